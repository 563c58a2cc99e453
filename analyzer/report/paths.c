#include "report/paths.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The logical spelling comes from GLib, which makes do with "/" for a directory that is gone; the
 * physical one comes from the kernel, which knows. */
void shown_paths_init(ShownPaths *paths) {
    *paths = (ShownPaths){NULL, NULL};
    char *physical = getcwd(NULL, 0);
    if (physical == NULL)
        return;
    paths->physical = g_strdup(physical);
    paths->logical = g_get_current_dir();
    free(physical);
}

void shown_paths_init_from(ShownPaths *paths, const char *variable) {
    const char *directory = g_getenv(variable);
    if (directory == NULL || !g_path_is_absolute(directory)) {
        shown_paths_init(paths);
        return;
    }
    char *physical = realpath(directory, NULL);
    *paths = (ShownPaths){.logical = g_canonicalize_filename(directory, NULL),
                          .physical = g_strdup(physical)};
    free(physical);
}

void shown_paths_clear(ShownPaths *paths) {
    g_free(paths->logical);
    g_free(paths->physical);
    *paths = (ShownPaths){NULL, NULL};
}

/* NULL when path does not lie below directory. */
static const char *path_below(const char *directory, const char *path) {
    if (directory == NULL || !g_str_has_prefix(path, directory))
        return NULL;
    const char *rest = path + strlen(directory);
    if (!g_str_has_suffix(directory, "/") && *rest != '/')
        return NULL;
    rest += strspn(rest, "/");
    return *rest != '\0' ? rest : NULL;
}

const char *shown_path(const ShownPaths *paths, const char *path) {
    if (path == NULL)
        return "";
    const char *below = path_below(paths->logical, path);
    if (below == NULL)
        below = path_below(paths->physical, path);
    return below != NULL ? below : path;
}

char *shown_path_copy(const char *path) {
    ShownPaths paths;
    shown_paths_init(&paths);
    char *copy = g_strdup(shown_path(&paths, path));
    shown_paths_clear(&paths);
    return copy;
}
