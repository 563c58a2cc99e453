#include "driver/lsp/message.h"

#include <stdarg.h>
#include <string.h>

static const char *check(LspMessage *message, LspError *error) {
    const cJSON *method = cJSON_GetObjectItemCaseSensitive(message->tree, "method");
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(message->tree, "id");
    const cJSON *params = cJSON_GetObjectItemCaseSensitive(message->tree, "params");
    const char *version = lsp_get_string(message->tree, "jsonrpc", NULL);
    *error = LSP_ERROR_INVALID_REQUEST;
    if (id && !cJSON_IsString(id) && !cJSON_IsNumber(id) && !cJSON_IsNull(id))
        return "an id is a number or a string";
    message->id = id;
    if (!version || strcmp(version, "2.0") != 0)
        return "\"jsonrpc\" has to be \"2.0\"";
    if (method && !cJSON_IsString(method))
        return "a method is a string";
    message->method = method ? method->valuestring : NULL;
    if (!method && !cJSON_HasObjectItem(message->tree, "result") &&
        !cJSON_HasObjectItem(message->tree, "error"))
        return "neither a request nor a response";
    if (method && id && cJSON_IsNull(id))
        return "the id of a request is not null";
    *error = LSP_ERROR_INVALID_PARAMS;
    if (params && !cJSON_IsObject(params) && !cJSON_IsArray(params) && !cJSON_IsNull(params))
        return "params are an object or an array";
    message->params = params && !cJSON_IsNull(params) ? params : NULL;
    return NULL;
}

/* cJSON ends a text at its first NUL, and whatever counts positions in it would go wrong. As a
 * blank it is as long in every encoding, and the compiler reads it as one. NULL when there is none.
 */
static char *with_blanks_for_nul(const char *text, gsize size) {
    static const char nul[] = "\\u0000";
    static const char blank[] = "\\u0020";
    const gsize length = strlen(nul);
    if (!g_strstr_len(text, (gssize)size, nul))
        return NULL;
    char *copy = g_strndup(text, size);
    for (gsize i = 0; i + length <= size; i++) {
        if (copy[i] != '\\')
            continue;
        if (strncmp(copy + i, nul, length) == 0)
            memcpy(copy + i, blank, length);
        i++; /* what is escaped is no escape itself */
    }
    return copy;
}

const char *lsp_message_parse(const char *text, gsize size, LspMessage *message, LspError *error) {
    g_autofree char *clean = with_blanks_for_nul(text, size);
    const char *body = clean ? clean : text;
    const char *end = NULL;
    *message = (LspMessage){.tree = cJSON_ParseWithLengthOpts(body, size, &end, FALSE)};
    *error = LSP_ERROR_PARSE;
    if (!message->tree)
        return "this is no JSON";
    while (end < body + size && g_ascii_isspace(*end))
        end++;
    if (end < body + size)
        return "more than one JSON value in a message";
    *error = LSP_ERROR_INVALID_REQUEST;
    if (!cJSON_IsObject(message->tree))
        return "a message is an object";
    return check(message, error);
}

void lsp_message_clear(LspMessage *message) {
    cJSON_Delete(message->tree);
    *message = (LspMessage){0};
}

static cJSON *envelope(void) {
    cJSON *tree = cJSON_CreateObject();
    cJSON_AddStringToObject(tree, "jsonrpc", "2.0");
    return tree;
}

static cJSON *answer(const cJSON *id) {
    cJSON *tree = envelope();
    cJSON_AddItemToObject(tree, "id", id ? cJSON_Duplicate(id, TRUE) : cJSON_CreateNull());
    return tree;
}

/* Frees tree. */
static char *print(cJSON *tree) {
    char *printed = cJSON_PrintUnformatted(tree);
    char *text = g_strdup(printed);
    cJSON_free(printed);
    cJSON_Delete(tree);
    return text;
}

char *lsp_response(const cJSON *id, cJSON *result) {
    cJSON *tree = answer(id);
    cJSON_AddItemToObject(tree, "result", result ? result : cJSON_CreateNull());
    return print(tree);
}

char *lsp_error_response(const cJSON *id, LspError error, const char *text) {
    cJSON *tree = answer(id);
    cJSON *object = cJSON_AddObjectToObject(tree, "error");
    cJSON_AddNumberToObject(object, "code", error);
    cJSON_AddStringToObject(object, "message", text);
    return print(tree);
}

char *lsp_request(const char *id, const char *method, cJSON *params) {
    cJSON *tree = envelope();
    cJSON_AddStringToObject(tree, "id", id);
    cJSON_AddStringToObject(tree, "method", method);
    if (params)
        cJSON_AddItemToObject(tree, "params", params);
    return print(tree);
}

char *lsp_notification(const char *method, cJSON *params) {
    cJSON *tree = envelope();
    cJSON_AddStringToObject(tree, "method", method);
    if (params)
        cJSON_AddItemToObject(tree, "params", params);
    return print(tree);
}

static const cJSON *get(const cJSON *tree, va_list names) {
    for (const char *name = va_arg(names, const char *); name && tree;
         name = va_arg(names, const char *))
        tree = cJSON_IsObject(tree) ? cJSON_GetObjectItemCaseSensitive(tree, name) : NULL;
    return tree;
}

const cJSON *lsp_get(const cJSON *tree, ...) {
    va_list names;
    va_start(names, tree);
    const cJSON *found = get(tree, names);
    va_end(names);
    return found;
}

const char *lsp_get_string(const cJSON *tree, ...) {
    va_list names;
    va_start(names, tree);
    const cJSON *found = get(tree, names);
    va_end(names);
    return cJSON_IsString(found) ? found->valuestring : NULL;
}

gboolean lsp_is_true(const cJSON *value) {
    return cJSON_IsTrue(value);
}

gboolean lsp_read_number(const cJSON *value, guint most, guint *number) {
    if (!cJSON_IsNumber(value) || value->valuedouble < 0 || value->valuedouble > most)
        return FALSE;
    *number = (guint)value->valuedouble;
    return !((double)*number < value->valuedouble);
}

static gboolean read_position(const cJSON *value, LspPosition *position) {
    return lsp_read_number(lsp_get(value, "line", NULL), G_MAXUINT, &position->line) &&
           lsp_read_number(lsp_get(value, "character", NULL), G_MAXUINT, &position->character);
}

gboolean lsp_read_range(const cJSON *value, LspRange *range) {
    return read_position(lsp_get(value, "start", NULL), &range->start) &&
           read_position(lsp_get(value, "end", NULL), &range->end);
}

static cJSON *position_json(LspPosition position) {
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "line", position.line);
    cJSON_AddNumberToObject(object, "character", position.character);
    return object;
}

cJSON *lsp_range_json(LspRange range) {
    cJSON *object = cJSON_CreateObject();
    cJSON_AddItemToObject(object, "start", position_json(range.start));
    cJSON_AddItemToObject(object, "end", position_json(range.end));
    return object;
}
