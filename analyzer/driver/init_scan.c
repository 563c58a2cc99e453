#include "driver/init_scan.h"

#include <stdio.h>
#include <string.h>

#include "driver/init_words.h"
#include "driver/source_language.h"

enum {
    MOST_FILES = 50000,
    MOST_DEPTH = 64,
    MOST_OF_A_FILE = 1 << 20,
};

#define MOST_BYTES ((gsize)512 << 20)

/* An object-like macro that expands to nothing or to an attribute. */
typedef struct Definition {
    char *file;
    guint line;
    char *annotation; /* the text it annotates with; NULL for none */
} Definition;

typedef struct Scanning {
    InitScan *scan;
    const Catalog *catalog;
    const char *root;
    gsize bytes;
    GHashTable *definitions; /* macro → Definition */
    GHashTable *annotations; /* texts of annotate attributes, a set */
    GHashTable *uses;        /* identifier → how often a declaration has it */
    GHashTable *included;    /* of the file that is read: CatalogLibrary, a set */
    GHashTable *includers;   /* CatalogLibrary → how many files */
} Scanning;

static void free_definition(gpointer data) {
    Definition *definition = data;
    g_free(definition->file);
    g_free(definition->annotation);
    g_free(definition);
}

static void free_mark(gpointer data) {
    InitMark *mark = data;
    g_free(mark->text);
    g_free(mark->file);
    g_free(mark);
}

static void count(GHashTable *table, gpointer key) {
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));
    g_hash_table_insert(table, key, GUINT_TO_POINTER(before + 1));
}

static void count_text(GHashTable *table, const char *start, gsize length) {
    char *text = g_strndup(start, length);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(table, text));
    g_hash_table_insert(table, text, GUINT_TO_POINTER(before + 1));
}

/* Directives. */

static gboolean library_has_header(const CatalogLibrary *library, const char *header) {
    for (guint i = 0; library->headers && library->headers[i]; i++)
        if (g_pattern_match_simple(library->headers[i], header))
            return TRUE;
    return FALSE;
}

static void take_include(Scanning *scanning, const char *rest) {
    char close = *rest == '<' ? '>' : '"';
    const char *end = *rest == '<' || *rest == '"' ? strchr(rest + 1, close) : NULL;
    if (!end)
        return;
    g_autofree char *header = g_strndup(rest + 1, (gsize)(end - rest - 1));
    const GPtrArray *libraries = catalog_libraries(scanning->catalog);
    for (guint i = 0; i < libraries->len; i++) {
        gpointer library = g_ptr_array_index(libraries, i);
        if (library_has_header(library, header) && g_hash_table_add(scanning->included, library))
            count(scanning->includers, library);
    }
}

/* The text of annotate("…"); NULL for none. */
static char *annotation_in(const char *line) {
    static const char opening[] = "annotate(\"";
    const char *start = strstr(line, opening);
    const char *end = start ? strchr(start + strlen(opening), '"') : NULL;
    if (!end)
        return NULL;
    start += strlen(opening);
    return g_strndup(start, (gsize)(end - start));
}

static void take_define(Scanning *scanning, const char *rest, const char *file, guint line) {
    gsize length = init_words_identifier(rest);
    const char *body = rest + length;
    while (*body == ' ' || *body == '\t')
        body++;
    if (length == 0 || rest[length] == '(' || !init_words_may_expand_mark(body))
        return;
    char *name = g_strndup(rest, length);
    if (g_hash_table_contains(scanning->definitions, name)) {
        g_free(name);
        return;
    }
    Definition *definition = g_new0(Definition, 1);
    *definition = (Definition){g_strdup(file), line, annotation_in(body)};
    g_hash_table_insert(scanning->definitions, name, definition);
}

static void take_directive(Scanning *scanning, const char *line, const char *file, guint number) {
    const char *at = line + 1;
    while (*at == ' ' || *at == '\t')
        at++;
    gsize length = init_words_identifier(at);
    const char *rest = at + length;
    while (*rest == ' ' || *rest == '\t')
        rest++;
    if (length == 7 && strncmp(at, "include", length) == 0)
        take_include(scanning, rest);
    else if (length == 6 && strncmp(at, "define", length) == 0)
        take_define(scanning, rest, file, number);
}

/* Code. */

/* In a declaration a mark stands before a word or a star; a call, an operand and a last argument do
 * not. */
static gboolean stands_before_a_word(const char *rest) {
    while (*rest == ' ' || *rest == '\t')
        rest++;
    return *rest == '\0' || *rest == '*' || init_words_identifier(rest) > 0;
}

static gboolean is_coroutine_word(const char *word, gsize length) {
    return (length == 8 &&
            (strncmp(word, "co_await", 8) == 0 || strncmp(word, "co_yield", 8) == 0)) ||
           (length == 9 && strncmp(word, "co_return", 9) == 0);
}

/* TRUE when there is a co_await or kin in it. */
static gboolean take_code(Scanning *scanning, const char *line) {
    gboolean coroutine = FALSE;
    for (const char *at = line; *at;) {
        gsize length = init_words_identifier(at);
        if (length == 0) {
            if (at[0] == '/' && at[1] == '/')
                break;
            at += 1;
            continue;
        }
        coroutine = coroutine || is_coroutine_word(at, length);
        if (init_words_suggest_mark(at, length) && stands_before_a_word(at + length))
            count_text(scanning->uses, at, length);
        at += length;
    }
    char *annotation = annotation_in(line);
    if (annotation)
        g_hash_table_add(scanning->annotations, annotation);
    return coroutine;
}

static void take_text(Scanning *scanning, char *text, const char *file) {
    guint number = 1;
    gboolean coroutine = FALSE;
    for (char *line = text; line; number++) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        char *first = line;
        while (*first == ' ' || *first == '\t')
            first++;
        if (*first == '#')
            take_directive(scanning, first, file, number);
        else
            coroutine = take_code(scanning, first) || coroutine;
        line = end ? end + 1 : NULL;
    }
    scanning->scan->coroutine_files += coroutine ? 1 : 0;
}

/* Files. */

static void read_file(Scanning *scanning, const char *path) {
    InitScan *scan = scanning->scan;
    if (scan->files >= MOST_FILES || scanning->bytes >= MOST_BYTES) {
        scan->cut = TRUE;
        return;
    }
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    g_autofree char *text = g_malloc(MOST_OF_A_FILE + 1);
    gsize size = fread(text, 1, MOST_OF_A_FILE, file);
    fclose(file);
    text[size] = '\0';
    g_hash_table_remove_all(scanning->included);
    take_text(scanning, text, path + strlen(scanning->root) + 1);
    scan->files++;
    scanning->bytes += size;
}

gboolean init_scan_has_entry(const char *directory, const char *name) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static gboolean is_source(const char *path) {
    return source_language_of_path(path) != SOURCE_LANGUAGE_OTHER ||
           source_language_is_header(path);
}

/* Not what a build tool has made. */
static gboolean is_walked(const char *directory) {
    return !init_scan_has_entry(directory, "CMakeCache.txt") &&
           !init_scan_has_entry(directory, "meson-private") &&
           !init_scan_has_entry(directory, "config-host.mak");
}

static int compare_names(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorted, so that a tree that is too large is cut at the same place each time. */
static GPtrArray *names_in(const char *directory) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));)
        if (name[0] != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void walk(Scanning *scanning, const char *directory, guint depth) {
    g_autoptr(GPtrArray) names = names_in(directory);
    for (guint i = 0; i < names->len && !scanning->scan->cut; i++) {
        g_autofree char *path = g_build_filename(directory, g_ptr_array_index(names, i), NULL);
        if (g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            if (depth < MOST_DEPTH && is_walked(path))
                walk(scanning, path, depth + 1);
        } else if (is_source(path) && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            read_file(scanning, path);
        }
    }
}

/* What it comes to. */

static void add_mark(Scanning *scanning, const char *text, const Definition *definition,
                     guint uses) {
    CatalogMark known = catalog_mark(scanning->catalog, text);
    InitMark *mark = g_new0(InitMark, 1);
    *mark = (InitMark){.text = g_strdup(text),
                       .mark = known != CATALOG_MARK_NONE ? known : init_words_guess_mark(text),
                       .known = known != CATALOG_MARK_NONE,
                       .uses = uses,
                       .file = definition ? g_strdup(definition->file) : NULL,
                       .line = definition ? definition->line : 0};
    g_ptr_array_add(scanning->scan->marks, mark);
}

/* One that annotates with a known text is known by that. */
static gboolean is_known_by_its_text(const Scanning *scanning, const Definition *definition) {
    return definition->annotation &&
           catalog_mark(scanning->catalog, definition->annotation) != CATALOG_MARK_NONE;
}

static void collect_marks(Scanning *scanning) {
    GHashTableIter iterator;
    gpointer text = NULL;
    gpointer data = NULL;
    g_hash_table_iter_init(&iterator, scanning->definitions);
    while (g_hash_table_iter_next(&iterator, &text, &data)) {
        guint uses = GPOINTER_TO_UINT(g_hash_table_lookup(scanning->uses, text));
        if (uses > 0 && !is_known_by_its_text(scanning, data))
            add_mark(scanning, text, data, uses);
    }
    g_hash_table_iter_init(&iterator, scanning->annotations);
    while (g_hash_table_iter_next(&iterator, &text, NULL))
        if (init_words_suggest_mark(text, strlen(text)) &&
            !g_hash_table_contains(scanning->definitions, text))
            add_mark(scanning, text, NULL, 0);
}

static int compare_marks(gconstpointer left, gconstpointer right) {
    return strcmp((*(const InitMark *const *)left)->text, (*(const InitMark *const *)right)->text);
}

static void collect_libraries(Scanning *scanning) {
    const GPtrArray *libraries = catalog_libraries(scanning->catalog);
    for (guint i = 0; i < libraries->len; i++) {
        InitLibrary library = {g_ptr_array_index(libraries, i), 0};
        library.files =
            GPOINTER_TO_UINT(g_hash_table_lookup(scanning->includers, (gpointer)library.library));
        if (library.files > 0)
            g_array_append_val(scanning->scan->libraries, library);
    }
}

static int compare_libraries(gconstpointer left, gconstpointer right) {
    const InitLibrary *first = left;
    const InitLibrary *second = right;
    if (first->files != second->files)
        return first->files < second->files ? 1 : -1;
    return strcmp(first->library->name, second->library->name);
}

InitScan *init_scan(const char *root, const Catalog *catalog) {
    InitScan *scan = g_new0(InitScan, 1);
    scan->libraries = g_array_new(FALSE, FALSE, sizeof(InitLibrary));
    scan->marks = g_ptr_array_new_with_free_func(free_mark);
    Scanning scanning = {
        .scan = scan,
        .catalog = catalog,
        .root = root,
        .definitions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_definition),
        .annotations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .included = g_hash_table_new(NULL, NULL),
        .includers = g_hash_table_new(NULL, NULL)};
    walk(&scanning, root, 0);
    collect_marks(&scanning);
    collect_libraries(&scanning);
    g_ptr_array_sort(scan->marks, compare_marks);
    g_array_sort(scan->libraries, compare_libraries);
    g_hash_table_unref(scanning.definitions);
    g_hash_table_unref(scanning.annotations);
    g_hash_table_unref(scanning.uses);
    g_hash_table_unref(scanning.included);
    g_hash_table_unref(scanning.includers);
    return scan;
}

void init_scan_free(InitScan *scan) {
    if (!scan)
        return;
    g_array_unref(scan->libraries);
    g_ptr_array_unref(scan->marks);
    g_free(scan);
}
