#include "extract/inclusions.h"

#include <string.h>

/* libclang tells the time of a file in seconds, and some file systems count in twos. */
#define YOUNG_SECONDS 2

typedef struct Inclusions {
    CXTranslationUnit unit;
    const ExtractRequest *request;
    ExtractResult *result;
    GHashTable *met;         /* of CXFile */
    GHashTable *directories; /* where a header may lie */
} Inclusions;

static void source_free(gpointer data) {
    ExtractSource *source = data;
    g_free(source->path);
    g_free(source);
}

GPtrArray *extract_sources_new(void) {
    return g_ptr_array_new_with_free_func(source_free);
}

/* As it is spelled: taking `..` out of it by the text alone is wrong behind a linked directory. */
static char *absolute_path(const Inclusions *inclusions, const char *name) {
    return g_path_is_absolute(name) ? g_strdup(name)
                                    : g_build_filename(inclusions->request->directory, name, NULL);
}

/* A file that is written while it is parsed keeps its time or gets a new one, as the clock has it:
 * what was read is then only told by its text. */
static gboolean is_young(const Inclusions *inclusions, CXFile file) {
    gint64 started = inclusions->result->started / G_USEC_PER_SEC;
    return clang_getFileTime(file) >= started - YOUNG_SECONDS;
}

static void add_inclusion(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
    (void)stack;
    (void)depth;
    Inclusions *inclusions = data;
    if (!g_hash_table_add(inclusions->met, file))
        return;
    CXString name = clang_getFileName(file);
    ExtractSource *source = g_new0(ExtractSource, 1);
    source->path = absolute_path(inclusions, clang_getCString(name));
    source->kind = EXTRACT_SOURCE_READ;
    size_t length = 0;
    const char *text =
        is_young(inclusions, file) ? clang_getFileContents(inclusions->unit, file, &length) : NULL;
    if (text) {
        source->kind = EXTRACT_SOURCE_YOUNG;
        source->digest = digest_of(text, length);
    }
    g_ptr_array_add(inclusions->result->sources, source);
    clang_disposeString(name);
}

/* What was looked for in vain. */

/* The directory and all above it: `#include <sys/x.h>` is looked for in none that holds headers
 * itself. */
static void add_directories(Inclusions *inclusions, const char *directory) {
    g_autofree char *path = absolute_path(inclusions, directory);
    while (g_hash_table_add(inclusions->directories, g_strdup(path))) {
        char *parent = g_path_get_dirname(path);
        g_free(path);
        path = parent;
    }
}

static void add_directories_of_arguments(Inclusions *inclusions) {
    static const char *const options[] = {"-I", "-isystem", "-iquote", "-idirafter"};
    char **arguments = inclusions->request->arguments;
    for (guint i = 0; arguments[i]; i++)
        for (guint k = 0; k < G_N_ELEMENTS(options); k++) {
            if (!g_str_has_prefix(arguments[i], options[k]))
                continue;
            const char *joined = arguments[i] + strlen(options[k]);
            if (*joined || arguments[i + 1])
                add_directories(inclusions, *joined ? joined : arguments[i + 1]);
        }
}

static void add_directories_of_files(Inclusions *inclusions) {
    const GPtrArray *sources = inclusions->result->sources;
    for (guint i = 0; i < sources->len; i++) {
        const ExtractSource *source = g_ptr_array_index(sources, i);
        g_autofree char *directory = g_path_get_dirname(source->path);
        add_directories(inclusions, directory);
    }
}

static void add_missing(Inclusions *inclusions, const char *name) {
    if (g_hash_table_size(inclusions->directories) == 0) {
        add_directories(inclusions, inclusions->request->directory);
        add_directories(inclusions, "/usr/include");
        add_directories(inclusions, "/usr/local/include");
        add_directories_of_arguments(inclusions);
        add_directories_of_files(inclusions);
    }
    GHashTableIter iterator;
    gpointer directory = NULL;
    g_hash_table_iter_init(&iterator, inclusions->directories);
    while (g_hash_table_iter_next(&iterator, &directory, NULL)) {
        ExtractSource *source = g_new0(ExtractSource, 1);
        source->path =
            g_path_is_absolute(name) ? g_strdup(name) : g_build_filename(directory, name, NULL);
        source->kind = EXTRACT_SOURCE_MISSING;
        g_ptr_array_add(inclusions->result->sources, source);
    }
}

/* The name in "'NAME' file not found". NULL for another diagnostic. */
static char *missing_name(CXDiagnostic diagnostic) {
    static const char end[] = "' file not found";
    CXString spelling = clang_getDiagnosticSpelling(diagnostic);
    const char *text = clang_getCString(spelling);
    const char *closing = text && *text == '\'' ? strstr(text, end) : NULL;
    char *name = closing ? g_strndup(text + 1, (gsize)(closing - text) - 1) : NULL;
    clang_disposeString(spelling);
    return name;
}

static void collect_missing(Inclusions *inclusions) {
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    unsigned count = clang_getNumDiagnostics(inclusions->unit);
    for (unsigned i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(inclusions->unit, i);
        char *name = missing_name(diagnostic);
        if (name && !g_hash_table_contains(names, name))
            add_missing(inclusions, name);
        if (name)
            g_hash_table_add(names, name);
        clang_disposeDiagnostic(diagnostic);
    }
}

void inclusions_collect(CXTranslationUnit unit, const ExtractRequest *request,
                        ExtractResult *result) {
    Inclusions inclusions = {.unit = unit,
                             .request = request,
                             .result = result,
                             .met = g_hash_table_new(NULL, NULL),
                             .directories =
                                 g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    clang_getInclusions(unit, add_inclusion, &inclusions);
    collect_missing(&inclusions);
    g_hash_table_unref(inclusions.met);
    g_hash_table_unref(inclusions.directories);
}
