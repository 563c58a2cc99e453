#include "catalog/catalog.h"

#include "catalog/builtin.h"
#include "catalog/reader.h"

G_DEFINE_QUARK(corolint_catalog_error, catalog_error)

struct Catalog {
    GPtrArray *entries;                         /* of CatalogEntry, owned, in order of precedence */
    GHashTable *by_name[CATALOG_MATCHER_COUNT]; /* name → GPtrArray of CatalogEntry */
    GHashTable *marks;                          /* text → CatalogMark */
    GStringChunk *libraries;
};

static void free_array(GArray *array) {
    if (array != NULL)
        g_array_unref(array);
}

void catalog_entry_free(CatalogEntry *entry) {
    if (entry == NULL)
        return;
    free_array(entry->when);
    free_array(entry->unless);
    free_array(entry->calls);
    free_array(entry->loop);
    free_array(entry->pool);
    free_array(entry->spawns);
    free_array(entry->keeps);
    g_strfreev(entry->names);
    g_free(entry->instead);
    g_free(entry);
}

static void free_entry(void *entry) {
    catalog_entry_free(entry);
}

static void unref_list(void *list) {
    g_ptr_array_unref(list);
}

Catalog *catalog_new(void) {
    Catalog *catalog = g_new0(Catalog, 1);
    catalog->entries = g_ptr_array_new_with_free_func(free_entry);
    for (guint i = 0; i < CATALOG_MATCHER_COUNT; i++) {
        /* The names are the entries' own. */
        catalog->by_name[i] = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref_list);
    }
    catalog->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    catalog->libraries = g_string_chunk_new(256);
    return catalog;
}

void catalog_free(Catalog *catalog) {
    if (catalog == NULL)
        return;
    for (guint i = 0; i < CATALOG_MATCHER_COUNT; i++)
        g_hash_table_unref(catalog->by_name[i]);
    g_ptr_array_unref(catalog->entries);
    g_hash_table_unref(catalog->marks);
    g_string_chunk_free(catalog->libraries);
    g_free(catalog);
}

static void add_entry(Catalog *catalog, CatalogEntry *entry, const char *library) {
    entry->library = g_string_chunk_insert_const(catalog->libraries, library);
    g_ptr_array_add(catalog->entries, entry);
    GHashTable *by_name = catalog->by_name[entry->matcher];
    for (char **name = entry->names; *name != NULL; name++) {
        GPtrArray *list = g_hash_table_lookup(by_name, *name);
        if (list == NULL) {
            list = g_ptr_array_new();
            g_hash_table_insert(by_name, *name, list);
        }
        g_ptr_array_add(list, entry);
    }
}

static void add_marks(Catalog *catalog, GHashTable *marks) {
    GHashTableIter iterator;
    void *text = NULL;
    void *mark = NULL;
    g_hash_table_iter_init(&iterator, marks);
    while (g_hash_table_iter_next(&iterator, &text, &mark)) {
        /* What was said earlier stands. */
        if (!g_hash_table_contains(catalog->marks, text))
            g_hash_table_insert(catalog->marks, g_strdup(text), mark);
    }
}

/* Makes an error of the JSON modules one of this module. */
static void propagate(GError *error, GError **target) {
    g_set_error_literal(target, CATALOG_ERROR, 0, error->message);
    g_error_free(error);
}

gboolean catalog_add_parsed(Catalog *catalog, const JsonText *json, GError **error) {
    GError *fault = NULL;
    g_autoptr(CatalogReading) reading = reader_read(json, &fault);
    if (reading == NULL) {
        propagate(fault, error);
        return FALSE;
    }
    const char *library = reading->library != NULL ? reading->library : json->name;
    g_ptr_array_set_free_func(reading->entries, NULL); /* the catalog owns them now */
    for (guint i = 0; i < reading->entries->len; i++)
        add_entry(catalog, g_ptr_array_index(reading->entries, i), library);
    add_marks(catalog, reading->marks);
    return TRUE;
}

gboolean catalog_add_json(Catalog *catalog, const char *name, const char *text, GError **error) {
    GError *fault = NULL;
    g_autoptr(JsonText) json = json_text_parse(name, text, -1, &fault);
    if (json == NULL ||
        !json_check_object(json, json->root, "a catalog", &reader_catalog_keys, &fault)) {
        propagate(fault, error);
        return FALSE;
    }
    return catalog_add_parsed(catalog, json, error);
}

gboolean catalog_add_builtin(Catalog *catalog, GError **error) {
    for (const BuiltinCatalog *builtin = builtin_catalogs; builtin->name != NULL; builtin++) {
        g_autofree char *name = g_strconcat(builtin->name, ".json", NULL);
        if (!catalog_add_json(catalog, name, builtin->text, error))
            return FALSE;
    }
    return TRUE;
}

const GPtrArray *catalog_lookup(const Catalog *catalog, CatalogMatcher matcher, const char *name) {
    return g_hash_table_lookup(catalog->by_name[matcher], name);
}

CatalogMark catalog_mark(const Catalog *catalog, const char *mark) {
    return (CatalogMark)GPOINTER_TO_UINT(g_hash_table_lookup(catalog->marks, mark));
}

guint catalog_name_count(const Catalog *catalog) {
    guint count = 0;
    for (guint i = 0; i < CATALOG_MATCHER_COUNT; i++)
        count += g_hash_table_size(catalog->by_name[i]);
    return count;
}

const char *catalog_block_kind_name(CatalogBlockKind kind) {
    return reader_block_kinds.texts[kind];
}
