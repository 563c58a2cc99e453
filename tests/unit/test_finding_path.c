/* The path of a finding: where among the steps of its trace it stands. */
#include "report/finding_path.h"
#include "report_fixture.h"

static void assert_path(const Finding *finding, const char *expected) {
    GArray *path = finding_path(finding);
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < path->len; i++) {
        const PathStep *step = &g_array_index(path, PathStep, i);
        g_string_append_printf(lines, "%s%u", step->is_finding ? "*" : " ", step->range->line);
    }
    g_assert_cmpstr(lines->str, ==, expected);
    g_string_free(lines, TRUE);
    g_array_unref(path);
}

static void test_no_trace(void) {
    Report *report = report_new();
    assert_path(fixture_add_finding(report, "/a.c", 4, 1, 4, 2), "*4");
    report_free(report);
}

static void test_a_way_down(void) {
    Report *report = report_new();
    Finding *finding = fixture_add_finding(report, "/a.c", 4, 1, 4, 2);
    fixture_add_step(finding, "/b.c", 9, 1, "'f' calls 'g'");
    fixture_add_step(finding, "/b.c", 2, 1, "'g' calls 'sleep'");
    assert_path(finding, "*4 9 2");
    report_free(report);
}

static void test_a_step_before(void) {
    Report *report = report_new();
    Finding *finding = fixture_add_finding(report, "/a.c", 4, 1, 4, 2);
    fixture_add_step(finding, "/a.c", 3, 1, "'f' takes 'lock'");
    fixture_add_step(finding, "/b.c", 9, 1, "'g' calls 'sleep'");
    finding->lead = 1;
    assert_path(finding, " 3*4 9");
    report_free(report);
}

static void test_a_trace_that_tells_the_finding(void) {
    Report *report = report_new();
    Finding *finding = fixture_add_finding(report, "/a.c", 4, 1, 4, 2);
    fixture_add_step(finding, "/a.c", 2, 1, "read here");
    fixture_add_step(finding, "/b.c", 4, 1, "suspended here, in another file");
    fixture_add_step(finding, "/a.c", 4, 1, "written here");
    assert_path(finding, " 2 4*4");
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/finding-path/no-trace", test_no_trace);
    g_test_add_func("/finding-path/a-way-down", test_a_way_down);
    g_test_add_func("/finding-path/a-step-before", test_a_step_before);
    g_test_add_func("/finding-path/a-trace-that-tells-the-finding",
                    test_a_trace_that_tells_the_finding);
    return g_test_run();
}
