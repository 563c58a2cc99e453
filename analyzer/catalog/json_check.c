#include "catalog/json_check.h"

#include <string.h>

enum {
    MOST_LISTED = 16
};

/* "'lock', 'sleep' or 'wait'" */
static char *list_words(const Words *words) {
    g_autoptr(GPtrArray) quoted = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < words->count; i++)
        if (words->texts[i] != NULL)
            g_ptr_array_add(quoted, g_strdup_printf("'%s'", words->texts[i]));
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < quoted->len; i++) {
        const char *joint = i == 0 ? "" : i + 1 < quoted->len ? ", " : " or ";
        g_string_append_printf(list, "%s%s", joint, (char *)g_ptr_array_index(quoted, i));
    }
    return g_string_free(list, FALSE);
}

/* A text from the file as a message may quote it: not longer than a line has room for. */
static char *shorten(const char *text) {
    enum {
        ROOM = 40
    };
    if (g_utf8_strlen(text, -1) <= ROOM)
        return g_strdup(text);
    g_autofree char *start = g_utf8_substring(text, 0, ROOM);
    return g_strconcat(start, "…", NULL);
}

static char *describe(const cJSON *value) {
    if (cJSON_IsString(value)) {
        g_autofree char *text = shorten(value->valuestring);
        return g_strdup_printf("'%s'", text);
    }
    if (cJSON_IsNumber(value))
        return g_strdup_printf("%g", value->valuedouble);
    if (cJSON_IsArray(value))
        return g_strdup(value->child == NULL ? "an empty list" : "a list");
    if (cJSON_IsObject(value))
        return g_strdup("an object");
    return g_strdup(cJSON_IsTrue(value) ? "true" : cJSON_IsFalse(value) ? "false" : "null");
}

gboolean json_check_reject(const JsonText *json, const cJSON *value, const char *expected,
                           GError **error) {
    g_autofree char *found = describe(value);
    return json_text_reject(json, value, JSON_VALUE, error, "expected %s, found %s", expected,
                            found);
}

static gboolean reject_key(const JsonText *json, const cJSON *member, const char *what,
                           const Words *keys, GError **error) {
    g_autofree char *key = shorten(member->string);
    const char *nearest = words_nearest(keys, member->string);
    if (nearest != NULL) {
        return json_text_reject(json, member, JSON_KEY, error,
                                "unknown key '%s' in %s, did you mean '%s'?", key, what, nearest);
    }
    if (keys->count > MOST_LISTED)
        return json_text_reject(json, member, JSON_KEY, error, "unknown key '%s' in %s", key, what);
    g_autofree char *known = list_words(keys);
    return json_text_reject(json, member, JSON_KEY, error, "unknown key '%s' in %s; expected %s",
                            key, what, known);
}

gboolean json_check_member(const JsonText *json, const cJSON *member, const char *what,
                           const Words *keys, guint64 *seen, guint *key, GError **error) {
    g_assert(keys->count <= 64);
    *key = words_index(keys, member->string);
    if (*key == keys->count)
        return reject_key(json, member, what, keys, error);
    guint64 bit = G_GUINT64_CONSTANT(1) << *key;
    if (*seen & bit)
        return json_text_reject(json, member, JSON_KEY, error, "the key '%s' stands twice in %s",
                                member->string, what);
    *seen |= bit;
    return TRUE;
}

gboolean json_check_object(const JsonText *json, const cJSON *value, const char *what,
                           const Words *keys, GError **error) {
    if (!cJSON_IsObject(value)) {
        g_autofree char *expected = g_strdup_printf("%s (an object)", what);
        return json_check_reject(json, value, expected, error);
    }
    guint64 seen = 0;
    for (const cJSON *member = value->child; member != NULL; member = member->next) {
        guint key = 0;
        if (!json_check_member(json, member, what, keys, &seen, &key, error))
            return FALSE;
    }
    return TRUE;
}

GPtrArray *json_faults_new(void) {
    return g_ptr_array_new_with_free_func((GDestroyNotify)g_error_free);
}

void json_check_keys(const JsonText *json, const cJSON *object, const char *what, const Words *keys,
                     GPtrArray *faults) {
    guint64 seen = 0;
    for (const cJSON *member = object->child; member != NULL; member = member->next) {
        GError *fault = NULL;
        guint key = 0;
        if (!json_check_member(json, member, what, keys, &seen, &key, &fault))
            g_ptr_array_add(faults, fault);
    }
}

gboolean json_check_list(const JsonText *json, const cJSON *value, const char *what,
                         GError **error) {
    if (!cJSON_IsArray(value) || value->child == NULL)
        return json_check_reject(json, value, what, error);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const cJSON *item = value->child; item != NULL; item = item->next) {
        if (!cJSON_IsString(item) && !cJSON_IsNumber(item))
            continue;
        if (!g_hash_table_add(seen, cJSON_PrintUnformatted(item))) {
            g_autofree char *twice = describe(item);
            return json_text_reject(json, item, JSON_VALUE, error, "%s stands twice in this list",
                                    twice);
        }
    }
    return TRUE;
}

gboolean json_check_word(const JsonText *json, const cJSON *value, const Words *words,
                         guint *number, GError **error) {
    *number = cJSON_IsString(value) ? words_index(words, value->valuestring) : words->count;
    if (*number < words->count)
        return TRUE;
    const char *nearest = cJSON_IsString(value) ? words_nearest(words, value->valuestring) : NULL;
    g_autofree char *expected = list_words(words);
    g_autofree char *found = describe(value);
    if (nearest == NULL)
        return json_check_reject(json, value, expected, error);
    return json_text_reject(json, value, JSON_VALUE, error,
                            "expected %s, found %s; did you mean '%s'?", expected, found, nearest);
}

gboolean json_check_name(const JsonText *json, const cJSON *value, const char *what,
                         GError **error) {
    if (!cJSON_IsString(value) || value->valuestring[0] == '\0')
        return json_check_reject(json, value, what, error);
    const char *name = value->valuestring;
    if (g_ascii_isspace(name[0]) || g_ascii_isspace(name[strlen(name) - 1])) {
        return json_text_reject(json, value, JSON_VALUE, error,
                                "'%s' begins or ends with white space", name);
    }
    return TRUE;
}
