/* JUnit's XML, as Jenkins and GitLab read it: a test suite for each file with findings or an error,
 * in it a failed test for each finding and a test with an error for each error. A report of nothing
 * is one passed test, for Jenkins takes a report without tests for a mistake. */
#ifndef COROLINT_REPORT_JUNIT_H
#define COROLINT_REPORT_JUNIT_H

#include "report/report.h"

/* To be freed with g_free(). */
char *report_render_junit(const Report *report);

#endif
