#include "catalog/reader_marks.h"

#include "catalog/reader_values.h"

static const char *const mark_texts[] = {
    [CATALOG_MARK_NONE] = "none",
    [CATALOG_MARK_COROUTINE] = "coroutine",
    [CATALOG_MARK_MIXED] = "mixed",
    [CATALOG_MARK_PLAIN] = "plain",
    [CATALOG_MARK_NONBLOCKING] = "nonblocking",
    [CATALOG_MARK_BLOCKING] = "blocking",
    [CATALOG_MARK_BLOCKING_LOCK] = "blocking-lock",
    [CATALOG_MARK_BLOCKING_SLEEP] = "blocking-sleep",
    [CATALOG_MARK_BLOCKING_IO] = "blocking-io",
    [CATALOG_MARK_BLOCKING_PROCESS] = "blocking-process",
    [CATALOG_MARK_OFFLOADED] = "offloaded",
};
const Words reader_mark_words = WORDS(mark_texts);

static void clear_marked_name(void *name) {
    g_free(((MarkedName *)name)->text);
}

GArray *marked_names_new(void) {
    GArray *names = g_array_new(FALSE, FALSE, sizeof(MarkedName));
    g_array_set_clear_func(names, clear_marked_name);
    return names;
}

static gboolean stands_there(const GArray *names, const char *text) {
    for (guint i = 0; i < names->len; i++)
        if (g_str_equal(g_array_index(names, MarkedName, i).text, text))
            return TRUE;
    return FALSE;
}

/* Of names that all say the same; what is the key that messages name. */
static gboolean read_list(const JsonText *json, const cJSON *list, CatalogMark mark,
                          const char *what, gboolean patterns, GArray *target, GError **error) {
    for (const cJSON *item = list->child; item != NULL; item = item->next) {
        if (!json_check_name(json, item, "a name", error))
            return FALSE;
        if (!patterns && names_is_pattern(item->valuestring)) {
            return json_text_reject(json, item, JSON_VALUE, error,
                                    "'%s' is a pattern; %s are names, each of them written out: "
                                    "'functions' takes patterns",
                                    item->valuestring, what);
        }
        if (stands_there(target, item->valuestring)) {
            return json_text_reject(json, item, JSON_VALUE, error, "'%s' stands twice in %s",
                                    item->valuestring, what);
        }
        MarkedName name = {g_strdup(item->valuestring), mark,
                           json_text_position(json, item, JSON_VALUE)};
        g_array_append_val(target, name);
    }
    return TRUE;
}

gboolean read_marked_names(const JsonText *json, const cJSON *value, const char *what,
                           gboolean patterns, GArray *target, GError **error) {
    if (value == NULL)
        return TRUE;
    if (!json_check_object(json, value, what, &reader_mark_words, error))
        return FALSE;
    for (const cJSON *list = value->child; list != NULL; list = list->next) {
        CatalogMark mark = (CatalogMark)words_index(&reader_mark_words, list->string);
        if (!cJSON_IsArray(list))
            return json_check_reject(json, list, "a list of names", error);
        if (!read_list(json, list, mark, what, patterns, target, error))
            return FALSE;
    }
    return TRUE;
}

gboolean read_return_types(const JsonText *json, const cJSON *value, GArray *target,
                           GError **error) {
    if (value != NULL && !cJSON_IsArray(value))
        return json_check_reject(json, value, "a list of types", error);
    return value == NULL ||
           read_list(json, value, CATALOG_MARK_COROUTINE, "return_types", TRUE, target, error);
}

static const char *const detect_key_texts[] = {"headers", "return_types"};
static const Words detect_keys = WORDS(detect_key_texts);

gboolean read_detect(const JsonText *json, const cJSON *value, char ***headers,
                     char ***return_types, GError **error) {
    if (value == NULL)
        return TRUE;
    if (!json_check_object(json, value, "what a library is detected by", &detect_keys, error))
        return FALSE;
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(value, "headers");
    if (list == NULL)
        return json_text_reject(json, value, JSON_VALUE, error,
                                "there is no key 'headers' in this");
    const cJSON *types = cJSON_GetObjectItemCaseSensitive(value, "return_types");
    return read_name_list(json, list, "a list of headers", headers, error) &&
           (types == NULL || read_name_list(json, types, "a list of types", return_types, error));
}
