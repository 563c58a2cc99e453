/* The helpers by which most findings come are told, when they are several. */
#include "report/common_helpers.h"

#include "report_fixture.h"

static Finding *add_finding(Report *report, unsigned line, const char *leaf) {
    Finding *finding = fixture_add_finding(report, "/w.c", line, 1, line, 2);
    finding->leaf = g_strdup(leaf);
    return finding;
}

/* Inside the function, which stands in the file. */
static void add_step(Finding *finding, const char *file, unsigned line, const char *function) {
    fixture_add_step(finding, file, line, 5, "on the way");
    TraceStep *step = g_ptr_array_index(finding->trace, finding->trace->len - 1);
    step->function = g_strdup(function);
}

static void assert_lines(const Report *report, const char *const *expected) {
    g_autofree char *text = report_format_common_helpers(report);
    g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, g_strv_length((char **)expected));
    for (guint i = 0; expected[i]; i++)
        g_assert_true(g_str_has_prefix(lines[i], expected[i]));
}

static void assert_line(const Report *report, const char *expected) {
    const char *const lines[] = {expected, NULL};
    assert_lines(report, lines);
}

static void assert_none(const Report *report) {
    g_autofree char *text = report_format_common_helpers(report);
    g_assert_null(text);
}

static void test_the_helper_nearest_to_the_findings(void) {
    Report *report = report_new();
    for (unsigned line = 1; line <= 3; line++) {
        if (line == 3)
            assert_none(report);
        Finding *finding = add_finding(report, line, "fopen");
        add_step(finding, "/own.c", line, line == 1 ? "one" : line == 2 ? "two" : "three");
        add_step(finding, "/shared.c", 20 + line, "shared");
        add_step(finding, "/deep.c", 30, "deeper");
        add_step(finding, "/deep.c", 40, "deepest");
    }
    ((Finding *)g_ptr_array_index(report->findings, 1))->rule = "blocking-io";
    g_autofree char *text = report_format_common_helpers(report);
    g_assert_cmpstr(text, ==,
                    "3 of these come by /shared.c:21 ('shared'): mend it there, or say there once "
                    "that it does no harm, by NOLINT(corolint-blocking-sleep, "
                    "corolint-blocking-io) on the line of that function's name "
                    "(docs/suppression.md)");
    Finding *other = add_finding(report, 4, "fopen");
    add_step(other, "/deep.c", 30, "deeper");
    assert_line(report, "4 of these come by /deep.c:30 ('deeper')");
    report_free(report);
}

static void test_what_is_not_shared(void) {
    Report *report = report_new();
    for (unsigned line = 1; line <= 3; line++) { /* blocks where the finding stands */
        add_step(add_finding(report, line, NULL), "/lock.c", 1, "locked");
        add_finding(report, 10 + line, "fopen")->lead = 1;
        add_step(g_ptr_array_index(report->findings, report->findings->len - 1), "/lead.c", 1,
                 "before");
        add_step(add_finding(report, 20 + line, "fopen"), "/lambda.c", 1, NULL);
    }
    assert_none(report);
    Finding *twice = add_finding(report, 30, "fopen");
    for (unsigned line = 1; line <= 3; line++)
        add_step(twice, "/recursion.c", line, "itself");
    add_step(add_finding(report, 31, "fopen"), "/a.c", 1, "namesake");
    add_step(add_finding(report, 32, "fopen"), "/a.c", 1, "namesake");
    add_step(add_finding(report, 33, "fopen"), "/b.c", 1, "namesake");
    assert_none(report);
    report_free(report);
}

static void test_three_groups_the_largest_first(void) {
    static const struct {
        const char *function;
        unsigned count;
    } groups[] = {{"small", 3}, {"large", 5}, {"few", 2}, {"middle", 4}, {"smaller", 3}};
    Report *report = report_new();
    unsigned line = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
        for (unsigned k = 0; k < groups[i].count; k++)
            add_step(add_finding(report, ++line, "fsync"), "/h.c", 1, groups[i].function);
    const char *const expected[] = {"5 of these come by /h.c:1 ('large')",
                                    "4 of these come by /h.c:1 ('middle')",
                                    "3 of these come by /h.c:1 ('small')", NULL};
    assert_lines(report, expected);
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/common-helpers/nearest", test_the_helper_nearest_to_the_findings);
    g_test_add_func("/common-helpers/not-shared", test_what_is_not_shared);
    g_test_add_func("/common-helpers/three", test_three_groups_the_largest_first);
    return g_test_run();
}
