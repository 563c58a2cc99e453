#include "driver/lsp/text.h"

#include <string.h>

#include "driver/lsp/document.h"
#include "driver/lsp/uri.h"

static LspText *text_of(const char *bytes) {
    return lsp_text_new(g_strdup(bytes), strlen(bytes));
}

static void test_positions_in_each_encoding(void) {
    /* ä: two bytes, one unit; 😀: four bytes, two units of UTF-16. */
    g_autoptr(LspText) text = text_of("x\nä😀b\n");
    const struct {
        LspEncoding encoding;
        guint characters[4]; /* of ä, 😀, b and the end */
    } known[] = {{LSP_UTF8, {0, 2, 6, 7}}, {LSP_UTF16, {0, 1, 3, 4}}, {LSP_UTF32, {0, 1, 2, 3}}};
    const gsize offsets[] = {2, 4, 8, 9};
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        for (guint k = 0; k < G_N_ELEMENTS(offsets); k++) {
            LspPosition position = {1, known[i].characters[k]};
            g_assert_cmpuint(lsp_text_offset(text, position, known[i].encoding), ==, offsets[k]);
            LspPosition back = lsp_text_position(text, 2, (guint)offsets[k] - 1, known[i].encoding);
            g_assert_cmpuint(back.line, ==, 1);
            g_assert_cmpuint(back.character, ==, position.character);
        }
    g_assert_cmpuint(lsp_text_offset(text, (LspPosition){1, 2}, LSP_UTF16), ==, 4); /* within 😀 */
}

static void test_positions_that_are_none(void) {
    g_autoptr(LspText) text = text_of("ab\r\nc\rd");
    g_assert_cmpuint(text->lines->len, ==, 3);
    g_assert_cmpuint(lsp_text_offset(text, (LspPosition){0, 99}, LSP_UTF16), ==, 2);
    g_assert_cmpuint(lsp_text_offset(text, (LspPosition){2, G_MAXUINT}, LSP_UTF8), ==, 7);
    g_assert_cmpuint(lsp_text_offset(text, (LspPosition){G_MAXUINT, 0}, LSP_UTF16), ==, 7);
    LspPosition position = lsp_text_position(text, 1, 99, LSP_UTF16);
    g_assert_cmpuint(position.character, ==, 2);
    position = lsp_text_position(text, 0, 0, LSP_UTF16);
    g_assert_cmpuint(position.line + position.character, ==, 0);
    g_autoptr(LspText) latin = lsp_text_new(g_strdup("\xe4\xf6 x"), 4);
    g_assert_cmpuint(lsp_text_position(latin, 1, 4, LSP_UTF16).character, ==, 3);
    g_autoptr(LspText) empty = text_of("");
    g_assert_cmpuint(lsp_text_offset(empty, (LspPosition){3, 3}, LSP_UTF16), ==, 0);
}

static void test_replacing(void) {
    g_autoptr(LspText) text = text_of("one\ntwo\n");
    LspRange middle = {{0, 3}, {1, 1}};
    g_autoptr(LspText) joined = lsp_text_replace(text, middle, LSP_UTF16, "-T");
    g_assert_cmpstr(joined->bytes, ==, "one-Two\n");
    g_assert_cmpuint(joined->lines->len, ==, 2);
    LspRange backwards = {{1, 2}, {0, 1}};
    g_autoptr(LspText) inserted = lsp_text_replace(text, backwards, LSP_UTF16, "|");
    g_assert_cmpstr(inserted->bytes, ==, "one\ntw|o\n");
    g_assert_true(lsp_text_equal(text, text));
    g_assert_false(lsp_text_equal(text, joined));
}

static void assert_path(const char *uri, const char *wanted) {
    g_autofree char *path = lsp_uri_to_path(uri);
    g_assert_cmpstr(path, ==, wanted);
}

static void test_uris(void) {
    assert_path("file:///a/b%20c.c", "/a/b c.c");
    assert_path("file://localhost/a/../b", "/b");
    assert_path("FILE:/a", "/a");
    assert_path("file:///a%23b#c?d", "/a#b");
    assert_path("file:///%C3%A4.c", "/ä.c");
    assert_path("file:///a%00b", NULL);
    assert_path("file:///a%zz", NULL);
    assert_path("file://elsewhere/a", NULL);
    assert_path("untitled:Untitled-1", NULL);
    assert_path("file:", NULL);
    assert_path("", NULL);
    g_autofree char *uri = lsp_uri_of_path("/a b/ä#?%.c");
    g_assert_cmpstr(uri, ==, "file:///a%20b/%C3%A4%23%3F%25.c");
    g_autofree char *normal = lsp_uri_normal("file:///a%20b/%c3%a4%23%3f%25.c");
    g_assert_cmpstr(normal, ==, uri);
    g_autofree char *other = lsp_uri_normal("untitled:x y");
    g_assert_cmpstr(other, ==, "untitled:x y");
}

static LspDocument *document_of(const char *uri, const char *language, const char *text) {
    cJSON *item = cJSON_CreateObject();
    cJSON_AddStringToObject(item, "uri", uri);
    cJSON_AddStringToObject(item, "languageId", language);
    cJSON_AddNumberToObject(item, "version", 1);
    cJSON_AddStringToObject(item, "text", text);
    LspDocument *document = lsp_document_open(item, "/work");
    cJSON_Delete(item);
    return document;
}

static void test_documents(void) {
    LspDocument *file = document_of("file:///x/a.c", "c", "int a;\n");
    g_assert_cmpstr(file->path, ==, "/x/a.c");
    g_assert_true(file->file);
    lsp_document_free(file);
    LspDocument *untitled = document_of("untitled:New 1", "cpp", "");
    g_assert_true(g_str_has_prefix(untitled->path, "/work/"));
    g_assert_true(g_str_has_suffix(untitled->path, ".cpp"));
    g_assert_false(untitled->file);
    lsp_document_free(untitled);
    g_assert_null(document_of("untitled:1", "python", ""));
}

static gboolean change(LspDocument *document, const char *params) {
    cJSON *tree = cJSON_Parse(params);
    g_assert_nonnull(tree);
    gboolean changed = lsp_document_change(document, tree, LSP_UTF16);
    cJSON_Delete(tree);
    return changed;
}

static void test_changes_are_all_or_none(void) {
    LspDocument *document = document_of("file:///x/a.c", "c", "ab\n");
    g_assert_true(change(document, "{\"textDocument\":{\"version\":2},\"contentChanges\":["
                                   "{\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{"
                                   "\"line\":0,\"character\":1}},\"text\":\"xy\"},"
                                   "{\"range\":{\"start\":{\"line\":0,\"character\":1},\"end\":{"
                                   "\"line\":0,\"character\":2}},\"text\":\"\"}]}"));
    g_assert_cmpstr(document->text->bytes, ==, "xb\n");
    g_assert_cmpint(document->version, ==, 2);
    g_assert_false(change(document, "{\"contentChanges\":[{\"text\":\"new\"},{\"text\":5}]}"));
    g_assert_false(change(document, "{\"contentChanges\":[{\"range\":{},\"text\":\"\"}]}"));
    g_assert_false(change(document, "{\"contentChanges\":{}}"));
    g_assert_false(change(document, "{\"contentChanges\":[{\"range\":{\"start\":{\"line\":-1,"
                                    "\"character\":0},\"end\":{\"line\":0,\"character\":0}},"
                                    "\"text\":\"\"}]}"));
    g_assert_cmpstr(document->text->bytes, ==, "xb\n");
    g_assert_true(change(document, "{\"contentChanges\":[{\"text\":\"all of it\"}]}"));
    g_assert_cmpstr(document->text->bytes, ==, "all of it");
    lsp_document_free(document);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lsp_text/encodings", test_positions_in_each_encoding);
    g_test_add_func("/lsp_text/outside", test_positions_that_are_none);
    g_test_add_func("/lsp_text/replacing", test_replacing);
    g_test_add_func("/lsp_text/uris", test_uris);
    g_test_add_func("/lsp_text/documents", test_documents);
    g_test_add_func("/lsp_text/changes", test_changes_are_all_or_none);
    return g_test_run();
}
