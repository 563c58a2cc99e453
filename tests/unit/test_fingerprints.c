/* Fingerprints: what a finding is known again by, and what makes it another. */
#include "driver/fingerprints.h"

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
    fingerprints_set(findings, sources);
}

static char *fingerprint_of(Finding *finding) {
    GPtrArray *findings = findings_new();
    g_ptr_array_add(findings, finding);
    set_fingerprints(findings);
    char *fingerprint = g_strdup(finding->fingerprint);
    g_ptr_array_unref(findings);
    return fingerprint;
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

/* The finding stands on a line, from there to the end of a later one. */
static char *fingerprint_in(const char *text, unsigned line, unsigned end_line) {
    char *file = write_source(text);
    Finding *finding = finding_at("blocking-sleep", file, line, 1);
    finding->range.end_line = end_line;
    char *fingerprint = fingerprint_of(finding);
    remove_source(file);
    return fingerprint;
}

static void assert_alike(const char *text, unsigned line, unsigned end_line, const char *other) {
    g_autofree char *one = fingerprint_in(text, line, end_line);
    g_autofree char *two = fingerprint_in(other, 1, 1);
    g_assert_cmpstr(one, ==, two);
}

static void assert_other(const char *text, unsigned line, unsigned end_line, const char *other) {
    g_autofree char *one = fingerprint_in(text, line, end_line);
    g_autofree char *two = fingerprint_in(other, 1, 1);
    g_assert_cmpstr(one, !=, two);
}

static void test_comments_do_not_count(void) {
    assert_alike("sleep(1); // NOLINT(corolint-blocking-io)\n", 1, 1, "sleep(1);\n");
    assert_alike("sleep(/* seconds */ 1); /* and more\n", 1, 1, "sleep(1);\n");
    assert_alike("say(\"a /* b\"); // c\n", 1, 1, "say(\"a /* b\");\n");
    assert_alike("say('\"', 1'000); // c\n", 1, 1, "say('\"', 1'000);\n");
    assert_other("open(\"http://a\");\n", 1, 1, "open(\"http://b\");\n");
    assert_other("open(R\"(\" // a)\");\n", 1, 1, "open(R\"(\" // b)\");\n");
    assert_other("sleep(1); /* a */ sleep(2);\n", 1, 1, "sleep(1);\n");
}

static void test_wrapping_does_not_count(void) {
    static const char line[] = "int result = save(file, 1 + size);\n";
    assert_alike("int result = save(file, // why\n        1 + size);\n", 1, 2, line);
    assert_alike("int result =\n    save(file,\n\n 1\n + size);\n", 2, 5, line);
    assert_alike("log(\n    save(a), // b\n    c);\n", 2, 2, "log(save(a), c);\n");
    assert_other("int result = save(file,\n        2 + size);\n", 1, 2, line);
    assert_other("save(file);\nsave(other);\n", 1, 1, "save(file); save(other);\n");
    assert_alike("if (a)\n    save(file);\n", 2, 2, "save(file);\n");
}

/* What is done in a lambda's body does not make its start another finding. */
static void test_bodies_do_not_count(void) {
    assert_alike("run(loop, [&] {\n    first();\n});\n", 1, 3, "run(loop, [&] {\n");
    assert_alike("run(loop,\n    [&] {\n    first();\n});\n", 1, 4, "run(loop, [&]\n");
}

static Finding *finding_that_ends_in(const char *leaf) {
    Finding *finding = finding_at("blocking-io", NULL, 0, 0);
    finding->leaf = g_strdup(leaf);
    return finding;
}

static void test_what_blocks_in_the_end_counts(void) {
    g_autofree char *none = fingerprint_of(finding_that_ends_in(NULL));
    g_autofree char *write = fingerprint_of(finding_that_ends_in("write"));
    g_autofree char *fsync = fingerprint_of(finding_that_ends_in("fsync"));
    Finding *longer = finding_that_ends_in("fsync");
    finding_add_step(longer, &(SourceRange){NULL, 3, 1, 3, 2}, "'a' calls 'b'");
    g_autofree char *by_another_way = fingerprint_of(longer);
    g_assert_cmpstr(none, !=, write);
    g_assert_cmpstr(write, !=, fsync);
    g_assert_cmpstr(fsync, ==, by_another_way);
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
    fingerprints_set(findings, sources);
    const Finding *finding = g_ptr_array_index(findings, 0);
    char *saved = fingerprint_of(finding_at("blocking-sleep", file, 1, 1));
    g_assert_cmpstr(finding->fingerprint, ==, saved);
    g_free(saved);
    g_ptr_array_unref(findings);
    remove_source(file);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fingerprint/form", test_fingerprint_form);
    g_test_add_func("/fingerprint/stable", test_fingerprint_survives_moving_and_formatting);
    g_test_add_func("/fingerprint/distinct", test_fingerprint_tells_findings_apart);
    g_test_add_func("/fingerprint/fields", test_fingerprint_keeps_fields_apart);
    g_test_add_func("/fingerprint/ordinals", test_ordinals);
    g_test_add_func("/fingerprint/no-line", test_fingerprint_without_a_line);
    g_test_add_func("/fingerprint/unsaved", test_fingerprint_goes_by_the_unsaved_text);
    g_test_add_func("/fingerprint/comments", test_comments_do_not_count);
    g_test_add_func("/fingerprint/wrapping", test_wrapping_does_not_count);
    g_test_add_func("/fingerprint/bodies", test_bodies_do_not_count);
    g_test_add_func("/fingerprint/leaf", test_what_blocks_in_the_end_counts);
    return g_test_run();
}
