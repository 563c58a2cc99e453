/* The report as one HTML page for people: findings by rule or by file, each with its path drawn
 * step by step through the sources.
 *
 * The page is complete in itself and fetches nothing. Its markup, style and script are the files in
 * report/html/, which the build puts into the binary; the findings are JSON inside the page, which
 * the script draws. Without JavaScript the page shows the text report. */
#ifndef COROLINT_REPORT_HTML_H
#define COROLINT_REPORT_HTML_H

#include "report/report.h"

/* To be freed with g_free(). */
char *report_render_html(const Report *report);

#endif
