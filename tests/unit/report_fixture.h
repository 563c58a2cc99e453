/* Reports for the tests of the formats. */
#ifndef COROLINT_TESTS_REPORT_FIXTURE_H
#define COROLINT_TESTS_REPORT_FIXTURE_H

#include "report/report.h"
#include "temporary_tree.h"

/* Names and texts that every format has to escape, among them bytes that are no text. */
#define HOSTILE_NAME "a b%,:;\"'&<!--</script>\xFF.c"
#define HOSTILE_MESSAGE "'f<&>\"' {0} 100%\r\n::error::</script><!-- \033[31m \xFF ]]>"

/* A finding blocking-sleep of severity warning, of no file for NULL. */
Finding *fixture_add_finding(Report *report, const char *file, unsigned line, unsigned column,
                             unsigned end_line, unsigned end_column);
void fixture_add_step(Finding *finding, const char *file, unsigned line, unsigned column,
                      const char *message);

/* A rule that describes fixture_add_finding()'s findings. */
void fixture_add_rule(Report *report);

/* A finding with HOSTILE_MESSAGE in a file HOSTILE_NAME, which holds such text too, with a step in
 * a file that is gone; a finding of no file; an error of each. */
Report *fixture_hostile_report(TemporaryTree *tree);

#endif
