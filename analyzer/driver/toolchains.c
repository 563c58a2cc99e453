#include "driver/toolchains.h"

#include <string.h>

#include <glib.h>

static int compare_names(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Their paths, sorted; none when the directory cannot be read. */
static GPtrArray *entries_of(const char *directory) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
    for (const char *name; entries && (name = g_dir_read_name(entries));)
        g_ptr_array_add(names, g_build_filename(directory, name, NULL));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static void add_entries(GString *list, const char *directory) {
    g_autoptr(GPtrArray) paths = entries_of(directory);
    for (guint i = 0; i < paths->len; i++)
        g_string_append_printf(list, "%s\n", (const char *)g_ptr_array_index(paths, i));
}

/* lib/gcc/x86_64-linux-gnu/12, include/c++/12 */
char *toolchains_list(const char *root) {
    static const char *const libraries[] = {"usr/lib/gcc", "usr/lib64/gcc", "usr/lib/gcc-cross"};
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(libraries); i++) {
        g_autofree char *library = g_build_filename(root, libraries[i], NULL);
        g_autoptr(GPtrArray) targets = entries_of(library);
        for (guint k = 0; k < targets->len; k++)
            add_entries(list, g_ptr_array_index(targets, k));
    }
    g_autofree char *headers = g_build_filename(root, "usr/include/c++", NULL);
    add_entries(list, headers);
    return g_string_free(list, FALSE);
}
