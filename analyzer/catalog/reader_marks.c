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

static gboolean read_name(const JsonText *json, const cJSON *item, CatalogMark mark,
                          const char *what, gboolean patterns, GArray *target, GError **error) {
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
    return TRUE;
}

/* Of names that all say the same; what is the key that messages name. */
static void read_list(const JsonText *json, const cJSON *list, CatalogMark mark, const char *what,
                      gboolean patterns, GArray *target, GPtrArray *faults) {
    for (const cJSON *item = list->child; item != NULL; item = item->next) {
        GError *fault = NULL;
        if (!read_name(json, item, mark, what, patterns, target, &fault))
            g_ptr_array_add(faults, fault);
    }
}

static gboolean check_mark(const JsonText *json, const cJSON *list, const char *what, guint64 *seen,
                           guint *mark, GError **error) {
    return json_check_member(json, list, what, &reader_mark_words, seen, mark, error) &&
           (cJSON_IsArray(list) || json_check_reject(json, list, "a list of names", error));
}

void read_marked_names(const JsonText *json, const cJSON *value, const char *what,
                       gboolean patterns, GArray *target, GPtrArray *faults) {
    GError *fault = NULL;
    if (value == NULL)
        return;
    if (!cJSON_IsObject(value)) {
        g_autofree char *expected = g_strdup_printf("%s (an object)", what);
        json_check_reject(json, value, expected, &fault);
        g_ptr_array_add(faults, fault);
        return;
    }
    guint64 seen = 0;
    for (const cJSON *list = value->child; list != NULL; list = list->next) {
        guint mark = CATALOG_MARK_NONE;
        if (check_mark(json, list, what, &seen, &mark, &fault))
            read_list(json, list, (CatalogMark)mark, what, patterns, target, faults);
        else
            g_ptr_array_add(faults, g_steal_pointer(&fault));
    }
}

void read_return_types(const JsonText *json, const cJSON *value, GArray *target,
                       GPtrArray *faults) {
    GError *fault = NULL;
    if (value == NULL)
        return;
    if (cJSON_IsArray(value)) {
        read_list(json, value, CATALOG_MARK_COROUTINE, "return_types", TRUE, target, faults);
        return;
    }
    json_check_reject(json, value, "a list of types", &fault);
    g_ptr_array_add(faults, fault);
}

static const char *const detect_key_texts[] = {"headers", "return_types"};
static const Words detect_keys = WORDS(detect_key_texts);

static gboolean read_detect_lists(const JsonText *json, const cJSON *value, char ***headers,
                                  char ***return_types, GError **error) {
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

void read_detect(const JsonText *json, const cJSON *value, char ***headers, char ***return_types,
                 GPtrArray *faults) {
    GError *fault = NULL;
    if (value != NULL && !read_detect_lists(json, value, headers, return_types, &fault))
        g_ptr_array_add(faults, fault);
}
