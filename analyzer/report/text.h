/* The text format: findings as clang prints its diagnostics, each with its source line and its
 * trace. */
#ifndef COROLINT_REPORT_TEXT_H
#define COROLINT_REPORT_TEXT_H

#include "report/report.h"

/* All findings, one after the other; "" when there are none. Source lines are read from the files;
 * where that fails there is no snippet. To be freed with g_free(). */
char *report_render_text(const Report *report, gboolean color);

#endif
