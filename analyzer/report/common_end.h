/* The call in which most findings end: one cause may be told at every caller. */
#ifndef COROLINT_REPORT_COMMON_END_H
#define COROLINT_REPORT_COMMON_END_H

#include "report/report.h"

/* A line that says how many lead to the same call, where that is, and what can be done there. NULL
 * when no call has several. Free with g_free(). */
char *report_format_common_end(const Report *report);

#endif
