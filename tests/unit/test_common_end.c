/* The call in which most findings end is told, when they are several. */
#include "report/common_end.h"

#include "report_fixture.h"

/* leaf NULL: it blocks where the finding stands, after what the step tells. */
static void add_way(Report *report, unsigned line, const char *leaf, const char *file,
                    unsigned end) {
    Finding *finding = fixture_add_finding(report, "/w.c", line, 1, line, 2);
    finding->leaf = g_strdup(leaf);
    fixture_add_step(finding, "/way.c", line, 1, "on the way");
    fixture_add_step(finding, file, end, 5, "the end");
}

static void assert_common_end(const Report *report, const char *expected) {
    g_autofree char *line = report_format_common_end(report);
    g_assert_cmpstr(line, ==, expected);
}

static void test_common_end(void) {
    Report *report = report_new();
    assert_common_end(report, NULL);
    for (unsigned line = 1; line <= 3; line++)
        add_way(report, line, NULL, "/lock.c", 1);
    add_way(report, 4, "fopen", "/util.c", 30);
    add_way(report, 5, "fopen", "/util.c", 30);
    add_way(report, 6, "fopen", "/util.c", 31);
    assert_common_end(report, NULL);
    add_way(report, 7, "fopen", "/util.c", 30);
    assert_common_end(report, "3 of these lead to the same call of 'fopen', /util.c:30:5: mend it "
                              "there, or say there once that it does no harm "
                              "(docs/suppression.md)");
    for (unsigned line = 8; line < 12; line++)
        add_way(report, line, "fsync", "/other.c", 2);
    g_autofree char *line = report_format_common_end(report);
    g_assert_true(g_str_has_prefix(line, "4 of these lead to the same call of 'fsync', /other.c"));
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/common-end", test_common_end);
    return g_test_run();
}
