#include "driver/lsp/client.h"

#include <string.h>

#include "driver/lsp/transport.h"

#define FLUSH_MILLISECONDS 2000

LspClient *lsp_client_new(int descriptor) {
    LspClient *client = g_new0(LspClient, 1);
    client->output = lsp_output_new(descriptor);
    return client;
}

void lsp_client_free(LspClient *client) {
    if (!client)
        return;
    lsp_output_flush(client->output, FLUSH_MILLISECONDS);
    lsp_output_free(client->output);
    g_free(client);
}

static gboolean lists(const cJSON *array, const char *text) {
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, array) if (cJSON_IsString(item) &&
                                        strcmp(item->valuestring, text) == 0) return TRUE;
    return FALSE;
}

void lsp_client_learn(LspClient *client, const cJSON *params) {
    const cJSON *can = lsp_get(params, "capabilities", NULL);
    const cJSON *encodings = lsp_get(can, "general", "positionEncodings", NULL);
    const cJSON *formats = lsp_get(can, "textDocument", "hover", "contentFormat", NULL);
    client->encoding = lists(encodings, "utf-8") ? LSP_UTF8 : LSP_UTF16;
    client->watches_files = lsp_is_true(
        lsp_get(can, "workspace", "didChangeWatchedFiles", "dynamicRegistration", NULL));
    client->shows_progress = lsp_is_true(lsp_get(can, "window", "workDoneProgress", NULL));
    client->shows_documents = lsp_is_true(lsp_get(can, "window", "showDocument", "support", NULL));
    client->relates =
        lsp_is_true(lsp_get(can, "textDocument", "publishDiagnostics", "relatedInformation", NULL));
    client->takes_markdown = lists(formats, "markdown");
    client->checks_versions =
        lsp_is_true(lsp_get(can, "workspace", "workspaceEdit", "documentChanges", NULL));
}

/* Frees body. */
static void send(LspClient *client, char *body) {
    g_autoptr(GString) frame = g_string_sized_new(strlen(body) + 32);
    lsp_frame_append(frame, body);
    lsp_output_write(client->output, frame->str, frame->len);
    g_free(body);
}

void lsp_client_notify(LspClient *client, const char *method, cJSON *params) {
    send(client, lsp_notification(method, params));
}

void lsp_client_respond(LspClient *client, const cJSON *id, cJSON *result) {
    send(client, lsp_response(id, result));
}

void lsp_client_refuse(LspClient *client, const cJSON *id, LspError error, const char *text) {
    send(client, lsp_error_response(id, error, text));
}

void lsp_client_request(LspClient *client, const char *method, cJSON *params) {
    g_autofree char *id = g_strdup_printf("corolint-%u", ++client->requests);
    send(client, lsp_request(id, method, params));
}

void lsp_client_tell(LspClient *client, Severity severity, const char *text) {
    static const int types[] = {[SEVERITY_NOTE] = 3, [SEVERITY_WARNING] = 2, [SEVERITY_ERROR] = 1};
    g_autofree char *named = g_strconcat("corolint: ", text, NULL);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddNumberToObject(params, "type", types[severity]);
    cJSON_AddItemToObject(params, "message", lsp_json_text(named));
    lsp_client_notify(
        client, severity == SEVERITY_NOTE ? "window/logMessage" : "window/showMessage", params);
}

cJSON *lsp_json_text(const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    return cJSON_CreateString(valid);
}
