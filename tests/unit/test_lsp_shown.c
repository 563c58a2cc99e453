/* What a client is shown of findings, and what it may do about them. */
#include "driver/lsp/shown.h"

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#include "driver/lsp/actions.h"

#define TEXT "int ä😀; f();\nint g;\n\tlast();\r\n"
#define PATH "/nowhere/a.c"
#define URI "file:///nowhere/a.c"

typedef struct Fixture {
    int ends[2];
    LspClient *client;
    GHashTable *open;
    LspDocument *document;
    GPtrArray *findings;
    LspShown shown;
} Fixture;

static LspDocument *document_of(const char *uri, const char *text) {
    cJSON *item = cJSON_CreateObject();
    cJSON_AddStringToObject(item, "uri", uri);
    cJSON_AddStringToObject(item, "languageId", "c");
    cJSON_AddNumberToObject(item, "version", 7);
    cJSON_AddStringToObject(item, "text", text);
    LspDocument *document = lsp_document_open(item, "/nowhere");
    cJSON_Delete(item);
    return document;
}

static void free_finding(gpointer data) {
    finding_free(data);
}

static void set_up(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_true(g_unix_open_pipe(fixture->ends, FD_CLOEXEC, NULL));
    g_unix_set_fd_nonblocking(fixture->ends[0], TRUE, NULL);
    fixture->client = lsp_client_new(fixture->ends[1]);
    fixture->client->relates = TRUE;
    fixture->open = g_hash_table_new(g_str_hash, g_str_equal);
    fixture->document = document_of(URI, TEXT);
    g_hash_table_insert(fixture->open, fixture->document->uri, fixture->document);
    fixture->findings = g_ptr_array_new_with_free_func(free_finding);
}

static void tear_down(Fixture *fixture, gconstpointer data) {
    (void)data;
    lsp_shown_clear(&fixture->shown);
    g_ptr_array_unref(fixture->findings);
    g_hash_table_unref(fixture->open);
    lsp_document_free(fixture->document);
    lsp_client_free(fixture->client);
    close(fixture->ends[0]);
    close(fixture->ends[1]);
}

static Finding *add_finding(Fixture *fixture, const char *path, unsigned line, unsigned column,
                            unsigned end_column) {
    Finding *finding = finding_new("blocking-io", SEVERITY_WARNING);
    source_range_assign(&finding->range,
                        &(SourceRange){(char *)path, line, column, line, end_column});
    finding->message = g_strdup("it \xff blocks");
    g_ptr_array_add(fixture->findings, finding);
    return finding;
}

/* The parameters of the message that was sent; NULL when none was. */
static cJSON *sent(const Fixture *fixture) {
    char bytes[65536];
    gssize count = read(fixture->ends[0], bytes, sizeof bytes - 1);
    if (count <= 0)
        return NULL;
    bytes[count] = '\0';
    cJSON *message = cJSON_Parse(strstr(bytes, "\r\n\r\n"));
    g_assert_nonnull(message);
    cJSON *params = cJSON_DetachItemFromObject(message, "params");
    cJSON_Delete(message);
    return params;
}

static void publish(Fixture *fixture, const GPtrArray *problems) {
    lsp_shown_publish(&fixture->shown, fixture->client, fixture->open, fixture->document,
                      fixture->findings, problems);
}

static void expect_range(const cJSON *item, guint line, guint start, guint end) {
    LspRange range;
    g_assert_true(lsp_read_range(cJSON_GetObjectItem(item, "range"), &range));
    g_assert_cmpuint(range.start.line, ==, line);
    g_assert_cmpuint(range.start.character, ==, start);
    g_assert_cmpuint(range.end.character, ==, end);
}

static void test_findings_are_the_documents_own(Fixture *fixture, gconstpointer data) {
    (void)data;
    Finding *finding = add_finding(fixture, PATH, 1, 13, 16);
    finding_add_step(finding, &finding->range, "a step");
    add_finding(fixture, "/nowhere/b.c", 1, 1, 2);
    publish(fixture, NULL);
    cJSON *params = sent(fixture);
    const cJSON *list = cJSON_GetObjectItem(params, "diagnostics");
    g_assert_cmpint(cJSON_GetArraySize(list), ==, 1);
    g_assert_cmpint(cJSON_GetObjectItem(params, "version")->valueint, ==, 7);
    const cJSON *item = cJSON_GetArrayItem(list, 0);
    expect_range(item, 0, 9, 12); /* ä is a unit of two bytes, 😀 two of four */
    g_assert_cmpstr(cJSON_GetObjectItem(item, "message")->valuestring, ==, "it � blocks");
    const cJSON *related = lsp_get(item, "relatedInformation", NULL);
    g_assert_cmpint(cJSON_GetArraySize(related), ==, 1);
    g_assert_cmpstr(lsp_get_string(cJSON_GetArrayItem(related, 0), "location", "uri", NULL), ==,
                    URI);
    cJSON_Delete(params);
}

static void test_the_same_is_not_sent_twice(Fixture *fixture, gconstpointer data) {
    (void)data;
    for (guint round = 0; round < 2; round++) {
        publish(fixture, NULL);
        cJSON *params = sent(fixture);
        g_assert_true((params != NULL) == (round == 0));
        cJSON_Delete(params);
    }
    fixture->document->version++;
    publish(fixture, NULL);
    cJSON *params = sent(fixture);
    g_assert_nonnull(params); /* who waits for that version is told that nothing is found */
    cJSON_Delete(params);
}

static void test_problems_stand_where_they_say(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_autoptr(GPtrArray) problems = g_ptr_array_new();
    g_ptr_array_add(problems, (gpointer) "line 3, column 2: expected ';'");
    g_ptr_array_add(problems, (gpointer) "other.h, line 9, column 9: what");
    publish(fixture, problems);
    cJSON *params = sent(fixture);
    const cJSON *list = cJSON_GetObjectItem(params, "diagnostics");
    expect_range(cJSON_GetArrayItem(list, 0), 2, 1, 8);
    expect_range(cJSON_GetArrayItem(list, 1), 0, 0, 13);
    cJSON_Delete(params);
}

static void test_findings_are_of_one_text(Fixture *fixture, gconstpointer data) {
    (void)data;
    g_assert_false(lsp_shown_is_current(&fixture->shown, fixture->document));
    publish(fixture, NULL);
    g_assert_true(lsp_shown_is_current(&fixture->shown, fixture->document));
    lsp_text_unref(fixture->document->text);
    fixture->document->text = lsp_text_new(g_strdup("x"), 1);
    g_assert_false(lsp_shown_is_current(&fixture->shown, fixture->document));
}

/* Actions. */

static char *new_text(const cJSON *action, LspRange *range) {
    const cJSON *edit = cJSON_GetArrayItem(lsp_get(action, "edit", "changes", URI, NULL), 0);
    if (!lsp_read_range(lsp_get(edit, "range", NULL), range))
        return NULL;
    return g_strdup(lsp_get_string(edit, "newText", NULL));
}

static void test_comments_fit_the_text(Fixture *fixture, gconstpointer data) {
    (void)data;
    LspRange asked = {{2, 3}, {2, 3}};
    LspRange at;
    add_finding(fixture, PATH, 3, 2, 8);
    publish(fixture, NULL);
    for (guint old = 0; old < 2; old++) {
        g_autoptr(LspTexts) texts = lsp_texts_new(fixture->open);
        cJSON *actions = lsp_actions(&fixture->shown, asked, texts,
                                     &(LspClient){.encoding = LSP_UTF16}, old == 0);
        g_assert_cmpint(cJSON_GetArraySize(actions), ==, 3);
        g_autofree char *above = new_text(cJSON_GetArrayItem(actions, 0), &at);
        g_assert_true(g_str_has_prefix(above, old ? "\t/* NOLINTNEXTLINE(corolint-blocking-io): "
                                                  : "\t// NOLINTNEXTLINE(corolint-blocking-io): "));
        g_assert_true(g_str_has_suffix(above, old ? " */\n" : "\n"));
        g_assert_cmpuint(at.start.line, ==, 2);
        g_assert_cmpuint(at.start.character, ==, 0);
        g_autofree char *behind = new_text(cJSON_GetArrayItem(actions, 1), &at);
        g_assert_cmpstr(behind, ==,
                        old ? " /* NOLINT(corolint-blocking-io) */"
                            : " // NOLINT(corolint-blocking-io)");
        g_assert_cmpuint(at.start.character, ==, 8); /* in front of the line break */
        cJSON_Delete(actions);
    }
}

static void test_nothing_is_offered_elsewhere(Fixture *fixture, gconstpointer data) {
    (void)data;
    LspRange asked = {{1, 0}, {1, 6}};
    add_finding(fixture, PATH, 3, 2, 8);
    publish(fixture, NULL);
    g_autoptr(LspTexts) texts = lsp_texts_new(fixture->open);
    cJSON *actions =
        lsp_actions(&fixture->shown, asked, texts, &(LspClient){.encoding = LSP_UTF16}, TRUE);
    g_assert_cmpint(cJSON_GetArraySize(actions), ==, 0);
    cJSON_Delete(actions);
}

static void add(const char *name, void (*test)(Fixture *, gconstpointer)) {
    g_autofree char *path = g_strconcat("/lsp_shown/", name, NULL);
    g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    add("findings_are_the_documents_own", test_findings_are_the_documents_own);
    add("the_same_is_not_sent_twice", test_the_same_is_not_sent_twice);
    add("problems_stand_where_they_say", test_problems_stand_where_they_say);
    add("findings_are_of_one_text", test_findings_are_of_one_text);
    add("comments_fit_the_text", test_comments_fit_the_text);
    add("nothing_is_offered_elsewhere", test_nothing_is_offered_elsewhere);
    return g_test_run();
}
