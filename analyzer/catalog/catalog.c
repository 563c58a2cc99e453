#include "catalog/catalog.h"

#include "catalog/builtin.h"
#include "catalog/reader.h"

#include <string.h>

G_DEFINE_QUARK(corolint_catalog_error, catalog_error)

struct Catalog {
    GPtrArray *entries;                         /* of CatalogEntry, owned, in order of precedence */
    GHashTable *by_name[CATALOG_MATCHER_COUNT]; /* name → GPtrArray of CatalogEntry */
    GHashTable *marks;                          /* text → Known */
    GHashTable *functions;                      /* name → Known */
    GArray *function_patterns;                  /* of Known, in order of precedence */
    GArray *return_types;                       /* of Known */
    GPtrArray *libraries;                       /* of CatalogLibrary */
    GStringChunk *texts;
    gboolean pedantic;
};

/* What a mark, a name or a pattern of names says of functions. */
typedef struct Known {
    GPatternSpec *pattern; /* owned; NULL for a single name */
    const char *text;      /* of the pattern */
    CatalogMark mark;
    const char *origin; /* what says so */
    guint library;      /* the lower, the more it counts */
} Known;

static void known_clear(void *data) {
    Known *known = data;
    g_clear_pointer(&known->pattern, g_pattern_spec_free);
}

static void free_library(void *data) {
    CatalogLibrary *library = data;
    g_free(library->name);
    g_strfreev(library->headers);
    g_strfreev(library->return_types);
    g_free(library);
}

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
    catalog->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    catalog->functions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    catalog->function_patterns = g_array_new(FALSE, FALSE, sizeof(Known));
    g_array_set_clear_func(catalog->function_patterns, known_clear);
    catalog->return_types = g_array_new(FALSE, FALSE, sizeof(Known));
    g_array_set_clear_func(catalog->return_types, known_clear);
    catalog->libraries = g_ptr_array_new_with_free_func(free_library);
    catalog->texts = g_string_chunk_new(256);
    return catalog;
}

void catalog_free(Catalog *catalog) {
    if (catalog == NULL)
        return;
    for (guint i = 0; i < CATALOG_MATCHER_COUNT; i++)
        g_hash_table_unref(catalog->by_name[i]);
    g_ptr_array_unref(catalog->entries);
    g_hash_table_unref(catalog->marks);
    g_hash_table_unref(catalog->functions);
    g_array_unref(catalog->function_patterns);
    g_array_unref(catalog->return_types);
    g_ptr_array_unref(catalog->libraries);
    g_string_chunk_free(catalog->texts);
    g_free(catalog);
}

static void add_entry(Catalog *catalog, CatalogEntry *entry, const char *library) {
    entry->library = g_string_chunk_insert_const(catalog->texts, library);
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

/* A text that is added, and what it holds. */
typedef struct Addition {
    const JsonText *json;
    CatalogReading *reading;
    const char *library;
    gboolean built_in;
} Addition;

static const char *describe_origin(Catalog *catalog, const Addition *addition,
                                   JsonPosition position) {
    g_autofree char *origin =
        addition->built_in
            ? g_strdup_printf("built in (%s)", addition->library)
            : g_strdup_printf("%s:%u:%u", addition->json->name, position.line, position.column);
    return g_string_chunk_insert_const(catalog->texts, origin);
}

static Known known_of(Catalog *catalog, const Addition *addition, const MarkedName *name) {
    return (Known){.mark = name->mark,
                   .origin = describe_origin(catalog, addition, name->position),
                   .library = catalog->libraries->len};
}

/* What was said earlier stands. */
static void add_known(GHashTable *table, const char *text, const Known *known) {
    if (!g_hash_table_contains(table, text))
        g_hash_table_insert(table, g_strdup(text), g_memdup2(known, sizeof *known));
}

static gboolean is_pattern(const char *text) {
    return strpbrk(text, "*?") != NULL;
}

static void add_pattern(Catalog *catalog, GArray *patterns, const char *text, Known known) {
    known.pattern = g_pattern_spec_new(text);
    known.text = g_string_chunk_insert_const(catalog->texts, text);
    g_array_append_val(patterns, known);
}

static void add_marks(Catalog *catalog, const Addition *addition) {
    const CatalogReading *reading = addition->reading;
    for (guint i = 0; i < reading->marks->len; i++) {
        const MarkedName *name = &g_array_index(reading->marks, MarkedName, i);
        Known known = known_of(catalog, addition, name);
        add_known(catalog->marks, name->text, &known);
    }
    for (guint i = 0; i < reading->functions->len; i++) {
        const MarkedName *name = &g_array_index(reading->functions, MarkedName, i);
        Known known = known_of(catalog, addition, name);
        if (is_pattern(name->text))
            add_pattern(catalog, catalog->function_patterns, name->text, known);
        else
            add_known(catalog->functions, name->text, &known);
    }
}

static void add_return_types(Catalog *catalog, const Addition *addition) {
    const GArray *types = addition->reading->return_types;
    for (guint i = 0; i < types->len; i++) {
        const MarkedName *name = &g_array_index(types, MarkedName, i);
        add_pattern(catalog, catalog->return_types, name->text, known_of(catalog, addition, name));
    }
}

static void add_library(Catalog *catalog, const Addition *addition) {
    CatalogLibrary *library = g_new0(CatalogLibrary, 1);
    library->name = g_strdup(addition->library);
    library->headers = g_steal_pointer(&addition->reading->detect_headers);
    library->return_types = g_steal_pointer(&addition->reading->detect_return_types);
    library->entries = addition->reading->entries->len;
    library->built_in = addition->built_in;
    g_ptr_array_add(catalog->libraries, library);
}

/* Takes what was read over. */
static void add_reading(Catalog *catalog, const JsonText *json, CatalogReading *reading,
                        gboolean built_in) {
    Addition addition = {json, reading, reading->library != NULL ? reading->library : json->name,
                         built_in};
    g_ptr_array_set_free_func(reading->entries, NULL); /* the catalog owns them now */
    for (guint i = 0; i < reading->entries->len; i++)
        add_entry(catalog, g_ptr_array_index(reading->entries, i), addition.library);
    add_marks(catalog, &addition);
    add_return_types(catalog, &addition);
    add_library(catalog, &addition);
}

void catalog_add_parsed(Catalog *catalog, const JsonText *json) {
    g_autoptr(GPtrArray) faults = json_faults_new();
    g_autoptr(CatalogReading) reading = reader_read(json, faults);
    add_reading(catalog, json, reading, FALSE);
}

/* NULL, with an error of the JSON modules, when anything is wrong. */
static CatalogReading *read_all(const JsonText *json, GError **error) {
    if (!json_check_object(json, json->root, "a catalog", &reader_catalog_keys, error))
        return NULL;
    g_autoptr(GPtrArray) faults = json_faults_new();
    g_autoptr(CatalogReading) reading = reader_read(json, faults);
    if (faults->len == 0)
        return g_steal_pointer(&reading);
    g_propagate_error(error, g_error_copy(g_ptr_array_index(faults, 0)));
    return NULL;
}

static gboolean add_json(Catalog *catalog, const char *name, const char *text, gboolean built_in,
                         GError **error) {
    g_autoptr(GError) fault = NULL;
    g_autoptr(JsonText) json = json_text_parse(name, text, -1, &fault);
    g_autoptr(CatalogReading) reading = json != NULL ? read_all(json, &fault) : NULL;
    if (reading == NULL) {
        g_set_error_literal(error, CATALOG_ERROR, 0, fault->message);
        return FALSE;
    }
    add_reading(catalog, json, reading, built_in);
    return TRUE;
}

gboolean catalog_add_json(Catalog *catalog, const char *name, const char *text, GError **error) {
    return add_json(catalog, name, text, FALSE, error);
}

gboolean catalog_add_builtin(Catalog *catalog, GError **error) {
    for (const BuiltinCatalog *builtin = builtin_catalogs; builtin->name != NULL; builtin++) {
        g_autofree char *name = g_strconcat(builtin->name, ".json", NULL);
        if (!add_json(catalog, name, builtin->text, TRUE, error))
            return FALSE;
    }
    return TRUE;
}

const GPtrArray *catalog_lookup(const Catalog *catalog, CatalogMatcher matcher, const char *name) {
    return g_hash_table_lookup(catalog->by_name[matcher], name);
}

CatalogMark catalog_mark(const Catalog *catalog, const char *mark) {
    const Known *known = g_hash_table_lookup(catalog->marks, mark);
    return known != NULL ? known->mark : CATALOG_MARK_NONE;
}

gboolean catalog_function_mark(const Catalog *catalog, const char *name, CatalogMark *mark) {
    const Known *known = g_hash_table_lookup(catalog->functions, name);
    for (guint i = 0; i < catalog->function_patterns->len; i++) {
        const Known *candidate = &g_array_index(catalog->function_patterns, Known, i);
        if (known != NULL && known->library <= candidate->library)
            break;
        if (g_pattern_spec_match_string(candidate->pattern, name))
            known = candidate;
    }
    if (known != NULL)
        *mark = known->mark;
    return known != NULL;
}

gboolean catalog_knows_return_types(const Catalog *catalog) {
    return catalog->return_types->len > 0;
}

gboolean catalog_returns_task(const Catalog *catalog, const char *name) {
    for (guint i = 0; i < catalog->return_types->len; i++)
        if (g_pattern_spec_match_string(g_array_index(catalog->return_types, Known, i).pattern,
                                        name))
            return TRUE;
    return FALSE;
}

const GPtrArray *catalog_libraries(const Catalog *catalog) {
    return catalog->libraries;
}

static int compare_texts(gconstpointer left, gconstpointer right) {
    return strcmp(left, right);
}

static void each_in_table(GHashTable *table, CatalogMarkVisitor visit, gpointer data) {
    GList *texts = g_list_sort(g_hash_table_get_keys(table), compare_texts);
    for (const GList *text = texts; text != NULL; text = text->next) {
        const Known *known = g_hash_table_lookup(table, text->data);
        visit(text->data, known->mark, known->origin, data);
    }
    g_list_free(texts);
}

static void each_pattern(const GArray *patterns, CatalogMarkVisitor visit, gpointer data) {
    for (guint i = 0; i < patterns->len; i++) {
        const Known *known = &g_array_index(patterns, Known, i);
        visit(known->text, known->mark, known->origin, data);
    }
}

void catalog_each_mark(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data) {
    each_in_table(catalog->marks, visit, data);
}

void catalog_each_function(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data) {
    each_in_table(catalog->functions, visit, data);
    each_pattern(catalog->function_patterns, visit, data);
}

void catalog_each_return_type(const Catalog *catalog, CatalogMarkVisitor visit, gpointer data) {
    each_pattern(catalog->return_types, visit, data);
}

void catalog_set_pedantic(Catalog *catalog) {
    catalog->pedantic = TRUE;
}

gboolean catalog_is_pedantic(const Catalog *catalog) {
    return catalog->pedantic;
}

guint catalog_name_count(const Catalog *catalog) {
    guint count = 0;
    for (guint i = 0; i < CATALOG_MATCHER_COUNT; i++)
        count += g_hash_table_size(catalog->by_name[i]);
    return count;
}

const char *catalog_block_kind_name(CatalogBlockKind kind) {
    return kind != CATALOG_BLOCK_NONE ? reader_block_kinds.texts[kind] : NULL;
}

CatalogBlockKind catalog_mark_block_kind(CatalogMark mark) {
    switch (mark) {
    case CATALOG_MARK_BLOCKING:
        return CATALOG_BLOCK_WAIT;
    case CATALOG_MARK_BLOCKING_LOCK:
        return CATALOG_BLOCK_LOCK;
    case CATALOG_MARK_BLOCKING_SLEEP:
        return CATALOG_BLOCK_SLEEP;
    case CATALOG_MARK_BLOCKING_IO:
        return CATALOG_BLOCK_IO;
    case CATALOG_MARK_BLOCKING_PROCESS:
        return CATALOG_BLOCK_PROCESS;
    default:
        return CATALOG_BLOCK_NONE;
    }
}

const char *catalog_mark_name(CatalogMark mark) {
    return reader_mark_words.texts[mark];
}
