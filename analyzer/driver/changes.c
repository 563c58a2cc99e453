#include "driver/changes.h"

#include <string.h>

#include "driver/git.h"
#include "driver/input_path.h"
#include "driver/patch.h"
#include "report/paths.h"

/* No statement is longer. */
#define LINES_MAX 10000U

typedef struct ChangedFile {
    gboolean whole;
    GHashTable *lines; /* of guint */
} ChangedFile;

struct Changes {
    GHashTable *files; /* real path to ChangedFile */
    GHashTable *known; /* path as findings have it to ChangedFile, or NULL */
};

/* Reading a patch into a Changes. */
typedef struct Fitting {
    Changes *changes;
    const char *name;
    GPtrArray *directories; /* of char *: where names of the patch may start */
    SourceLines *sources;
    GPtrArray *problems;
} Fitting;

static void file_free(gpointer data) {
    ChangedFile *file = data;
    g_hash_table_unref(file->lines);
    g_free(file);
}

static Changes *changes_new(void) {
    Changes *changes = g_new0(Changes, 1);
    changes->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, file_free);
    changes->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return changes;
}

void changes_free(Changes *changes) {
    if (!changes)
        return;
    g_hash_table_unref(changes->files);
    g_hash_table_unref(changes->known);
    g_free(changes);
}

/* Findings and git may come to a file by different links. */
static ChangedFile *changed_file(Changes *changes, const char *path) {
    char *real = input_path_real(path);
    ChangedFile *file = g_hash_table_lookup(changes->files, real);
    if (file) {
        g_free(real);
        return file;
    }
    file = g_new0(ChangedFile, 1);
    file->lines = g_hash_table_new(NULL, NULL);
    g_hash_table_insert(changes->files, real, file);
    return file;
}

/* What the patch calls a file. */

/* The first part of "b/src/a.c" is git's own; of "src/a.c" it is not. */
static const char *without_first_part(const char *name) {
    const char *slash = strchr(name, '/');
    return slash && slash > name ? slash + 1 : NULL;
}

/* A link counts that leads nowhere. */
static char *existing_file(const char *directory, const char *name) {
    g_autofree char *path = name ? g_canonicalize_filename(name, directory) : NULL;
    gboolean exists = path && (g_file_test(path, G_FILE_TEST_EXISTS) ||
                               g_file_test(path, G_FILE_TEST_IS_SYMLINK));
    return exists ? g_steal_pointer(&path) : NULL;
}

/* Whether it fits. */

static gboolean line_is(const Fitting *fitting, const char *path, const PatchLine *line) {
    SourceLine found;
    if (!source_lines_get(fitting->sources, path, line->number, &found))
        return FALSE;
    gsize length = strlen(line->text);
    return found.length == length && memcmp(found.text, line->text, length) == 0;
}

/* The first line that is not what the patch says; NULL when all are. */
static const PatchLine *first_misfit(const Fitting *fitting, const char *path,
                                     const PatchFile *file) {
    for (guint i = 0; i < file->lines->len; i++) {
        const PatchLine *line = g_ptr_array_index(file->lines, i);
        if (!line_is(fitting, path, line))
            return line;
    }
    return NULL;
}

/* Of the files that it may mean, the first that the patch fits; else the first there is. NULL for
 * none. */
static char *find_file(const Fitting *fitting, const PatchFile *file) {
    const char *shorter = without_first_part(file->name);
    gboolean of_git = g_str_has_prefix(file->name, "b/");
    const char *names[] = {of_git ? shorter : file->name, of_git ? file->name : shorter};
    g_autofree char *first = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(names) * fitting->directories->len; i++) {
        const char *directory =
            g_ptr_array_index(fitting->directories, i % fitting->directories->len);
        char *path = existing_file(directory, names[i / fitting->directories->len]);
        if (path && !first_misfit(fitting, path, file))
            return path;
        if (first)
            g_free(path);
        else
            first = path;
    }
    return g_steal_pointer(&first);
}

static void add_problem(const Fitting *fitting, guint at, char *what) {
    g_ptr_array_add(fitting->problems, g_strdup_printf("%s:%u: %s", fitting->name, at, what));
    g_free(what);
}

static void fit_lines(const PatchFile *file, ChangedFile *changed) {
    for (guint i = 0; i < file->lines->len; i++) {
        const PatchLine *line = g_ptr_array_index(file->lines, i);
        if (line->added)
            g_hash_table_add(changed->lines, GUINT_TO_POINTER(line->number));
    }
    for (guint i = 0; i < file->gaps->len; i++) {
        guint behind = g_array_index(file->gaps, guint, i);
        g_hash_table_add(changed->lines, GUINT_TO_POINTER(behind));
        g_hash_table_add(changed->lines, GUINT_TO_POINTER(behind + 1));
    }
}

/* Of a submodule git compares the commits, of a symbolic link where it leads: that is no text of
 * ours. */
static gboolean is_no_text(const char *path) {
    return g_file_test(path, G_FILE_TEST_IS_SYMLINK) || g_file_test(path, G_FILE_TEST_IS_DIR);
}

static void fit_file(const Fitting *fitting, const PatchFile *file) {
    g_autofree char *path = find_file(fitting, file);
    if (!path && file->unseen)
        return; /* it may be deleted: nothing of it is left to compare */
    if (!path) {
        add_problem(fitting, file->at,
                    g_strdup_printf("the diff does not apply: there is no file '%s'", file->name));
        return;
    }
    const PatchLine *misfit = first_misfit(fitting, path, file);
    if (misfit && is_no_text(path))
        return;
    ChangedFile *changed = changed_file(fitting->changes, path);
    changed->whole = changed->whole || file->unseen;
    if (misfit) {
        g_autofree char *shown = shown_path_copy(path);
        add_problem(fitting, misfit->at,
                    g_strdup_printf("the diff does not apply: line %u of %s is not what it says; "
                                    "all of that file counts as changed",
                                    misfit->number, shown));
        changed->whole = TRUE;
    }
    fit_lines(file, changed);
}

static void fit_patch(const Fitting *fitting, const char *text, gsize length) {
    g_autoptr(Patch) patch = patch_read(fitting->name, text, length);
    for (guint i = 0; i < patch->files->len; i++)
        fit_file(fitting, g_ptr_array_index(patch->files, i));
    if (patch->fault)
        g_ptr_array_add(fitting->problems, g_strdup(patch->fault));
}

static gboolean is_top(const char *directory) {
    g_autofree char *git = g_build_filename(directory, ".git", NULL);
    return g_file_test(git, G_FILE_TEST_EXISTS);
}

/* The directory itself and, where it lies in a repository, those above it up to its top. */
static GPtrArray *directories_from(const char *directory) {
    GPtrArray *directories = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *next = g_strdup(directory);
    while (!is_top(next) && strcmp(next, "/") != 0) {
        char *parent = g_path_get_dirname(next);
        g_ptr_array_add(directories, next);
        next = parent;
    }
    if (is_top(next))
        g_ptr_array_add(directories, g_steal_pointer(&next));
    else
        g_ptr_array_set_size(directories, MIN((gint)directories->len, 1));
    return directories;
}

Changes *changes_of_patch(const char *name, const char *text, gsize length, const char *directory,
                          SourceLines *sources, GPtrArray *problems) {
    Changes *changes = changes_new();
    g_autoptr(GPtrArray) directories = directories_from(directory);
    Fitting fitting = {changes, name, directories, sources, problems};
    fit_patch(&fitting, text, length);
    return changes;
}

Changes *changes_since(const char *revision, const char *directory, SourceLines *sources,
                       GPtrArray *problems, GError **error) {
    g_autofree char *top = git_top(directory, error);
    g_autoptr(GBytes) diff = top ? git_diff(top, revision, error) : NULL;
    g_auto(GStrv) untracked = diff ? git_untracked(top, error) : NULL;
    if (!untracked)
        return NULL;
    gsize length = 0;
    const char *text = g_bytes_get_data(diff, &length);
    Changes *changes = changes_new();
    g_autoptr(GPtrArray) directories = g_ptr_array_new();
    g_ptr_array_add(directories, top);
    g_autofree char *name = g_strdup_printf("git diff %s", revision);
    Fitting fitting = {changes, name, directories, sources, problems};
    fit_patch(&fitting, text ? text : "", length);
    for (guint i = 0; untracked[i]; i++) {
        g_autofree char *path = g_build_filename(top, untracked[i], NULL);
        changed_file(changes, path)->whole = TRUE;
    }
    return changes;
}

/* Asking. */

static const ChangedFile *file_of_path(Changes *changes, const char *path) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(changes->known, path, NULL, &known))
        return known;
    g_autofree char *real = input_path_real(path);
    known = g_hash_table_lookup(changes->files, real);
    g_hash_table_insert(changes->known, g_strdup(path), known);
    return known;
}

static gint compare_paths(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

GPtrArray *changes_other_files(const Changes *changes, const GPtrArray *paths) {
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *others = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer path = NULL;
    for (guint i = 0; i < paths->len; i++)
        g_hash_table_add(known, input_path_real(g_ptr_array_index(paths, i)));
    g_hash_table_iter_init(&iterator, changes->files);
    while (g_hash_table_iter_next(&iterator, &path, NULL))
        if (!g_hash_table_contains(known, path))
            g_ptr_array_add(others, path);
    g_ptr_array_sort(others, compare_paths);
    return others;
}

gboolean changes_touch(Changes *changes, const SourceRange *range) {
    const ChangedFile *file = range->file ? file_of_path(changes, range->file) : NULL;
    if (!file || file->whole)
        return file != NULL;
    guint last = MIN(MAX(range->end_line, range->line), range->line + LINES_MAX);
    for (guint line = range->line; line <= last; line++)
        if (g_hash_table_contains(file->lines, GUINT_TO_POINTER(line)))
            return TRUE;
    return FALSE;
}

gboolean changes_touch_finding(Changes *changes, const Finding *finding) {
    gboolean touched = changes_touch(changes, &finding->range);
    for (guint i = 0; i < finding->trace->len && !touched; i++)
        touched =
            changes_touch(changes, &((TraceStep *)g_ptr_array_index(finding->trace, i))->range);
    return touched;
}
