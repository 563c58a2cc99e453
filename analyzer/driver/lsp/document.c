#include "driver/lsp/document.h"

#include <string.h>

#include "driver/lsp/uri.h"

/* The extension a language is known by; NULL for one that is not C or C++. */
static const char *extension_of_language(const char *language) {
    if (strcmp(language, "c") == 0)
        return ".c";
    return strcmp(language, "cpp") == 0 || strcmp(language, "c++") == 0 ? ".cpp" : NULL;
}

/* "untitled:Untitled-1" becomes a name that no file has, and no other document. */
static char *made_up_path(const char *uri, const char *language, const char *directory) {
    const char *extension = extension_of_language(language);
    if (!extension)
        return NULL;
    g_autoptr(GString) name = g_string_new(".corolint-");
    for (const char *at = uri; *at; at++)
        if (g_ascii_isalnum(*at) || *at == '-' || *at == '.')
            g_string_append_c(name, *at);
        else
            g_string_append_printf(name, "_%02x", (guchar)*at);
    g_string_append(name, extension);
    return g_build_filename(directory, name->str, NULL);
}

static gint64 version_of(const cJSON *item) {
    const cJSON *version = lsp_get(item, "version", NULL);
    return cJSON_IsNumber(version) ? (gint64)version->valuedouble : 0;
}

LspDocument *lsp_document_open(const cJSON *item, const char *directory) {
    const char *uri = lsp_get_string(item, "uri", NULL);
    const char *text = lsp_get_string(item, "text", NULL);
    const char *language = lsp_get_string(item, "languageId", NULL);
    if (!uri || !text)
        return NULL;
    char *path = lsp_uri_to_path(uri);
    gboolean file = path != NULL;
    if (!path)
        path = made_up_path(uri, language ? language : "", directory);
    if (!path)
        return NULL;
    if (file && g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_free(path);
        return NULL;
    }
    LspDocument *document = g_new0(LspDocument, 1);
    *document = (LspDocument){.uri = g_strdup(uri),
                              .path = path,
                              .file = file,
                              .version = version_of(item),
                              .text = lsp_text_new(g_strdup(text), strlen(text))};
    return document;
}

void lsp_document_free(LspDocument *document) {
    if (!document)
        return;
    g_free(document->uri);
    g_free(document->path);
    lsp_text_unref(document->text);
    g_free(document);
}

void lsp_document_set_path(LspDocument *document, char *path) {
    g_free(document->path);
    document->path = path;
}

/* NULL when the change is malformed. */
static LspText *changed_text(const LspText *text, const cJSON *change, LspEncoding encoding) {
    const char *replacement = lsp_get_string(change, "text", NULL);
    const cJSON *where = lsp_get(change, "range", NULL);
    LspRange range;
    if (!replacement)
        return NULL;
    if (!where)
        return lsp_text_new(g_strdup(replacement), strlen(replacement));
    if (!lsp_read_range(where, &range))
        return NULL;
    return lsp_text_replace(text, range, encoding, replacement);
}

gboolean lsp_document_change(LspDocument *document, const cJSON *params, LspEncoding encoding) {
    const cJSON *changes = lsp_get(params, "contentChanges", NULL);
    if (!cJSON_IsArray(changes))
        return FALSE;
    g_autoptr(LspText) text = lsp_text_ref(document->text);
    const cJSON *change = NULL;
    cJSON_ArrayForEach(change, changes) {
        LspText *next = changed_text(text, change, encoding);
        if (!next)
            return FALSE;
        lsp_text_unref(text);
        text = next;
    }
    lsp_text_unref(document->text);
    document->text = g_steal_pointer(&text);
    document->version = version_of(lsp_get(params, "textDocument", NULL));
    return TRUE;
}
