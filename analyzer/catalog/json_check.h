/* Checks on the values of a JsonText that end in a message a person can act on: what was expected,
 * what stands there, and, where a word comes close to a known one, which.
 *
 * All return FALSE with error set, at the line and column at fault, when the check fails. */
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
