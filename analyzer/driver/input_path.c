#include "driver/input_path.h"

#include <stdlib.h>
#include <string.h>

char *input_path_resolve(const char *path, const char *directory) {
    char *resolved = g_canonicalize_filename(path, directory);
    if (strstr(path, "..") == NULL || g_file_test(resolved, G_FILE_TEST_EXISTS))
        return resolved;
    g_autofree char *literal =
        g_path_is_absolute(path) ? g_strdup(path) : g_build_filename(directory, path, NULL);
    char *real = realpath(literal, NULL);
    if (real == NULL)
        return resolved;
    g_free(resolved);
    resolved = g_strdup(real);
    free(real);
    return resolved;
}

char *input_path_real(const char *path) {
    char *real = realpath(path, NULL);
    char *copy = g_strdup(real ? real : path);
    free(real);
    return copy;
}

gboolean input_path_is_below(const char *path, const char *directory) {
    gsize length = strlen(directory);
    if (strcmp(directory, "/") == 0)
        return TRUE;
    return strncmp(path, directory, length) == 0 && (path[length] == '\0' || path[length] == '/');
}
