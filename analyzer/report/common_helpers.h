/* The helpers by which several findings come: one cause may be told at every caller. */
#ifndef COROLINT_REPORT_COMMON_HELPERS_H
#define COROLINT_REPORT_COMMON_HELPERS_H

#include "report/report.h"

/* Lines that say, for the few helpers most findings share on their ways, how many come by each,
 * where it goes on to what blocks, and what can be done there. Of helpers that lead to each other
 * the one nearest to the findings is named: what it does besides is met behind none but it. NULL
 * when no helper is shared by several. Free with g_free(). */
char *report_format_common_helpers(const Report *report);

#endif
