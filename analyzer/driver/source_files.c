#include "driver/source_files.h"

#include "driver/input_error.h"
#include "driver/input_path.h"
#include "driver/source_language.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

enum {
    TEXT_SAMPLE_SIZE = 8192
};

/* Where the reading of all paths stands. */
typedef struct Expansion {
    SourceFiles *sources;
    const char *unsaved;     /* not looked at; NULL for none */
    GHashTable *seen;        /* set of paths, borrowed from sources->files */
    GHashTable *build_trees; /* directory -> GINT_TO_POINTER(whether a build tool works there) */
} Expansion;

static void walk_directory(Expansion *expansion, const char *directory, GPtrArray *found);

/* A source with a NUL in it is none: an object file, an archive, a picture, UTF-16. */
static gboolean is_text(const char *path, GPtrArray *errors) {
    FILE *file = g_fopen(path, "rb");
    if (file == NULL) {
        input_errors_add(errors, path, "cannot be read: %s", g_strerror(errno));
        return FALSE;
    }
    char sample[TEXT_SAMPLE_SIZE];
    gsize size = fread(sample, 1, sizeof sample, file);
    gboolean failed = ferror(file) != 0;
    fclose(file);
    if (failed) {
        input_errors_add(errors, path, "cannot be read");
        return FALSE;
    }
    if (memchr(sample, '\0', size) != NULL) {
        input_errors_add(errors, path, "is not a text file");
        return FALSE;
    }
    return TRUE;
}

/* Takes over path. */
static void add_file(Expansion *expansion, char *path, gboolean named) {
    SourceFiles *sources = expansion->sources;
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(expansion->seen, path, &known, NULL)) {
        g_free(path);
        path = known;
    } else if (g_strcmp0(path, expansion->unsaved) == 0 || is_text(path, sources->errors)) {
        g_ptr_array_add(sources->files, path);
        g_hash_table_add(expansion->seen, path);
    } else {
        g_free(path);
        return;
    }
    if (named)
        g_hash_table_add(sources->named, path);
}

static gboolean has_file(const char *directory, const char *name) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* Generated sources and compiler probes live there; what is really compiled of them stands in the
 * compile database. */
static gboolean is_build_tree(Expansion *expansion, const char *directory) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(expansion->build_trees, directory, NULL, &known))
        return GPOINTER_TO_INT(known);
    gboolean answer = has_file(directory, "CMakeCache.txt") || has_file(directory, "meson-private");
    g_hash_table_insert(expansion->build_trees, g_strdup(directory), GINT_TO_POINTER(answer));
    return answer;
}

/* Whether path lies in a build tree below root. root itself was asked for, so it does not count. */
static gboolean is_built(Expansion *expansion, const char *root, const char *path) {
    g_autofree char *directory = g_path_get_dirname(path);
    if (strlen(directory) <= strlen(root))
        return FALSE;
    return is_build_tree(expansion, directory) || is_built(expansion, root, directory);
}

/* Runs git in directory, free of the variables with which a hook points git at another tree.
 * Returns its output, NULL when it fails. Its complaints go to *complaints (NULL when there are
 * none), in English. */
static GBytes *run_git(const char *directory, const char *const *arguments, GBytes **complaints) {
    static const char *const variables[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
                                            "GIT_PREFIX"};
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
    for (gsize i = 0; i < G_N_ELEMENTS(variables); i++)
        g_subprocess_launcher_unsetenv(launcher, variables[i]);
    g_subprocess_launcher_setenv(launcher, "LC_ALL", "C", TRUE);
    g_subprocess_launcher_set_cwd(launcher, directory);
    g_autoptr(GSubprocess) git = g_subprocess_launcher_spawnv(launcher, arguments, NULL);
    GBytes *output = NULL;
    *complaints = NULL;
    if (git == NULL || !g_subprocess_communicate(git, NULL, NULL, &output, complaints, NULL))
        return NULL;
    if (!g_subprocess_get_successful(git))
        g_clear_pointer(&output, g_bytes_unref);
    return output;
}

/* git skips directories that it may not read with no more than a warning. */
static void report_unreadable(const char *root, GBytes *complaints, GPtrArray *errors) {
    static const char marker[] = "could not open directory '";
    gsize size = 0;
    const char *data = complaints == NULL ? NULL : g_bytes_get_data(complaints, &size);
    g_autofree char *text = data == NULL ? g_strdup("") : g_strndup(data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        const char *start = strstr(*line, marker);
        const char *name = start == NULL ? NULL : start + strlen(marker);
        const char *end = name == NULL ? NULL : strrchr(name, '\'');
        if (end != NULL) {
            g_autofree char *relative = g_strndup(name, (gsize)(end - name));
            g_autofree char *path = g_canonicalize_filename(relative, root);
            const char *reason = end[1] == ':' ? end + 3 : "cannot be read";
            input_errors_add(errors, path, "%s", reason);
        }
    }
}

/* A named directory that git ignores as a whole is meant all the same. */
static gboolean is_ignored_by_git(const char *directory) {
    static const char *const command[] = {"git", "check-ignore", "-q", ".", NULL};
    g_autoptr(GBytes) complaints = NULL;
    g_autoptr(GBytes) output = run_git(directory, command, &complaints);
    return output != NULL;
}

/* One path that git listed, relative to root. Deleted files stand in the index still: no error. A
 * directory is a submodule or a repository inside this one; git does not look into it, so walk it.
 */
static void take_listed(Expansion *expansion, const char *root, const char *name,
                        GPtrArray *found) {
    g_autofree char *path = g_canonicalize_filename(name, root);
    gboolean is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        if (!is_link && strcmp(path, root) != 0 && !is_build_tree(expansion, path))
            walk_directory(expansion, path, found);
        return;
    }
    if (source_language_is_compiled(path) && g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
        !is_built(expansion, root, path)) {
        g_ptr_array_add(found, g_steal_pointer(&path));
    }
}

/* FALSE when directory is not in a git checkout, or is ignored there, or there is no git. */
static gboolean list_with_git(Expansion *expansion, const char *directory, GPtrArray *found) {
    static const char *const command[] = {
        "git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", NULL};
    g_autoptr(GBytes) complaints = NULL;
    g_autoptr(GBytes) output = run_git(directory, command, &complaints);
    if (output == NULL)
        return FALSE;
    gsize size = 0;
    const char *names = g_bytes_get_data(output, &size);
    if (size == 0 && is_ignored_by_git(directory))
        return FALSE;
    report_unreadable(directory, complaints, expansion->sources->errors);
    for (gsize at = 0; at < size; at += strlen(names + at) + 1)
        take_listed(expansion, directory, names + at, found);
    return TRUE;
}

static void walk_plainly(Expansion *expansion, const char *directory, GPtrArray *found) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) entries = g_dir_open(directory, 0, &error);
    if (entries == NULL) {
        input_errors_add(expansion->sources->errors, directory, "%s", error->message);
        return;
    }
    for (const char *name; (name = g_dir_read_name(entries)) != NULL;) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        gboolean is_link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            /* A linked directory is walked where it really is, or lies outside what was named. */
            if (name[0] == '.' || is_link || is_build_tree(expansion, path))
                continue;
            if (has_file(path, ".git"))
                walk_directory(expansion, path, found);
            else
                walk_plainly(expansion, path, found);
        } else if (source_language_is_compiled(name) && g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(found, g_steal_pointer(&path));
        }
    }
}

static void walk_directory(Expansion *expansion, const char *directory, GPtrArray *found) {
    if (!list_with_git(expansion, directory, found))
        walk_plainly(expansion, directory, found);
}

static int compare_paths(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void add_directory(Expansion *expansion, char *directory) {
    GPtrArray *found = g_ptr_array_new();
    g_ptr_array_add(expansion->sources->directories, directory);
    walk_directory(expansion, directory, found);
    g_ptr_array_sort(found, compare_paths);
    for (guint i = 0; i < found->len; i++)
        add_file(expansion, g_ptr_array_index(found, i), FALSE);
    g_ptr_array_free(found, TRUE);
}

/* git says nothing of a directory that it may not read; opening it does. */
static gboolean is_readable_directory(const char *path, GPtrArray *errors) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) directory = g_dir_open(path, 0, &error);
    if (directory == NULL)
        input_errors_add(errors, path, "%s", error->message);
    return directory != NULL;
}

static void add_path(Expansion *expansion, const char *path, const char *working_directory) {
    GPtrArray *errors = expansion->sources->errors;
    g_autofree char *resolved = input_path_resolve(path, working_directory);
    GStatBuf status;
    if (path[0] == '\0') {
        input_errors_add(errors, NULL, "an empty path names no file");
    } else if (g_strcmp0(resolved, expansion->unsaved) == 0) {
        add_file(expansion, g_steal_pointer(&resolved), TRUE);
    } else if (g_stat(resolved, &status) != 0) {
        input_errors_add(errors, resolved, "%s",
                         errno == ENOENT ? "no such file or directory" : g_strerror(errno));
    } else if (S_ISREG(status.st_mode)) {
        add_file(expansion, g_steal_pointer(&resolved), TRUE);
    } else if (!S_ISDIR(status.st_mode)) {
        input_errors_add(errors, resolved, "is neither a file nor a directory");
    } else if (is_readable_directory(resolved, errors)) {
        add_directory(expansion, g_steal_pointer(&resolved));
    }
}

SourceFiles *source_files_expand(const char *const *paths, const char *working_directory,
                                 const char *unsaved) {
    SourceFiles *sources = g_new0(SourceFiles, 1);
    sources->files = g_ptr_array_new_with_free_func(g_free);
    sources->named = g_hash_table_new(g_str_hash, g_str_equal);
    sources->directories = g_ptr_array_new_with_free_func(g_free);
    sources->errors = input_errors_new();
    Expansion expansion = {sources, unsaved, g_hash_table_new(g_str_hash, g_str_equal),
                           g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (; paths != NULL && *paths != NULL; paths++)
        add_path(&expansion, *paths, working_directory);
    g_hash_table_unref(expansion.seen);
    g_hash_table_unref(expansion.build_trees);
    return sources;
}

void source_files_free(SourceFiles *sources) {
    if (sources == NULL)
        return;
    g_hash_table_unref(sources->named);
    g_ptr_array_unref(sources->files);
    g_ptr_array_unref(sources->directories);
    g_ptr_array_unref(sources->errors);
    g_free(sources);
}
