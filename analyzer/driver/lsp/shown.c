#include "driver/lsp/shown.h"

#include <stdio.h>
#include <string.h>

#include "driver/lsp/uri.h"

struct LspTexts {
    GHashTable *documents; /* borrowed */
    GHashTable *read;      /* path to LspText, or to NULL */
};

static void unref_text(gpointer text) {
    lsp_text_unref(text);
}

LspTexts *lsp_texts_new(GHashTable *documents) {
    LspTexts *texts = g_new0(LspTexts, 1);
    texts->documents = documents;
    texts->read = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_text);
    return texts;
}

void lsp_texts_free(LspTexts *texts) {
    if (!texts)
        return;
    g_hash_table_unref(texts->read);
    g_free(texts);
}

const LspDocument *lsp_texts_document(const LspTexts *texts, const char *path) {
    GHashTableIter iterator;
    gpointer document = NULL;
    g_hash_table_iter_init(&iterator, texts->documents);
    while (g_hash_table_iter_next(&iterator, NULL, &document))
        if (strcmp(((const LspDocument *)document)->path, path) == 0)
            return document;
    return NULL;
}

LspText *lsp_texts_get(LspTexts *texts, const char *path) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(texts->read, path, NULL, &known))
        return known;
    const LspDocument *document = lsp_texts_document(texts, path);
    LspText *text = document ? lsp_text_ref(document->text) : lsp_text_read(path);
    g_hash_table_insert(texts->read, g_strdup(path), text);
    return text;
}

LspRange lsp_texts_range(LspTexts *texts, const SourceRange *range, LspEncoding encoding) {
    const LspText *text = lsp_texts_get(texts, range->file);
    if (!text)
        return (LspRange){{MAX(range->line, 1) - 1, MAX(range->column, 1) - 1},
                          {MAX(range->end_line, 1) - 1, MAX(range->end_column, 1) - 1}};
    return (LspRange){lsp_text_position(text, range->line, range->column, encoding),
                      lsp_text_position(text, range->end_line, range->end_column, encoding)};
}

char *lsp_texts_uri(const LspTexts *texts, const char *path) {
    const LspDocument *document = lsp_texts_document(texts, path);
    return document ? g_strdup(document->uri) : lsp_uri_of_path(path);
}

/* Diagnostics. */

static int severity_number(Severity severity) {
    static const int numbers[] = {
        [SEVERITY_NOTE] = 3, [SEVERITY_WARNING] = 2, [SEVERITY_ERROR] = 1};
    return numbers[severity];
}

static cJSON *related_json(const TraceStep *step, LspTexts *texts, LspEncoding encoding) {
    cJSON *related = cJSON_CreateObject();
    cJSON *location = cJSON_AddObjectToObject(related, "location");
    g_autofree char *uri = lsp_texts_uri(texts, step->range.file);
    cJSON_AddStringToObject(location, "uri", uri);
    cJSON_AddItemToObject(location, "range",
                          lsp_range_json(lsp_texts_range(texts, &step->range, encoding)));
    cJSON_AddItemToObject(related, "message", lsp_json_text(step->message));
    return related;
}

cJSON *lsp_diagnostic(LspRange range, int severity, const char *code, const char *message) {
    cJSON *item = cJSON_CreateObject();
    cJSON_AddItemToObject(item, "range", lsp_range_json(range));
    cJSON_AddNumberToObject(item, "severity", severity);
    cJSON_AddStringToObject(item, "code", code);
    cJSON_AddStringToObject(item, "source", "corolint");
    cJSON_AddItemToObject(item, "message", lsp_json_text(message));
    return item;
}

static cJSON *finding_json(const LspShownFinding *shown, const LspClient *client, LspTexts *texts) {
    const Finding *finding = shown->finding;
    cJSON *item = lsp_diagnostic(shown->range, severity_number(finding->severity), finding->rule,
                                 finding->message);
    cJSON *steps = client->relates ? cJSON_AddArrayToObject(item, "relatedInformation") : NULL;
    for (guint i = 0; steps && i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        if (step->range.file)
            cJSON_AddItemToArray(steps, related_json(step, texts, client->encoding));
    }
    return item;
}

/* "line 3, column 8: …" as extraction words it; of another file the document's start. */
static cJSON *problem_json(const char *problem, const LspText *text, LspEncoding encoding) {
    unsigned line = 1;
    unsigned column = 1;
    g_autofree char *message = g_strdup_printf("not understood fully: %s", problem);
    if (sscanf(problem, "line %u, column %u:", &line, &column) != 2)
        line = column = 1;
    LspPosition start = lsp_text_position(text, line, column, encoding);
    LspPosition end = lsp_text_position(text, line, G_MAXUINT, encoding);
    return lsp_diagnostic((LspRange){start, end}, 3, "not-fully-analysed", message);
}

static void take(LspShown *shown, const LspClient *client, LspTexts *texts,
                 const LspDocument *document, const GPtrArray *findings) {
    lsp_shown_clear(shown);
    shown->text = lsp_text_ref(document->text);
    shown->list = g_ptr_array_ref((GPtrArray *)findings);
    shown->own = g_array_new(FALSE, FALSE, sizeof(LspShownFinding));
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        if (g_strcmp0(finding->range.file, document->path) != 0)
            continue;
        LspShownFinding own = {finding, lsp_texts_range(texts, &finding->range, client->encoding)};
        g_array_append_val(shown->own, own);
    }
}

static cJSON *params_json(const LspDocument *document, cJSON *diagnostics) {
    cJSON *params = cJSON_CreateObject();
    cJSON_AddStringToObject(params, "uri", document->uri);
    cJSON_AddNumberToObject(params, "version", (double)document->version);
    cJSON_AddItemToObject(params, "diagnostics", diagnostics);
    return params;
}

/* The same for the same version is not sent again. */
static void send(LspShown *shown, LspClient *client, cJSON *params, char *before) {
    char *printed = cJSON_PrintUnformatted(params);
    shown->published = g_strdup(printed);
    cJSON_free(printed);
    if (g_strcmp0(before, shown->published) != 0)
        lsp_client_notify(client, "textDocument/publishDiagnostics", params);
    else
        cJSON_Delete(params);
    g_free(before);
}

void lsp_shown_publish(LspShown *shown, LspClient *client, GHashTable *documents,
                       const LspDocument *document, const GPtrArray *findings,
                       const GPtrArray *problems) {
    g_autoptr(LspTexts) texts = lsp_texts_new(documents);
    char *before = g_steal_pointer(&shown->published);
    cJSON *diagnostics = cJSON_CreateArray();
    take(shown, client, texts, document, findings);
    for (guint i = 0; i < shown->own->len; i++)
        cJSON_AddItemToArray(
            diagnostics,
            finding_json(&g_array_index(shown->own, LspShownFinding, i), client, texts));
    for (guint i = 0; problems && i < problems->len; i++)
        cJSON_AddItemToArray(diagnostics, problem_json(g_ptr_array_index(problems, i),
                                                       document->text, client->encoding));
    send(shown, client, params_json(document, diagnostics), before);
}

void lsp_shown_withdraw(LspShown *shown, LspClient *client, const LspDocument *document) {
    cJSON *params = cJSON_CreateObject();
    lsp_shown_clear(shown);
    cJSON_AddStringToObject(params, "uri", document->uri);
    cJSON_AddArrayToObject(params, "diagnostics");
    lsp_client_notify(client, "textDocument/publishDiagnostics", params);
}

void lsp_shown_clear(LspShown *shown) {
    g_clear_pointer(&shown->list, g_ptr_array_unref);
    g_clear_pointer(&shown->own, g_array_unref);
    g_clear_pointer(&shown->text, lsp_text_unref);
    g_clear_pointer(&shown->published, g_free);
}

gboolean lsp_shown_is_current(const LspShown *shown, const LspDocument *document) {
    return shown->text == document->text;
}

static gboolean is_before(LspPosition left, LspPosition right) {
    return left.line < right.line || (left.line == right.line && left.character < right.character);
}

gboolean lsp_ranges_touch(LspRange left, LspRange right) {
    return !is_before(left.end, right.start) && !is_before(right.end, left.start);
}
