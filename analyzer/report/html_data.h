/* What the script of the HTML page draws: the findings with their steps, the rules, and of each
 * file the lines that a step shows. Each line is there once, however many steps show it. */
#ifndef COROLINT_REPORT_HTML_DATA_H
#define COROLINT_REPORT_HTML_DATA_H

#include "report/report.h"

#include <cjson/cJSON.h>

/* To be freed by the caller. Files that cannot be read have no lines. */
cJSON *html_data(const Report *report);

#endif
