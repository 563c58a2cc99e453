/* A directory of files for one test, gone when the test ends.
 *
 *     g_auto(TemporaryTree) tree = tree_new();
 *     tree_write(&tree, "src/a.c", "int a;\n");
 *
 * tree_path() strings live as long as the tree. */
#ifndef COROLINT_TESTS_TEMPORARY_TREE_H
#define COROLINT_TESTS_TEMPORARY_TREE_H

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

typedef struct TemporaryTree {
    char *root; /* a real path: no link on the way */
    GPtrArray *paths;
} TemporaryTree;

static inline TemporaryTree tree_new(void) {
    g_autoptr(GError) error = NULL;
    g_autofree char *made = g_dir_make_tmp("corolint-test-XXXXXX", &error);
    g_assert_no_error(error);
    char *real = realpath(made, NULL);
    TemporaryTree tree = {g_strdup(real), g_ptr_array_new_with_free_func(g_free)};
    free(real);
    return tree;
}

static inline const char *tree_path(TemporaryTree *tree, const char *name) {
    char *path = g_canonicalize_filename(name, tree->root);
    g_ptr_array_add(tree->paths, path);
    return path;
}

static inline const char *tree_make_directory(TemporaryTree *tree, const char *name) {
    const char *path = tree_path(tree, name);
    g_assert_cmpint(g_mkdir_with_parents(path, 0755), ==, 0);
    return path;
}

static inline const char *tree_write_bytes(TemporaryTree *tree, const char *name, const char *bytes,
                                           gssize length) {
    const char *path = tree_path(tree, name);
    g_autofree char *directory = g_path_get_dirname(path);
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(g_mkdir_with_parents(directory, 0755), ==, 0);
    g_file_set_contents(path, bytes, length, &error);
    g_assert_no_error(error);
    return path;
}

static inline const char *tree_write(TemporaryTree *tree, const char *name, const char *text) {
    return tree_write_bytes(tree, name, text, -1);
}

static inline void tree_remove(const char *path) {
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_chmod(path, 0755);
        g_autoptr(GDir) entries = g_dir_open(path, 0, NULL);
        for (const char *name; entries != NULL && (name = g_dir_read_name(entries)) != NULL;) {
            g_autofree char *child = g_build_filename(path, name, NULL);
            tree_remove(child);
        }
    }
    g_remove(path);
}

static inline void tree_clear(TemporaryTree *tree) {
    tree_remove(tree->root);
    g_free(tree->root);
    g_ptr_array_unref(tree->paths);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TemporaryTree, tree_clear)

#endif
