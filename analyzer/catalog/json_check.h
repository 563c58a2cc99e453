/* Checks on the values of a JsonText that end in a message a person can act on: what was expected,
 * what stands there, and, where a word comes close to a known one, which.
 *
 * All return FALSE with error set, at the line and column at fault, when the check fails. */
#ifndef COROLINT_CATALOG_JSON_CHECK_H
#define COROLINT_CATALOG_JSON_CHECK_H

#include "catalog/json_text.h"

/* Words that a key or value may be. A NULL among texts is a number without a word. */
typedef struct JsonWords {
    guint count;
    const char *const *texts;
} JsonWords;

/* The words of an array of them. */
#define JSON_WORDS(array) {G_N_ELEMENTS(array), array}

/* "expected EXPECTED, found …": always FALSE. */
gboolean json_check_reject(const JsonText *json, const cJSON *value, const char *expected,
                           GError **error);

/* value is an object, each of its keys is one of keys, and none stands there twice. what is what
 * the object is: "an entry". */
gboolean json_check_object(const JsonText *json, const cJSON *value, const char *what,
                           const JsonWords *keys, GError **error);

/* value is a list with something in it, and none of its strings and numbers stands there twice. */
gboolean json_check_list(const JsonText *json, const cJSON *value, const char *what,
                         GError **error);

/* value is one of words; *number becomes which. */
gboolean json_check_word(const JsonText *json, const cJSON *value, const JsonWords *words,
                         guint *number, GError **error);

/* value is a string that is neither empty nor begins or ends with white space. */
gboolean json_check_name(const JsonText *json, const cJSON *value, const char *what,
                         GError **error);

/* The number of word among words; words->count when it is none of them. */
guint json_words_index(const JsonWords *words, const char *word);

/* The one of words that word is most likely a misspelling of; NULL when none comes close. */
const char *json_words_nearest(const JsonWords *words, const char *word);

#endif
