/* Baselines: what was written is known when it is read, and what is no baseline says where. */
#include "driver/baseline.h"

#include <string.h>

#include "model/finding.h"
#include "temporary_tree.h"

static void free_finding(gpointer data) {
    finding_free(data);
}

static void add_finding(GPtrArray *findings, const char *file, const char *rule,
                        const char *fingerprint) {
    Finding *finding = finding_new(rule, SEVERITY_WARNING);
    finding->range = (SourceRange){g_strdup(file), 7, 1, 7, 2};
    finding->message = g_strdup("a \"message\" that is \xff no UTF-8");
    finding->function = g_strdup("update");
    finding->fingerprint = g_strdup(fingerprint);
    g_ptr_array_add(findings, finding);
}

static Baseline *read_back(const char *path) {
    g_autoptr(GError) error = NULL;
    Baseline *baseline = baseline_read(path, &error);
    g_assert_no_error(error);
    g_assert_nonnull(baseline);
    return baseline;
}

static const BaselineEntry *entry(const Baseline *baseline, guint index) {
    return g_ptr_array_index(baseline_entries(baseline), index);
}

static char *text_of(const char *path) {
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void test_round_trip(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_path(&tree, "base.json");
    const char *below = tree_path(&tree, "src/a.c");
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
    g_autoptr(GError) error = NULL;
    add_finding(findings, "/elsewhere/z.c", "blocking-io", "c");
    add_finding(findings, below, "blocking-lock", "b");
    add_finding(findings, below, "blocking-io", "a");
    g_assert_true(baseline_write(path, findings, NULL, &error));
    g_assert_no_error(error);

    g_autoptr(Baseline) baseline = read_back(path);
    g_assert_cmpuint(baseline_entries(baseline)->len, ==, 3);
    g_assert_true(baseline_meet(baseline, "b"));
    g_assert_false(baseline_meet(baseline, "d"));
    g_assert_cmpstr(entry(baseline, 0)->fingerprint, ==, "c");
    g_assert_cmpstr(entry(baseline, 0)->file, ==, "/elsewhere/z.c");
    g_assert_cmpstr(entry(baseline, 1)->fingerprint, ==, "a");
    g_assert_cmpstr(entry(baseline, 1)->rule, ==, "blocking-io");
    g_assert_cmpstr(entry(baseline, 1)->file, ==, below);
    g_assert_false(entry(baseline, 1)->met);
    g_assert_true(entry(baseline, 2)->met);
}

static void test_no_findings(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_path(&tree, "base.json");
    g_autoptr(GPtrArray) findings = g_ptr_array_new();
    g_assert_true(baseline_write(path, findings, NULL, NULL));
    g_autoptr(Baseline) baseline = read_back(path);
    g_assert_cmpuint(baseline_entries(baseline)->len, ==, 0);
    g_assert_false(baseline_meet(baseline, ""));
}

/* Neither the order in which they come nor the lines they stand on are in the file. */
static void test_the_same_findings_are_the_same_bytes(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *one = tree_path(&tree, "one.json");
    const char *other = tree_path(&tree, "other.json");
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
    add_finding(findings, "/b.c", "blocking-io", "1");
    add_finding(findings, "/a.c", "blocking-io", "3");
    add_finding(findings, "/a.c", "blocking-io", "2");
    g_assert_true(baseline_write(one, findings, NULL, NULL));
    gpointer first = findings->pdata[0];
    findings->pdata[0] = findings->pdata[2];
    findings->pdata[2] = first;
    ((Finding *)first)->range.line = 70;
    g_assert_true(baseline_write(other, findings, NULL, NULL));
    g_autofree char *left = text_of(one);
    g_autofree char *right = text_of(other);
    g_assert_cmpstr(left, ==, right);
}

static void test_kept_entries_are_written_as_they_were(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *one = tree_path(&tree, "one.json");
    const char *other = tree_path(&tree, "other.json");
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
    add_finding(findings, tree_path(&tree, "a.c"), "blocking-io", "1");
    add_finding(findings, "/b.c", "blocking-io", "2");
    g_assert_true(baseline_write(one, findings, NULL, NULL));
    g_autoptr(Baseline) baseline = read_back(one);
    g_autoptr(GPtrArray) kept = g_ptr_array_new();
    g_ptr_array_add(kept, (gpointer)entry(baseline, 0));
    g_ptr_array_remove_index(findings, 1);
    g_assert_true(baseline_write(other, findings, kept, NULL));
    g_autofree char *left = text_of(one);
    g_autofree char *right = text_of(other);
    g_assert_cmpstr(left, ==, right);
}

/* A merge may keep a line of both sides. */
static void test_a_line_that_stands_twice_is_one(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(
        &tree, "base.json",
        "{\"version\":1,\"findings\":[{\"fingerprint\":\"a\"},{\"fingerprint\":\"a\"}]}");
    g_autoptr(Baseline) baseline = read_back(path);
    g_assert_cmpuint(baseline_entries(baseline)->len, ==, 1);
    g_assert_true(baseline_meet(baseline, "a"));
    g_assert_true(entry(baseline, 0)->met);
}

static void test_only_the_fingerprint_is_needed(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path =
        tree_write(&tree, "base.json",
                   "{\"later\":{},\"version\":1,\"findings\":[{\"fingerprint\":\"a\","
                   "\"rule\":7,\"file\":null,\"more\":[]}]}");
    g_autoptr(Baseline) baseline = read_back(path);
    g_assert_true(baseline_meet(baseline, "a"));
    g_assert_cmpstr(entry(baseline, 0)->rule, ==, "");
}

typedef struct BadCase {
    const char *name;
    const char *text;
    const char *place;
    const char *message;
} BadCase;

static const BadCase bad_cases[] = {
    {"empty", "", "base.json:1:1: ", ""},
    {"cut-short", "{\"version\":1,\"findings\":[\n{\"fingerprint\":\"a\"},", "base.json:2:", ""},
    {"no-json", "<<<<<<< HEAD\n", "base.json:1:1: ", ""},
    {"conflict", "{\"version\":1,\"findings\":[\n<<<<<<< HEAD\n", "base.json:2:1: ", ""},
    {"list", "[]", "base.json:1:1: ", "\"version\": 1 was expected"},
    {"no-version", "{\"findings\":[]}", "base.json:1:1: ", "this is no baseline"},
    {"text-version", "{\"version\":\"1\"}", "base.json:1:12: ", "this is no baseline"},
    {"other-version", "{\n\"version\": 2, \"findings\": []}", "base.json:2:12: ",
     "a baseline of version 2; this corolint knows version 1, and --write-baseline"},
    {"half-version", "{\"version\":1.5}", "base.json:1:12: ", "version 1.5"},
    {"no-findings", "{\"version\":1}", "base.json:1:1: ", "a list of \"findings\""},
    {"object-of-findings", "{\"version\":1,\"findings\":{}}",
     "base.json:1:25: ", "a list of \"findings\""},
    {"text-for-finding", "{\"version\":1,\"findings\":[\"a\"]}",
     "base.json:1:26: ", "\"fingerprint\""},
    {"no-fingerprint", "{\"version\":1,\"findings\":[\n{\"rule\":\"blocking-io\"}]}",
     "base.json:2:1: ", "\"fingerprint\""},
    {"empty-fingerprint", "{\"version\":1,\"findings\":[{\"fingerprint\":\"\"}]}",
     "base.json:1:26: ", "\"fingerprint\""},
    {"number-for-fingerprint", "{\"version\":1,\"findings\":[{\"fingerprint\":1}]}",
     "base.json:1:26: ", "\"fingerprint\""},
};

static void assert_refused(const char *path, const char *place, const char *message) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Baseline) baseline = baseline_read(path, &error);
    g_assert_null(baseline);
    g_assert_nonnull(error);
    g_test_message("%s", error->message);
    g_assert_nonnull(strstr(error->message, place));
    g_assert_nonnull(strstr(error->message, message));
}

static void test_bad(gconstpointer data) {
    const BadCase *bad = data;
    g_auto(TemporaryTree) tree = tree_new();
    assert_refused(tree_write(&tree, "base.json", bad->text), bad->place, bad->message);
}

static void test_no_file(void) {
    g_auto(TemporaryTree) tree = tree_new();
    assert_refused(tree_path(&tree, "none.json"), "none.json", "--write-baseline");
    assert_refused(tree_make_directory(&tree, "directory"), "directory", "--write-baseline");
}

static void test_writing_in_vain(void) {
    g_auto(TemporaryTree) tree = tree_new();
    g_autoptr(GPtrArray) findings = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    g_assert_false(baseline_write(tree_path(&tree, "none/base.json"), findings, NULL, &error));
    g_assert_nonnull(error);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/baseline/round-trip", test_round_trip);
    g_test_add_func("/baseline/no-findings", test_no_findings);
    g_test_add_func("/baseline/same-bytes", test_the_same_findings_are_the_same_bytes);
    g_test_add_func("/baseline/kept", test_kept_entries_are_written_as_they_were);
    g_test_add_func("/baseline/twice", test_a_line_that_stands_twice_is_one);
    g_test_add_func("/baseline/fingerprint-alone", test_only_the_fingerprint_is_needed);
    g_test_add_func("/baseline/no-file", test_no_file);
    g_test_add_func("/baseline/writing-in-vain", test_writing_in_vain);
    for (gsize i = 0; i < G_N_ELEMENTS(bad_cases); i++) {
        g_autofree char *path = g_strconcat("/baseline/bad/", bad_cases[i].name, NULL);
        g_test_add_data_func(path, &bad_cases[i], test_bad);
    }
    return g_test_run();
}
