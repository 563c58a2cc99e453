/* Checks on the values of a JsonText that end in a message a person can act on: what was expected,
 * what stands there, and, where a word comes close to a known one, which.
 *
 * All return FALSE with error set, at the line and column at fault, when the check fails. Where
 * more than one fault is to be told, they go to faults instead, a list of GError that owns them. */
#ifndef COROLINT_CATALOG_JSON_CHECK_H
#define COROLINT_CATALOG_JSON_CHECK_H

#include "catalog/json_text.h"
#include "catalog/words.h"

/* "expected EXPECTED, found …": always FALSE. */
gboolean json_check_reject(const JsonText *json, const cJSON *value, const char *expected,
                           GError **error);

/* value is an object, each of its keys is one of keys, and none stands there twice. what is what
 * the object is: "an entry". */
gboolean json_check_object(const JsonText *json, const cJSON *value, const char *what,
                           const Words *keys, GError **error);

/* member's key is one of keys, at most 64, and stands for the first time; *key becomes which, and
 * *seen, 0 at first, those that stood there. */
gboolean json_check_member(const JsonText *json, const cJSON *member, const char *what,
                           const Words *keys, guint64 *seen, guint *key, GError **error);

/* A list of faults. */
GPtrArray *json_faults_new(void);

/* Adds each key of object that is not one of keys, or stands there twice. */
void json_check_keys(const JsonText *json, const cJSON *object, const char *what, const Words *keys,
                     GPtrArray *faults);

/* value is a list with something in it, and none of its strings and numbers stands there twice. */
gboolean json_check_list(const JsonText *json, const cJSON *value, const char *what,
                         GError **error);

/* value is one of words; *number becomes which. */
gboolean json_check_word(const JsonText *json, const cJSON *value, const Words *words,
                         guint *number, GError **error);

/* value is a string that is neither empty nor begins or ends with white space. */
gboolean json_check_name(const JsonText *json, const cJSON *value, const char *what,
                         GError **error);

#endif
