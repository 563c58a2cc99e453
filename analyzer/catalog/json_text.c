#include "catalog/json_text.h"

#include "catalog/json_syntax.h"

#include <string.h>

G_DEFINE_QUARK(corolint_json_text_error, json_text_error)

/* The length of the comment that opens at text[0]; 0 when it is never closed. */
static gsize comment_length(const char *text, gsize rest) {
    if (text[1] == '/') {
        const char *end = memchr(text, '\n', rest);
        return end == NULL ? rest : (gsize)(end - text);
    }
    const char *end = g_strstr_len(text + 2, (gssize)(rest - 2), "*/");
    return end == NULL ? 0 : (gsize)(end + 2 - text);
}

static gboolean opens_comment(const char *text, gsize rest) {
    return rest >= 2 && text[0] == '/' && (text[1] == '/' || text[1] == '*');
}

static void blank(char *text, gsize length) {
    for (gsize i = 0; i < length; i++)
        if (text[i] != '\n' && text[i] != '\r')
            text[i] = ' ';
}

gboolean json_text_blank_comments(char *text, gsize length, gsize *unclosed) {
    gsize at = 0;
    while (at < length) {
        gboolean comment = opens_comment(text + at, length - at);
        if (!comment && text[at] != '"') {
            at++;
            continue;
        }
        gsize skipped = comment ? comment_length(text + at, length - at)
                                : json_syntax_string_length(text + at, length - at);
        if (skipped == 0) {
            *unclosed = at;
            return FALSE;
        }
        if (comment)
            blank(text + at, skipped);
        at += skipped;
    }
    return TRUE;
}

/* Whoever takes the comment off an example, or a line out of a list, leaves one behind. Strings are
 * closed and comments blanked by now. */
static void blank_trailing_commas(char *text, gsize length) {
    char before = '\0'; /* the last character that is no space */
    char *comma = NULL; /* the comma that was it, behind a value */
    for (gsize at = 0; at < length; at++) {
        char character = text[at];
        if (character == '"')
            at += json_syntax_string_length(text + at, length - at) - 1;
        if (g_ascii_isspace(character))
            continue;
        if (comma && (character == ']' || character == '}'))
            *comma = ' ';
        gboolean behind_value = before != '\0' && !strchr("[{,:", before);
        comma = character == ',' && behind_value ? text + at : NULL;
        before = character;
    }
}

static JsonPosition position_of_offset(const JsonText *json, gsize offset) {
    JsonPosition position = {.line = 1, .column = 1};
    for (gsize i = 0; i < offset; i++) {
        position.column++;
        if (json->text[i] == '\n') {
            position.line++;
            position.column = 1;
        }
    }
    return position;
}

static void set_error(const JsonText *json, JsonPosition position, const char *message,
                      GError **error) {
    g_set_error(error, JSON_TEXT_ERROR, 0, "%s:%u:%u: %s", json->name, position.line,
                position.column, message);
}

/* The text at offset as a message quotes it: the beginning of what is left of its line. */
static char *describe_text(const JsonText *json, gsize offset) {
    enum {
        ROOM = 20
    };
    const char *text = json->text + offset;
    if (*text == '\0')
        return g_strdup("the end of the text");
    g_autofree char *line = g_strndup(text, strcspn(text, "\r\n"));
    g_strchomp(line);
    g_autofree char *start =
        g_utf8_strlen(line, -1) <= ROOM ? g_strdup(line) : g_utf8_substring(line, 0, ROOM);
    return g_strdup_printf("`%s`", start);
}

/* stopped is where the parser gave up, which may be a little behind the fault. */
static void report_malformed(const JsonText *json, const char *stopped, GError **error) {
    gsize offset = 0;
    const char *fault = json_syntax_fault(json->text, &offset);
    if (fault == NULL) {
        offset = (gsize)(stopped - json->text);
        fault = "expected JSON";
    }
    g_autofree char *found = describe_text(json, offset);
    g_autofree char *message = g_strdup_printf("malformed JSON: %s, found %s", fault, found);
    set_error(json, position_of_offset(json, offset), message, error);
}

static gboolean parse(JsonText *json, GError **error) {
    const char *invalid = NULL;
    if (!g_utf8_validate(json->text, (gssize)json->length, &invalid)) {
        set_error(json, position_of_offset(json, (gsize)(invalid - json->text)),
                  "this byte is not UTF-8 text", error);
        return FALSE;
    }
    gsize unclosed = 0;
    if (!json_text_blank_comments(json->text, json->length, &unclosed)) {
        set_error(json, position_of_offset(json, unclosed),
                  json->text[unclosed] == '"' ? "this string is not closed on its line"
                                              : "this comment is never closed",
                  error);
        return FALSE;
    }
    blank_trailing_commas(json->text, json->length);
    const char *stopped = json->text;
    json->root = cJSON_ParseWithLengthOpts(json->text, json->length + 1, &stopped, TRUE);
    if (json->root == NULL)
        report_malformed(json, stopped, error);
    return json->root != NULL;
}

JsonText *json_text_parse(const char *name, const char *text, gssize length, GError **error) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    gsize size = length < 0 ? strlen(text) : (gsize)length;
    if (size >= 3 && memcmp(text, byte_order_mark, 3) == 0) {
        text += 3;
        size -= 3;
    }
    g_autoptr(JsonText) json = g_new0(JsonText, 1);
    json->name = g_strdup(name);
    json->text = g_malloc(size + 1);
    memcpy(json->text, text, size);
    json->text[size] = '\0';
    json->length = size;
    return parse(json, error) ? g_steal_pointer(&json) : NULL;
}

void json_text_free(JsonText *json) {
    if (json == NULL)
        return;
    cJSON_Delete(json->root);
    g_free(json->text);
    g_free(json->name);
    g_free(json);
}

static const cJSON *child_by_index(const cJSON *value, guint64 index) {
    return cJSON_IsArray(value) && index < G_MAXINT ? cJSON_GetArrayItem(value, (int)index) : NULL;
}

static const cJSON *child_by_key(const cJSON *value, const char *key, gsize length) {
    g_autofree char *name = g_strndup(key, length);
    return cJSON_GetObjectItemCaseSensitive(value, name);
}

const cJSON *json_text_value_at(const JsonText *json, const char *path) {
    const cJSON *value = json->root;
    while (*path != '\0' && value != NULL) {
        if (*path == '[') {
            char *end = NULL;
            guint64 index = g_ascii_strtoull(path + 1, &end, 10);
            value = *end == ']' ? child_by_index(value, index) : NULL;
            path = *end == ']' ? end + 1 : end;
        } else {
            path += *path == '.';
            gsize length = strcspn(path, ".[");
            value = child_by_key(value, path, length);
            path += length;
        }
    }
    return value;
}

/* The walk that finds a value. The text has been parsed: it is known to be well-formed. */
typedef struct Search {
    const char *at;
    const cJSON *wanted;
    JsonPart part;
    const char *found; /* NULL until then */
} Search;

static void skip_blanks(Search *search) {
    while (json_syntax_is_blank(*search->at))
        search->at++;
}

static void skip_string(Search *search) {
    search->at += json_syntax_string_length(search->at, strlen(search->at));
}

static void walk_value(Search *search, const cJSON *value);

static void walk_children(Search *search, const cJSON *parent) {
    search->at++;
    for (const cJSON *child = parent->child; child != NULL && search->found == NULL;
         child = child->next) {
        skip_blanks(search);
        if (cJSON_IsObject(parent)) {
            if (child == search->wanted && search->part == JSON_KEY)
                search->found = search->at;
            skip_string(search);
            search->at += strcspn(search->at, ":") + 1;
        }
        walk_value(search, child);
        skip_blanks(search);
        search->at += *search->at == ',';
    }
    skip_blanks(search);
    search->at++;
}

static void walk_value(Search *search, const cJSON *value) {
    skip_blanks(search);
    if (search->found == NULL && value == search->wanted)
        search->found = search->at;
    if (search->found != NULL)
        return;
    if (cJSON_IsObject(value) || cJSON_IsArray(value))
        walk_children(search, value);
    else if (cJSON_IsString(value))
        skip_string(search);
    else
        while (!json_syntax_is_blank(*search->at) && strchr(",]}", *search->at) == NULL)
            search->at++;
}

JsonPosition json_text_position(const JsonText *json, const cJSON *value, JsonPart part) {
    Search search = {.at = json->text, .wanted = value, .part = part};
    walk_value(&search, json->root);
    g_return_val_if_fail(search.found != NULL, ((JsonPosition){1, 1}));
    return position_of_offset(json, (gsize)(search.found - json->text));
}

gboolean json_text_reject(const JsonText *json, const cJSON *value, JsonPart part, GError **error,
                          const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    set_error(json, json_text_position(json, value, part), message, error);
    return FALSE;
}
