/* GitLab's code quality report: an array of findings, each with a path relative to the checkout
 * (CI_PROJECT_DIR) and a fingerprint of its own. A file that could not be analysed is one too. */
#ifndef COROLINT_REPORT_GITLAB_H
#define COROLINT_REPORT_GITLAB_H

#include "report/report.h"

/* To be freed with g_free(). */
char *report_render_gitlab(const Report *report);

#endif
