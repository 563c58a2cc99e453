#include <string.h>

#include "driver/config_tree.h"
#include "driver/lsp/server_state.h"
#include "driver/lsp/uri.h"

static void on_told(const LspDocument *document, const GPtrArray *findings,
                    const GPtrArray *problems, gpointer data) {
    LspServer *server = data;
    g_autofree char *uri = lsp_uri_normal(document->uri);
    LspServerDocument *known = g_hash_table_lookup(server->documents, uri);
    if (known && known->document == document)
        lsp_shown_publish(&known->shown, server->client, server->open, document, findings,
                          problems);
}

static void on_message(Severity severity, const char *text, gpointer data) {
    LspServer *server = data;
    lsp_client_tell(server->client, severity, text);
}

/* Configurations. */

/* One error spans the rest of its line. */
static cJSON *config_diagnostic(const ConfigError *error, const LspText *text,
                                LspEncoding encoding) {
    LspRange range = {{0, 0}, {0, 0}};
    if (text && error->line > 0) {
        range.start = lsp_text_position(text, error->line, error->column, encoding);
        range.end = lsp_text_position(text, error->line, G_MAXUINT, encoding);
    }
    return lsp_diagnostic(range, 1, "configuration", error->message);
}

static void publish_configuration(LspServer *server, const char *path, const GPtrArray *errors) {
    g_autoptr(LspTexts) texts = lsp_texts_new(server->open);
    g_autofree char *uri = lsp_texts_uri(texts, path);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddStringToObject(params, "uri", uri);
    cJSON *diagnostics = cJSON_AddArrayToObject(params, "diagnostics");
    for (guint i = 0; i < errors->len; i++) {
        const ConfigError *error = g_ptr_array_index(errors, i);
        if (strcmp(error->path, path) == 0)
            cJSON_AddItemToArray(diagnostics, config_diagnostic(error, lsp_texts_get(texts, path),
                                                                server->client->encoding));
    }
    lsp_client_notify(server->client, "textDocument/publishDiagnostics", params);
}

static gboolean is_wrong(const GPtrArray *errors, const char *path) {
    for (guint i = 0; i < errors->len; i++)
        if (strcmp(((const ConfigError *)g_ptr_array_index(errors, i))->path, path) == 0)
            return TRUE;
    return FALSE;
}

static void withdraw_configurations(LspServer *server, LspProject *project,
                                    const GPtrArray *errors) {
    GHashTableIter iterator;
    gpointer path = NULL;
    gpointer owner = NULL;
    g_hash_table_iter_init(&iterator, server->configurations);
    while (g_hash_table_iter_next(&iterator, &path, &owner)) {
        if (owner != project || is_wrong(errors, path))
            continue;
        publish_configuration(server, path, errors);
        g_hash_table_iter_remove(&iterator);
    }
}

static void on_configured(LspProject *project, const GPtrArray *errors, gpointer data) {
    LspServer *server = data;
    withdraw_configurations(server, project, errors);
    for (guint i = 0; i < errors->len; i++) {
        const ConfigError *error = g_ptr_array_index(errors, i);
        if (g_hash_table_insert(server->configurations, g_strdup(error->path), project)) {
            g_autofree char *text = g_strdup_printf("%s:%u:%u: %s", error->path, error->line,
                                                    error->column, error->message);
            lsp_client_tell(server->client, SEVERITY_ERROR, text); /* the others stand there */
        }
        publish_configuration(server, error->path, errors);
    }
}

/* Takes over value. */
static void send_progress(LspServer *server, int token, cJSON *value) {
    g_autofree char *name = g_strdup_printf("corolint/index/%d", token);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddStringToObject(params, "token", name);
    cJSON_AddItemToObject(params, "value", value);
    lsp_client_notify(server->client, "$/progress", params);
}

static cJSON *progress_value(const char *kind, guint done, guint total) {
    cJSON *value = cJSON_CreateObject();
    cJSON_AddStringToObject(value, "kind", kind);
    if (strcmp(kind, "begin") == 0)
        cJSON_AddStringToObject(value, "title", "corolint");
    if (strcmp(kind, "end") == 0)
        return value;
    g_autofree char *text = g_strdup_printf("%u of %u files read", done, total);
    cJSON_AddStringToObject(value, "message", text);
    cJSON_AddNumberToObject(value, "percentage", (double)(guint)((guint64)done * 100 / total));
    return value;
}

static int begin_progress(LspServer *server, LspProject *project) {
    int token = (int)++server->tokens;
    g_autofree char *name = g_strdup_printf("corolint/index/%d", token);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddStringToObject(params, "token", name);
    lsp_client_request(server->client, "window/workDoneProgress/create", params);
    g_hash_table_insert(server->progress, project, GINT_TO_POINTER(token));
    return token;
}

static void on_progress(LspProject *project, guint done, guint total, gpointer data) {
    LspServer *server = data;
    int token = GPOINTER_TO_INT(g_hash_table_lookup(server->progress, project));
    if (!server->client->shows_progress)
        return;
    if (done >= total) {
        if (token)
            send_progress(server, token, progress_value("end", done, total));
        g_hash_table_remove(server->progress, project);
    } else if (token) {
        send_progress(server, token, progress_value("report", done, total));
    } else {
        send_progress(server, begin_progress(server, project),
                      progress_value("begin", done, total));
    }
}

/* What a project tells. */

LspProjectListener lsp_server_listener(LspServer *server) {
    return (LspProjectListener){on_told, on_message, on_configured, on_progress, server};
}

void lsp_server_forget_project(LspServer *server, LspProject *project) {
    g_autoptr(GPtrArray) no_errors = g_ptr_array_new();
    withdraw_configurations(server, project, no_errors);
    g_hash_table_remove(server->progress, project);
}
