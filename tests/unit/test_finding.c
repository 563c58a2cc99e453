/* Findings: memory, order. */
#include "model/finding.h"

#include <string.h>

static void free_finding(void *finding) {
    finding_free(finding);
}

static GPtrArray *findings_new(void) {
    return g_ptr_array_new_with_free_func(free_finding);
}

static Finding *finding_at(const char *rule, const char *file, unsigned line, unsigned column) {
    Finding *finding = finding_new(rule, SEVERITY_WARNING);
    char *name = g_strdup(file);
    source_range_assign(&finding->range, &(SourceRange){name, line, column, line, column + 1});
    g_free(name);
    finding->message = g_strdup("message");
    finding->function = g_strdup("update_counter");
    finding->callee = g_strdup("sleep");
    return finding;
}

static void test_severities(void) {
    Severity severity = SEVERITY_NOTE;
    g_assert_true(severity_parse("error", &severity));
    g_assert_cmpint(severity, ==, SEVERITY_ERROR);
    g_assert_false(severity_parse("Error", &severity));
    g_assert_false(severity_parse("", &severity));
    g_assert_cmpint(severity, ==, SEVERITY_ERROR);
    g_assert_cmpstr(severity_name(SEVERITY_NOTE), ==, "note");
}

static void test_assigning_a_range_to_itself(void) {
    SourceRange range = {g_strdup("a.c"), 1, 2, 3, 4};
    source_range_assign(&range, &range);
    g_assert_cmpstr(range.file, ==, "a.c");
    g_assert_cmpuint(range.end_column, ==, 4);
    g_free(range.file);
}

static void test_steps_are_copied_in_order(void) {
    Finding *finding = finding_new("blocking-io", SEVERITY_WARNING);
    char file[] = "a.c";
    char message[] = "first";
    finding_add_step(finding, &(SourceRange){file, 1, 1, 1, 2}, message);
    file[0] = 'x';
    memcpy(message, "later", sizeof message);
    finding_add_step(finding, &(SourceRange){file, 2, 1, 2, 2}, message);
    g_assert_cmpuint(finding->trace->len, ==, 2);
    const TraceStep *step = g_ptr_array_index(finding->trace, 0);
    g_assert_cmpstr(step->range.file, ==, "a.c");
    g_assert_cmpstr(step->message, ==, "first");
    finding_free(finding);
    finding_free(NULL);
}

static void test_order(void) {
    GPtrArray *findings = findings_new();
    g_ptr_array_add(findings, finding_at("blocking-io", "/b.c", 1, 1));
    g_ptr_array_add(findings, finding_at("blocking-io", "/a.c", 10, 1));
    g_ptr_array_add(findings, finding_at("blocking-io", "/a.c", 9, 12));
    g_ptr_array_add(findings, finding_at("blocking-lock", "/a.c", 9, 2));
    g_ptr_array_add(findings, finding_at("blocking-io", "/a.c", 9, 2));
    g_ptr_array_sort(findings, finding_compare);
    static const char *const expected[] = {
        "/a.c:9:2 blocking-io",  "/a.c:9:2 blocking-lock", "/a.c:9:12 blocking-io",
        "/a.c:10:1 blocking-io", "/b.c:1:1 blocking-io",
    };
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        char *seen = g_strdup_printf("%s:%u:%u %s", finding->range.file, finding->range.line,
                                     finding->range.column, finding->rule);
        g_assert_cmpstr(seen, ==, expected[i]);
        g_free(seen);
    }
    g_ptr_array_unref(findings);
}

static void test_messages_break_ties(void) {
    Finding *a = finding_at("blocking-io", "/a.c", 1, 1);
    Finding *b = finding_at("blocking-io", "/a.c", 1, 1);
    g_assert_cmpint(finding_compare(&a, &b), ==, 0);
    g_free(b->message);
    b->message = g_strdup("messages");
    g_assert_cmpint(finding_compare(&a, &b), <, 0);
    g_assert_cmpint(finding_compare(&b, &a), >, 0);
    finding_free(a);
    finding_free(b);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/finding/severities", test_severities);
    g_test_add_func("/finding/range-to-itself", test_assigning_a_range_to_itself);
    g_test_add_func("/finding/steps", test_steps_are_copied_in_order);
    g_test_add_func("/finding/order", test_order);
    g_test_add_func("/finding/order-ties", test_messages_break_ties);
    return g_test_run();
}
