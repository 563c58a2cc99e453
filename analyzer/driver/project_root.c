#include "driver/project_root.h"

#include <glib.h>
#include <string.h>

char *project_root_find(const char *start) {
    g_autofree char *directory = g_strdup(start);
    for (;;) {
        g_autofree char *git = g_build_filename(directory, ".git", NULL);
        if (g_file_test(git, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&directory);
        char *parent = g_path_get_dirname(directory);
        gboolean top = strcmp(parent, directory) == 0;
        g_free(directory);
        directory = parent;
        if (top)
            return g_strdup(start);
    }
}
