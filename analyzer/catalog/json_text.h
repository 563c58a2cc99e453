/* A JSON text a person wrote: parsed, with comments and trailing commas allowed, and still able to
 * say where in the text each of its values stands.
 *
 * A JsonText owns the parsed tree and the text it came from. cJSON's tree holds no positions, so
 * they are found by walking text and tree side by side, which is only done for an error message.
 * Lines and columns count from 1, columns in bytes. Errors are of JSON_TEXT_ERROR; their messages
 * begin with NAME:LINE:COLUMN, as compilers' do. */
#ifndef COROLINT_CATALOG_JSON_TEXT_H
#define COROLINT_CATALOG_JSON_TEXT_H

#include <cjson/cJSON.h>
#include <glib.h>

typedef struct JsonText {
    char *name; /* what errors call it */
    char *text; /* without byte order mark, comments blanked */
    gsize length;
    cJSON *root; /* never NULL */
} JsonText;

typedef enum JsonPart {
    JSON_VALUE,
    JSON_KEY, /* the key before the value; the value itself where it has none */
} JsonPart;

typedef struct JsonPosition {
    guint line;
    guint column;
} JsonPosition;

/* Replaces what stands in comments, line ends excepted, by spaces: every offset stays what it was.
 * FALSE, with the offset at which it opens, for a comment, or a string, that is never closed; a
 * string ends on its own line. */
gboolean json_text_blank_comments(char *text, gsize length, gsize *unclosed);

/* Parses text, of length bytes or up to its NUL where length is -1. NULL when it is malformed. */
JsonText *json_text_parse(const char *name, const char *text, gssize length, GError **error);
void json_text_free(JsonText *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JsonText, json_text_free)

/* The value at a path such as "entries[12].unless[0].has"; the root for "". NULL when there is
 * none. */
const cJSON *json_text_value_at(const JsonText *json, const char *path);

/* Where a value of the tree, or its key, begins. */
JsonPosition json_text_position(const JsonText *json, const cJSON *value, JsonPart part);

/* Sets error to the message, behind the position of the value or its key. Always FALSE, so that a
 * check can end with it. */
gboolean json_text_reject(const JsonText *json, const cJSON *value, JsonPart part, GError **error,
                          const char *format, ...) G_GNUC_PRINTF(5, 6);

#define JSON_TEXT_ERROR json_text_error_quark()
GQuark json_text_error_quark(void);

#endif
