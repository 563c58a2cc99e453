/* Findings: memory, order, fingerprints. */
#include "model/finding.h"

#include <glib/gstdio.h>
#include <string.h>

static void free_finding(void *finding) {
    finding_free(finding);
}

static GPtrArray *findings_new(void) {
    return g_ptr_array_new_with_free_func(free_finding);
}

static char *write_source(const char *text) {
    char *path = NULL;
    int descriptor = g_file_open_tmp("corolint-XXXXXX.c", &path, NULL);
    g_assert_cmpint(descriptor, >=, 0);
    g_close(descriptor, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void remove_source(char *path) {
    g_remove(path);
    g_free(path);
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

static void set_fingerprints(GPtrArray *findings) {
    g_autoptr(SourceLines) sources = source_lines_new();
    findings_set_fingerprints(findings, sources);
}

static char *fingerprint_of(Finding *finding) {
    GPtrArray *findings = findings_new();
    g_ptr_array_add(findings, finding);
    set_fingerprints(findings);
    char *fingerprint = g_strdup(finding->fingerprint);
    g_ptr_array_unref(findings);
    return fingerprint;
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

static void test_fingerprint_form(void) {
    char *file = write_source("sleep(1);\n");
    char *fingerprint = fingerprint_of(finding_at("blocking-sleep", file, 1, 1));
    g_assert_cmpuint(strlen(fingerprint), ==, 32);
    g_assert_cmpuint(strspn(fingerprint, "0123456789abcdef"), ==, 32);
    g_free(fingerprint);
    remove_source(file);
}

static void test_fingerprint_survives_moving_and_formatting(void) {
    char *before = write_source("sleep(1);\n");
    char *after = write_source("/* new */\r\n\r\n\tsleep ( 1 ) ; \r\n");
    char *old_one = fingerprint_of(finding_at("blocking-sleep", before, 1, 1));
    char *new_one = fingerprint_of(finding_at("blocking-sleep", after, 3, 2));
    g_assert_cmpstr(old_one, ==, new_one);
    g_free(old_one);
    g_free(new_one);
    remove_source(before);
    remove_source(after);
}

static void test_fingerprint_tells_findings_apart(void) {
    char *file = write_source("sleep(1);\nsleep(2);\n");
    Finding *findings[] = {
        finding_at("blocking-sleep", file, 1, 1), finding_at("blocking-sleep", file, 2, 1),
        finding_at("blocking-wait", file, 1, 1),  finding_at("blocking-sleep", file, 1, 1),
        finding_at("blocking-sleep", file, 1, 1),
    };
    g_free(findings[3]->function);
    findings[3]->function = g_strdup("other");
    g_free(findings[4]->callee);
    findings[4]->callee = NULL;
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(findings); i++)
        g_assert_true(g_hash_table_add(seen, fingerprint_of(findings[i])));
    g_hash_table_unref(seen);
    remove_source(file);
}

/* The boundary between two texts counts: "ab" "c" is not "a" "bc". */
static void test_fingerprint_keeps_fields_apart(void) {
    Finding *a = finding_at("rule", NULL, 0, 0);
    Finding *b = finding_at("rul", NULL, 0, 0);
    g_free(b->function);
    b->function = g_strdup("eupdate_counter");
    char *first = fingerprint_of(a);
    char *second = fingerprint_of(b);
    g_assert_cmpstr(first, !=, second);
    g_free(first);
    g_free(second);
}

static void test_ordinals(void) {
    char *file = write_source("sleep(1); sleep(1);\nsleep(1); sleep(1);\n");
    GPtrArray *findings = findings_new();
    g_ptr_array_add(findings, finding_at("blocking-sleep", file, 1, 1));
    g_ptr_array_add(findings, finding_at("blocking-sleep", file, 1, 11));
    g_ptr_array_add(findings, finding_at("blocking-sleep", file, 2, 1));
    set_fingerprints(findings);
    const Finding *first = g_ptr_array_index(findings, 0);
    const Finding *second = g_ptr_array_index(findings, 1);
    const Finding *third = g_ptr_array_index(findings, 2);
    g_assert_cmpstr(first->fingerprint, !=, second->fingerprint);
    g_assert_cmpstr(second->fingerprint, !=, third->fingerprint);
    g_assert_cmpstr(first->fingerprint, !=, third->fingerprint);

    char *alone = fingerprint_of(finding_at("blocking-sleep", file, 1, 1));
    g_assert_cmpstr(first->fingerprint, ==, alone);
    char *again = g_strdup(third->fingerprint);
    set_fingerprints(findings);
    g_assert_cmpstr(third->fingerprint, ==, again);
    g_free(again);
    g_free(alone);
    g_ptr_array_unref(findings);
    remove_source(file);
}

/* A file that has gone, a directory, a line past the end: all the same as an empty line. */
static void test_fingerprint_without_a_line(void) {
    char *file = write_source("\n");
    char *empty_line = fingerprint_of(finding_at("blocking-io", file, 1, 1));
    char *past_end = fingerprint_of(finding_at("blocking-io", file, 900, 1));
    char *missing = fingerprint_of(finding_at("blocking-io", "/nowhere/at/all.c", 1, 1));
    char *directory = fingerprint_of(finding_at("blocking-io", g_get_tmp_dir(), 1, 1));
    char *no_file = fingerprint_of(finding_at("blocking-io", NULL, 1, 1));
    g_assert_cmpstr(past_end, ==, empty_line);
    g_assert_cmpstr(missing, ==, empty_line);
    g_assert_cmpstr(directory, ==, empty_line);
    g_assert_cmpstr(no_file, ==, empty_line);
    g_free(empty_line);
    g_free(past_end);
    g_free(missing);
    g_free(directory);
    g_free(no_file);
    remove_source(file);
}

/* What an editor has not saved yet counts, not what the disk holds. */
static void test_fingerprint_goes_by_the_unsaved_text(void) {
    char *file = write_source("sleep(1);\n");
    g_autoptr(SourceLines) sources = source_lines_new();
    static const char unsaved[] = "\n  sleep (1);";
    source_lines_put(sources, file, unsaved, strlen(unsaved));
    GPtrArray *findings = findings_new();
    g_ptr_array_add(findings, finding_at("blocking-sleep", file, 2, 3));
    findings_set_fingerprints(findings, sources);
    const Finding *finding = g_ptr_array_index(findings, 0);
    char *saved = fingerprint_of(finding_at("blocking-sleep", file, 1, 1));
    g_assert_cmpstr(finding->fingerprint, ==, saved);
    g_free(saved);
    g_ptr_array_unref(findings);
    remove_source(file);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/finding/severities", test_severities);
    g_test_add_func("/finding/range-to-itself", test_assigning_a_range_to_itself);
    g_test_add_func("/finding/steps", test_steps_are_copied_in_order);
    g_test_add_func("/finding/order", test_order);
    g_test_add_func("/finding/order-ties", test_messages_break_ties);
    g_test_add_func("/fingerprint/form", test_fingerprint_form);
    g_test_add_func("/fingerprint/stable", test_fingerprint_survives_moving_and_formatting);
    g_test_add_func("/fingerprint/distinct", test_fingerprint_tells_findings_apart);
    g_test_add_func("/fingerprint/fields", test_fingerprint_keeps_fields_apart);
    g_test_add_func("/fingerprint/ordinals", test_ordinals);
    g_test_add_func("/fingerprint/no-line", test_fingerprint_without_a_line);
    g_test_add_func("/fingerprint/unsaved", test_fingerprint_goes_by_the_unsaved_text);
    return g_test_run();
}
