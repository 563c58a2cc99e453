/* GitHub's workflow commands: each finding as one line on a job's output that GitHub shows as an
 * annotation in the changed files. Paths are relative to the checkout (GITHUB_WORKSPACE). */
#ifndef COROLINT_REPORT_GITHUB_H
#define COROLINT_REPORT_GITHUB_H

#include "report/report.h"

/* One line a finding, then one an error; "" when there is neither. To be freed with g_free(). */
char *report_render_github(const Report *report);

#endif
