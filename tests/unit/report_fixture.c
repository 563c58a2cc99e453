#include "report_fixture.h"

Finding *fixture_add_finding(Report *report, const char *file, unsigned line, unsigned column,
                             unsigned end_line, unsigned end_column) {
    Finding *finding = finding_new("blocking-sleep", SEVERITY_WARNING);
    finding->range = (SourceRange){g_strdup(file), line, column, end_line, end_column};
    finding->message = g_strdup("'sleep' puts the thread to sleep");
    finding->fingerprint = g_strdup_printf("%032x", report->findings->len + 1);
    g_ptr_array_add(report->findings, finding);
    return finding;
}

void fixture_add_step(Finding *finding, const char *file, unsigned line, unsigned column,
                      const char *message) {
    SourceRange range = {g_strdup(file), line, column, line, column + 1};
    finding_add_step(finding, &range, message);
    g_free(range.file);
}

void fixture_add_rule(Report *report) {
    report_add_rule(report, (RuleDescription){.id = "blocking-sleep",
                                              .severity = SEVERITY_WARNING,
                                              .summary = "the thread sleeps",
                                              .what = "Finds sleeps\nof the thread.",
                                              .why = "The loop stops.",
                                              .example = "if (a < b) { sleep(1); }",
                                              .instead = "co_await timer(1);"});
}

static void set_message(Finding *finding, const char *message) {
    g_free(finding->message);
    finding->message = g_strdup(message);
}

Report *fixture_hostile_report(TemporaryTree *tree) {
    const char *file = tree_write(tree, HOSTILE_NAME, "</script><!-- \xFF\n" HOSTILE_MESSAGE "\n");
    const char *gone = tree_path(tree, "gone.c");
    Report *report = report_new();
    fixture_add_rule(report);
    Finding *finding = fixture_add_finding(report, file, 1, 1, 1, 10);
    set_message(finding, HOSTILE_MESSAGE);
    finding->function = g_strdup("operator<");
    finding->help = g_strdup(HOSTILE_MESSAGE);
    finding->macro = g_strdup("SLEEP");
    fixture_add_step(finding, gone, 5, 2, HOSTILE_MESSAGE);
    fixture_add_finding(report, NULL, 0, 0, 0, 0);
    report_add_error(report, file, HOSTILE_MESSAGE);
    report_add_error(report, NULL, "nothing is there");
    return report;
}
