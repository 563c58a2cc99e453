/* Questions and findings come through a pipe as they were. */
#include <string.h>

#include "driver/lsp/finding_bytes.h"
#include "driver/lsp/question.h"

static Finding *odd_finding(void) {
    Finding *finding = finding_new("blocking-io", SEVERITY_ERROR);
    SourceRange range = {(char *)"/a\xff.c", 3, 5, 4, 1};
    source_range_assign(&finding->range, &range);
    finding->message = g_strdup("'\xff' blocks");
    finding->function = g_strdup("f");
    finding->fingerprint = g_strdup("0123");
    finding_add_step(finding, &range, "first");
    finding_add_step(finding, &(SourceRange){0}, "of no file");
    return finding;
}

static void test_findings(void) {
    g_autoptr(GPtrArray) findings = g_ptr_array_new();
    Finding *finding = odd_finding();
    g_ptr_array_add(findings, finding);
    g_autoptr(GBytes) bytes = finding_bytes_pack(17, findings);
    guint serial = 0;
    g_autoptr(GPtrArray) got = finding_bytes_unpack(bytes, &serial);
    g_assert_cmpuint(serial, ==, 17);
    g_assert_cmpuint(got->len, ==, 1);
    const Finding *same = g_ptr_array_index(got, 0);
    g_assert_cmpstr(same->rule, ==, finding->rule);
    g_assert_cmpint(same->severity, ==, finding->severity);
    g_assert_cmpstr(same->range.file, ==, finding->range.file);
    g_assert_cmpuint(same->range.line, ==, 3);
    g_assert_cmpuint(same->range.column, ==, 5);
    g_assert_cmpuint(same->range.end_line, ==, 4);
    g_assert_cmpuint(same->range.end_column, ==, 1);
    g_assert_cmpstr(same->message, ==, finding->message);
    g_assert_cmpstr(same->function, ==, "f");
    g_assert_cmpstr(same->fingerprint, ==, "0123");
    g_assert_null(same->help);
    g_assert_null(same->callee);
    g_assert_cmpuint(same->trace->len, ==, 2);
    const TraceStep *first = g_ptr_array_index(same->trace, 0);
    const TraceStep *last = g_ptr_array_index(same->trace, 1);
    g_assert_cmpstr(first->range.file, ==, finding->range.file);
    g_assert_cmpstr(first->message, ==, "first");
    g_assert_null(last->range.file);
    finding_free(finding);
}

static Facts *facts_with(const char *name) {
    g_autoptr(GBytes) bytes = NULL;
    Facts *draft = facts_new();
    FactsRow row = facts_add_row(draft, FACTS_TABLE_FUNCTIONS);
    FactsText text = facts_add_text(draft, name);
    facts_function(draft, row)->name = text;
    bytes = facts_to_bytes(draft);
    facts_free(draft);
    return facts_from_bytes(bytes, NULL);
}

static void test_a_question(void) {
    g_autoptr(GArray) changed = g_array_new(FALSE, FALSE, sizeof(LspFileFacts));
    g_autoptr(GPtrArray) files = g_ptr_array_new();
    Facts *facts = facts_with("name");
    LspFileFacts change = {"/a\xff.c", facts, TRUE};
    g_array_append_val(changed, change);
    g_ptr_array_add(files, (gpointer) "/a\xff.c");
    g_ptr_array_add(files, (gpointer) "/b.c");
    g_autoptr(GBytes) bytes = lsp_question_pack(5, changed, files);
    LspQuestion question;
    lsp_question_unpack(bytes, &question);
    g_assert_cmpuint(question.number, ==, 5);
    g_assert_cmpuint(g_hash_table_size(question.files), ==, 2);
    g_assert_true(g_hash_table_contains(question.files, "/b.c"));
    g_assert_cmpuint(question.changed->len, ==, 1);
    const LspChangedFile *same = g_ptr_array_index(question.changed, 0);
    g_assert_cmpstr(same->file, ==, "/a\xff.c");
    g_assert_true(same->incomplete);
    g_assert_cmpstr(facts_text(same->facts, facts_function(same->facts, 1)->name), ==, "name");
    lsp_question_clear(&question);
    facts_free(facts);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lsp_analysis_bytes/findings", test_findings);
    g_test_add_func("/lsp_analysis_bytes/a_question", test_a_question);
    return g_test_run();
}
