#include <string.h>

#include "driver/lsp/actions.h"
#include "driver/lsp/hover.h"
#include "driver/lsp/rule_markdown.h"
#include "driver/lsp/server_state.h"
#include "driver/lsp/uri.h"

static void refuse(LspServer *server, const LspMessage *message, const char *text) {
    lsp_client_refuse(server->client, message->id, LSP_ERROR_INVALID_PARAMS, text);
}

/* NULL after a refusal, or when the document is not open: then nothing is known of it. */
static LspServerDocument *asked_document(LspServer *server, const LspMessage *message,
                                         cJSON *nothing) {
    if (!lsp_get_string(message->params, "textDocument", "uri", NULL)) {
        cJSON_Delete(nothing);
        refuse(server, message, "no textDocument");
        return NULL;
    }
    LspServerDocument *known = lsp_server_document(server, message);
    if (known)
        cJSON_Delete(nothing);
    else
        lsp_client_respond(server->client, message->id, nothing);
    return known;
}

void lsp_on_hover(LspServer *server, const LspMessage *message) {
    LspServerDocument *known = asked_document(server, message, cJSON_CreateNull());
    const cJSON *position = lsp_get(message->params, "position", NULL);
    LspRange at;
    if (!known)
        return;
    cJSON *range = cJSON_CreateObject();
    cJSON_AddItemToObject(range, "start", cJSON_Duplicate(position, TRUE));
    cJSON_AddItemToObject(range, "end", cJSON_Duplicate(position, TRUE));
    if (lsp_read_range(range, &at))
        lsp_client_respond(server->client, message->id,
                           lsp_hover(&known->shown, at.start, server->client));
    else
        refuse(server, message, "no position");
    cJSON_Delete(range);
}

/* C before C99 knows no line comments. */
static gboolean knows_line_comments(const LspServerDocument *known) {
    static const char *const old[] = {"-ansi", "-std=c89", "-std=c90", "-std=iso9899:1990",
                                      "-std=iso9899:199409"};
    g_auto(GStrv) arguments = lsp_project_arguments(known->project, known->document->path);
    for (guint i = 0; arguments && arguments[i]; i++)
        for (guint k = 0; k < G_N_ELEMENTS(old); k++)
            if (strcmp(arguments[i], old[k]) == 0)
                return FALSE;
    return TRUE;
}

static gboolean wants_quickfix(const cJSON *params) {
    const cJSON *only = lsp_get(params, "context", "only", NULL);
    const cJSON *kind = NULL;
    if (!cJSON_IsArray(only) || cJSON_GetArraySize(only) == 0)
        return TRUE;
    cJSON_ArrayForEach(kind, only) if (cJSON_IsString(kind) &&
                                       (!*kind->valuestring ||
                                        strcmp(kind->valuestring, "quickfix") == 0)) return TRUE;
    return FALSE;
}

void lsp_on_code_action(LspServer *server, const LspMessage *message) {
    LspServerDocument *known = asked_document(server, message, cJSON_CreateArray());
    LspRange range;
    if (!known)
        return;
    if (!lsp_read_range(lsp_get(message->params, "range", NULL), &range)) {
        refuse(server, message, "no range");
        return;
    }
    /* A line may be another one by now. */
    if (!wants_quickfix(message->params) || !lsp_shown_is_current(&known->shown, known->document)) {
        lsp_client_respond(server->client, message->id, cJSON_CreateArray());
        return;
    }
    g_autoptr(LspTexts) texts = lsp_texts_new(server->open);
    lsp_client_respond(
        server->client, message->id,
        lsp_actions(&known->shown, range, texts, server->client, knows_line_comments(known)));
}

/* Explaining a rule. */

/* Where the client can open it; NULL when it cannot be written. */
static char *write_explanation(const Rule *rule) {
    g_autofree char *directory =
        g_build_filename(g_get_user_cache_dir(), "corolint", "rules", NULL);
    g_autofree char *name = g_strconcat(rule->id, ".md", NULL);
    g_autofree char *text = rule_markdown(rule);
    char *path = g_build_filename(directory, name, NULL);
    if (g_mkdir_with_parents(directory, 0700) == 0 && g_file_set_contents(path, text, -1, NULL))
        return path;
    g_free(path);
    return NULL;
}

static gboolean show_document(LspServer *server, const Rule *rule) {
    g_autofree char *path = server->client->shows_documents ? write_explanation(rule) : NULL;
    if (!path)
        return FALSE;
    g_autofree char *uri = lsp_uri_of_path(path);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddStringToObject(params, "uri", uri);
    cJSON_AddTrueToObject(params, "takeFocus");
    lsp_client_request(server->client, "window/showDocument", params);
    return TRUE;
}

static void show_message(LspServer *server, const Rule *rule) {
    g_autofree char *text = rule_explanation(rule);
    cJSON *params = cJSON_CreateObject();
    cJSON_AddNumberToObject(params, "type", 3);
    cJSON_AddStringToObject(params, "message", text);
    lsp_client_notify(server->client, "window/showMessage", params);
}

void lsp_on_command(LspServer *server, const LspMessage *message) {
    const char *command = lsp_get_string(message->params, "command", NULL);
    const cJSON *argument = cJSON_GetArrayItem(lsp_get(message->params, "arguments", NULL), 0);
    const Rule *rule = cJSON_IsString(argument) ? rule_find(argument->valuestring) : NULL;
    if (!command || strcmp(command, LSP_COMMAND_EXPLAIN) != 0) {
        refuse(server, message, "there is no such command");
        return;
    }
    if (!rule) {
        refuse(server, message, "the argument is a rule's id");
        return;
    }
    lsp_client_respond(server->client, message->id, NULL);
    if (!show_document(server, rule))
        show_message(server, rule);
}
