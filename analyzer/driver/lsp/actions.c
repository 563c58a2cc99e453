#include "driver/lsp/actions.h"

#include <string.h>

/* Longer ways have no more places where silence makes sense. */
#define STEPS_MOST 8U

typedef struct Actions {
    cJSON *list;
    LspTexts *texts;
    const LspClient *client;
    gboolean line_comments;
} Actions;

static char *comment(const Actions *actions, const char *marker, const char *rule,
                     const char *reason) {
    const char *open = actions->line_comments ? "//" : "/*";
    const char *close = actions->line_comments ? "" : " */";
    return g_strdup_printf("%s %s(corolint-%s)%s%s%s", open, marker, rule, reason ? ": " : "",
                           reason ? reason : "", close);
}

static cJSON *insertion_json(LspPosition position, const char *text) {
    cJSON *insertion = cJSON_CreateObject();
    cJSON_AddItemToObject(insertion, "range", lsp_range_json((LspRange){position, position}));
    cJSON_AddItemToObject(insertion, "newText", lsp_json_text(text));
    return insertion;
}

/* With the version that the edit is for; null: the file as it is on disk. */
static cJSON *versioned_json(const char *uri, const LspDocument *document, cJSON **edits) {
    cJSON *change = cJSON_CreateObject();
    cJSON *named = cJSON_AddObjectToObject(change, "textDocument");
    cJSON_AddStringToObject(named, "uri", uri);
    if (document)
        cJSON_AddNumberToObject(named, "version", (double)document->version);
    else
        cJSON_AddNullToObject(named, "version");
    *edits = cJSON_AddArrayToObject(change, "edits");
    return change;
}

static cJSON *edit_json(const Actions *actions, const char *path, LspPosition position,
                        const char *text) {
    cJSON *edit = cJSON_CreateObject();
    cJSON *edits = NULL;
    g_autofree char *uri = lsp_texts_uri(actions->texts, path);
    if (actions->client->checks_versions)
        cJSON_AddItemToArray(cJSON_AddArrayToObject(edit, "documentChanges"),
                             versioned_json(uri, lsp_texts_document(actions->texts, path), &edits));
    else
        edits = cJSON_AddArrayToObject(cJSON_AddObjectToObject(edit, "changes"), uri);
    cJSON_AddItemToArray(edits, insertion_json(position, text));
    return edit;
}

/* Takes over edit. */
static void add_edit(const Actions *actions, const char *title, cJSON *edit) {
    cJSON *action = cJSON_CreateObject();
    cJSON_AddItemToObject(action, "title", lsp_json_text(title));
    cJSON_AddStringToObject(action, "kind", "quickfix");
    cJSON_AddItemToObject(action, "edit", edit);
    cJSON_AddItemToArray(actions->list, action);
}

static gboolean goes_on(const LspText *text, guint line) {
    gsize length = 0;
    const char *bytes = lsp_text_line(text, line, &length);
    return length > 0 && bytes[length - 1] == '\\';
}

static const char *line_break(const LspText *text) {
    const char *newline = memchr(text->bytes, '\n', text->length);
    return newline && newline > text->bytes && newline[-1] == '\r' ? "\r\n" : "\n";
}

/* A line of its own in front of a line, at its indentation. NULL inside of a macro's definition:
 * there a comment would swallow the rest. */
static cJSON *edit_above(const Actions *actions, const char *path, guint line, const char *rule) {
    const LspText *text = lsp_texts_get(actions->texts, path);
    gsize length = 0;
    if (!text || (line > 0 && goes_on(text, line - 1)))
        return NULL;
    const char *bytes = lsp_text_line(text, line, &length);
    gsize blank = 0;
    while (blank < length && (bytes[blank] == ' ' || bytes[blank] == '\t'))
        blank++;
    g_autofree char *indentation = g_strndup(bytes, blank);
    g_autofree char *marker = comment(actions, "NOLINTNEXTLINE", rule, "say here why it is fine");
    g_autofree char *inserted = g_strconcat(indentation, marker, line_break(text), NULL);
    return edit_json(actions, path, (LspPosition){line, 0}, inserted);
}

static cJSON *edit_behind(const Actions *actions, const char *path, guint line, const char *rule) {
    const LspText *text = lsp_texts_get(actions->texts, path);
    if (!text || goes_on(text, line))
        return NULL;
    g_autofree char *marker = comment(actions, "NOLINT", rule, NULL);
    g_autofree char *inserted = g_strconcat(" ", marker, NULL);
    return edit_json(actions, path,
                     lsp_text_position(text, line + 1, G_MAXUINT, actions->client->encoding),
                     inserted);
}

static gboolean names_line(const SourceRange *left, const SourceRange *right) {
    return left->line == right->line && g_strcmp0(left->file, right->file) == 0;
}

static gboolean is_repeated(const Finding *finding, guint index) {
    const TraceStep *step = g_ptr_array_index(finding->trace, index);
    if (names_line(&step->range, &finding->range))
        return TRUE;
    for (guint i = 0; i < index; i++)
        if (names_line(&((const TraceStep *)g_ptr_array_index(finding->trace, i))->range,
                       &step->range))
            return TRUE;
    return FALSE;
}

static void suppress_on_the_way(const Actions *actions, const Finding *finding) {
    for (guint i = 0; i < MIN(finding->trace->len, STEPS_MOST); i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        if (!step->range.file || step->range.line == 0 || is_repeated(finding, i))
            continue;
        cJSON *edit = edit_above(actions, step->range.file, step->range.line - 1, finding->rule);
        g_autofree char *name = g_path_get_basename(step->range.file);
        g_autofree char *title =
            g_strdup_printf("Suppress %s for all who come by %s:%u (%s)", finding->rule, name,
                            step->range.line, step->message);
        if (edit)
            add_edit(actions, title, edit);
    }
}

static void suppress_here(const Actions *actions, const Finding *finding) {
    g_autofree char *above = g_strdup_printf("Suppress %s here, with a reason", finding->rule);
    g_autofree char *behind =
        g_strdup_printf("Suppress %s here, at the end of the line", finding->rule);
    guint line = MAX(finding->range.line, 1) - 1;
    cJSON *edit = edit_above(actions, finding->range.file, line, finding->rule);
    if (edit)
        add_edit(actions, above, edit);
    edit = edit_behind(actions, finding->range.file, line, finding->rule);
    if (edit)
        add_edit(actions, behind, edit);
}

static void explain(const Actions *actions, const char *rule) {
    cJSON *action = cJSON_CreateObject();
    g_autofree char *title = g_strdup_printf("Explain %s", rule);
    cJSON_AddStringToObject(action, "title", title);
    cJSON_AddStringToObject(action, "kind", "quickfix");
    cJSON *command = cJSON_AddObjectToObject(action, "command");
    cJSON_AddStringToObject(command, "title", title);
    cJSON_AddStringToObject(command, "command", LSP_COMMAND_EXPLAIN);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(command, "arguments"), cJSON_CreateString(rule));
    cJSON_AddItemToArray(actions->list, action);
}

cJSON *lsp_actions(const LspShown *shown, LspRange range, LspTexts *texts, const LspClient *client,
                   gboolean line_comments) {
    Actions actions = {cJSON_CreateArray(), texts, client, line_comments};
    g_autoptr(GHashTable) rules = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; shown->own && i < shown->own->len; i++) {
        const LspShownFinding *own = &g_array_index(shown->own, LspShownFinding, i);
        if (!lsp_ranges_touch(own->range, range) ||
            !g_hash_table_add(rules, (gpointer)own->finding->rule))
            continue;
        suppress_here(&actions, own->finding);
        suppress_on_the_way(&actions, own->finding);
        explain(&actions, own->finding->rule);
    }
    return actions.list;
}
