#include "driver/source_files.h"

#include "driver/input_error.h"
#include "driver/input_path.h"
#include "temporary_tree.h"

#include <string.h>
#include <unistd.h>

/* The files found, relative to the tree's root, each followed by a blank. */
static char *names_of(const SourceFiles *sources, const TemporaryTree *tree) {
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < sources->files->len; i++) {
        const char *file = g_ptr_array_index(sources->files, i);
        g_assert_true(g_str_has_prefix(file, tree->root));
        g_string_append_printf(names, "%s ", file + strlen(tree->root) + 1);
    }
    return g_string_free(names, FALSE);
}

static SourceFiles *expand(const TemporaryTree *tree, const char *first, const char *second) {
    const char *const paths[] = {first, second, NULL};
    return source_files_expand(paths, tree->root, NULL);
}

static void assert_found(const TemporaryTree *tree, const char *path, const char *expected) {
    g_autoptr(SourceFiles) sources = expand(tree, path, NULL);
    g_autofree char *names = names_of(sources, tree);
    g_assert_cmpstr(names, ==, expected);
    g_assert_cmpuint(sources->errors->len, ==, 0);
}

static const InputError *only_error(const SourceFiles *sources) {
    g_assert_cmpuint(sources->errors->len, ==, 1);
    return g_ptr_array_index(sources->errors, 0);
}

static void run_git(const TemporaryTree *tree, const char *arguments) {
    g_autofree char *command =
        g_strdup_printf("git -C '%s' -c init.defaultBranch=main -c user.name=t -c user.email=t@t "
                        "-c protocol.file.allow=always %s",
                        tree->root, arguments);
    g_autofree char *output = NULL;
    g_autofree char *complaints = NULL;
    int status = 0;
    g_assert_true(g_spawn_command_line_sync(command, &output, &complaints, &status, NULL));
    g_assert_cmpint(status, ==, 0);
}

static gboolean skip_without_git(void) {
    g_autofree char *git = g_find_program_in_path("git");
    if (git == NULL)
        g_test_skip("git is not installed");
    return git == NULL;
}

static void test_no_paths_give_nothing(void) {
    g_autoptr(SourceFiles) none = source_files_expand(NULL, "/", NULL);
    g_assert_cmpuint(none->files->len + none->directories->len + none->errors->len, ==, 0);
}

static void test_a_named_file_is_taken_whatever_its_name(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.h", "");
    tree_write(&tree, "strange name.\xc3\xbc", "int a;");
    assert_found(&tree, "a.h", "a.h ");
    assert_found(&tree, "./strange name.\xc3\xbc", "strange name.\xc3\xbc ");
}

static void test_a_directory_gives_its_sources_in_order(void) {
    g_auto(TemporaryTree) tree = tree_new();
    static const char *const names[] = {
        "z.c",      "b/x.cpp", "a.cc",       "a/deep/y.cxx", "m.cppm",  "n.ixx",
        "C.C",      "d.c++",   "sp ace/e.c", "h.h",          "h.hpp",   "t.txt",
        "Makefile", "o.S",     "i.i",        ".hidden/x.c",  "x.c.orig"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        tree_write(&tree, names[i], "\n");
    assert_found(&tree, ".", "C.C a.cc a/deep/y.cxx b/x.cpp d.c++ m.cppm n.ixx sp ace/e.c z.c ");
    assert_found(&tree, "a/../b//", "b/x.cpp ");
    assert_found(&tree, ".hidden", ".hidden/x.c ");
}

static void test_the_same_file_twice_counts_once(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "s/a.c", "\n");
    tree_write(&tree, "s/b.c", "\n");
    g_autoptr(SourceFiles) sources = expand(&tree, "s", "s/../s/./a.c");
    g_autofree char *names = names_of(sources, &tree);
    g_assert_cmpstr(names, ==, "s/a.c s/b.c ");
    g_assert_true(g_hash_table_contains(sources->named, file));
    g_assert_cmpuint(g_hash_table_size(sources->named), ==, 1);
    g_autoptr(SourceFiles) turned = expand(&tree, "s/b.c", "s");
    g_autofree char *turned_names = names_of(turned, &tree);
    g_assert_cmpstr(turned_names, ==, "s/b.c s/a.c ");
}

static void test_links_to_directories_are_not_followed_into_circles(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "s/a.c", "\n");
    g_assert_cmpint(symlink("..", tree_path(&tree, "s/up")), ==, 0);
    g_assert_cmpint(symlink("a.c", tree_path(&tree, "s/b.c")), ==, 0);
    g_assert_cmpint(symlink("gone.c", tree_path(&tree, "s/broken.c")), ==, 0);
    g_assert_cmpint(symlink("s", tree_path(&tree, "named")), ==, 0);
    assert_found(&tree, "s", "s/a.c s/b.c ");
    assert_found(&tree, "named", "named/a.c named/b.c ");
}

static void test_dots_behind_a_linked_directory_find_the_file(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_make_directory(&tree, "real/build");
    const char *file = tree_write(&tree, "real/a.c", "\n");
    g_assert_cmpint(symlink("real/build", tree_path(&tree, "build")), ==, 0);
    g_autofree char *through_link = input_path_resolve("build/../a.c", tree.root);
    g_autofree char *missing = input_path_resolve("build/../none.c", tree.root);
    g_assert_cmpstr(through_link, ==, file);
    g_assert_cmpstr(missing, ==, tree_path(&tree, "none.c"));
}

static void test_build_trees_are_passed_over_unless_named(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    tree_write(&tree, "out/CMakeCache.txt", "\n");
    tree_write(&tree, "out/CMakeFiles/id/id.c", "\n");
    tree_write(&tree, "mb/meson-private/sanity.c", "\n");
    tree_write(&tree, "mb/generated.c", "\n");
    assert_found(&tree, ".", "a.c ");
    assert_found(&tree, "out", "out/CMakeFiles/id/id.c ");
}

static void test_what_is_missing_is_told_and_the_rest_taken(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "\n");
    g_autoptr(SourceFiles) sources = expand(&tree, "gone/b.c", "a.c");
    g_autofree char *names = names_of(sources, &tree);
    g_assert_cmpstr(names, ==, "a.c ");
    g_assert_cmpstr(only_error(sources)->message, ==, "no such file or directory");
    g_assert_cmpstr(only_error(sources)->file, ==, tree_path(&tree, "gone/b.c"));
    g_autoptr(SourceFiles) below_file = expand(&tree, "a.c/b.c", NULL);
    g_assert_cmpuint(below_file->errors->len, ==, 1);
    g_autoptr(SourceFiles) empty = expand(&tree, "", NULL);
    g_assert_cmpstr(only_error(empty)->message, ==, "an empty path names no file");
    g_autoptr(SourceFiles) device = expand(&tree, "/dev/null", NULL);
    g_assert_cmpstr(only_error(device)->message, ==, "is neither a file nor a directory");
}

static void test_what_is_not_text_is_told(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write_bytes(&tree, "bin.c", "int a;\0int b;", 13);
    tree_write(&tree, "ok.c", "");
    /* Past the sample nobody looks. */
    g_autofree char *late = g_malloc(8193);
    memset(late, ' ', 8192);
    late[8192] = '\0';
    tree_write_bytes(&tree, "late.c", late, 8193);
    late[8191] = '\0';
    tree_write_bytes(&tree, "last.c", late, 8193);
    g_autoptr(SourceFiles) sources = expand(&tree, ".", NULL);
    g_autofree char *names = names_of(sources, &tree);
    g_assert_cmpstr(names, ==, "late.c ok.c ");
    g_assert_cmpuint(sources->errors->len, ==, 2);
    const InputError *error = g_ptr_array_index(sources->errors, 0);
    g_assert_cmpstr(error->file, ==, tree_path(&tree, "bin.c"));
    g_assert_cmpstr(error->message, ==, "is not a text file");
}

static void test_what_may_not_be_read_is_told(void) {
    if (geteuid() == 0) {
        g_test_skip("root may read everything");
        return;
    }
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "");
    g_chmod(tree_write(&tree, "secret.c", ""), 0);
    g_chmod(tree_make_directory(&tree, "closed"), 0);
    g_autoptr(SourceFiles) sources = expand(&tree, ".", "closed");
    g_autofree char *names = names_of(sources, &tree);
    g_assert_cmpstr(names, ==, "a.c ");
    /* The closed directory twice: met on the walk, and named. */
    g_assert_cmpuint(sources->errors->len, ==, 3);
}

static void test_a_closed_directory_of_a_checkout_is_told(void) {
    if (skip_without_git())
        return;
    if (geteuid() == 0) {
        g_test_skip("root may read everything");
        return;
    }
    g_auto(TemporaryTree) tree = tree_new();
    run_git(&tree, "init -q");
    tree_write(&tree, "a.c", "");
    tree_write(&tree, "closed/b.c", "");
    g_chmod(tree_path(&tree, "closed"), 0);
    g_autoptr(SourceFiles) sources = expand(&tree, ".", NULL);
    g_assert_cmpstr(only_error(sources)->file, ==, tree_path(&tree, "closed"));
    g_assert_cmpstr(only_error(sources)->message, ==, "Permission denied");
}

static void test_a_checkout_is_walked_as_git_sees_it(void) {
    if (skip_without_git())
        return;
    g_auto(TemporaryTree) tree = tree_new();
    run_git(&tree, "init -q");
    tree_write(&tree, ".gitignore", "generated/\n*.skip.c\n");
    tree_write(&tree, "tracked.c", "\n");
    tree_write(&tree, "deleted.c", "\n");
    tree_write(&tree, "new \"quoted\"\n\xc3\xbc.c", "\n");
    tree_write(&tree, "x.skip.c", "\n");
    tree_write(&tree, "forced.skip.c", "\n");
    tree_write(&tree, "generated/g.c", "\n");
    tree_write(&tree, ".hidden/h.c", "\n");
    tree_write(&tree, "out/CMakeCache.txt", "\n");
    tree_write(&tree, "out/deep/id.c", "\n");
    run_git(&tree, "add -f tracked.c deleted.c forced.skip.c");
    g_remove(tree_path(&tree, "deleted.c"));
    assert_found(&tree, ".", ".hidden/h.c forced.skip.c new \"quoted\"\n\xc3\xbc.c tracked.c ");
    assert_found(&tree, ".hidden", ".hidden/h.c ");
    /* Named outright, an ignored directory or file is meant. */
    assert_found(&tree, "generated", "generated/g.c ");
    assert_found(&tree, "x.skip.c", "x.skip.c ");
}

static void test_repositories_inside_a_checkout_are_walked_too(void) {
    if (skip_without_git())
        return;
    g_auto(TemporaryTree) tree = tree_new();
    run_git(&tree, "init -q");
    run_git(&tree, "init -q library");
    run_git(&tree, "init -q nested");
    tree_write(&tree, "a.c", "\n");
    tree_write(&tree, "library/l.c", "\n");
    tree_write(&tree, "library/.gitignore", "not.c\n");
    tree_write(&tree, "library/not.c", "\n");
    tree_write(&tree, "nested/n.c", "\n");
    run_git(&tree, "-C library add -A");
    run_git(&tree, "-C library commit -q -m library");
    run_git(&tree, "submodule --quiet add ./library sub");
    assert_found(&tree, ".", "a.c library/l.c nested/n.c sub/l.c ");
    run_git(&tree, "submodule --quiet deinit -f sub");
    assert_found(&tree, ".", "a.c library/l.c nested/n.c ");
    assert_found(&tree, "sub", "");
}

static void test_checkouts_below_a_plain_directory_keep_their_gitignore(void) {
    if (skip_without_git())
        return;
    g_auto(TemporaryTree) tree = tree_new();
    run_git(&tree, "init -q project");
    tree_write(&tree, "project/.gitignore", "b.c\n");
    tree_write(&tree, "project/a.c", "\n");
    tree_write(&tree, "project/b.c", "\n");
    tree_write(&tree, "plain/c.c", "\n");
    assert_found(&tree, ".", "plain/c.c project/a.c ");
}

static void test_a_hooks_variables_do_not_lead_git_astray(void) {
    if (skip_without_git())
        return;
    g_auto(TemporaryTree) tree = tree_new();
    run_git(&tree, "init -q");
    tree_write(&tree, ".gitignore", "b.c\n");
    tree_write(&tree, "s/a.c", "\n");
    tree_write(&tree, "s/b.c", "\n");
    g_setenv("GIT_DIR", ".git", TRUE);
    g_setenv("GIT_INDEX_FILE", "/nowhere/index", TRUE);
    assert_found(&tree, "s", "s/a.c ");
    g_unsetenv("GIT_DIR");
    g_unsetenv("GIT_INDEX_FILE");
}

static void test_without_git_a_checkout_is_walked_plainly(void) {
    g_auto(TemporaryTree) tree = tree_new();
    g_autofree char *path = g_strdup(g_getenv("PATH"));
    tree_write(&tree, ".git/HEAD", "ref: refs/heads/main\n");
    tree_write(&tree, ".git/x.c", "\n");
    tree_write(&tree, "s/a.c", "\n");
    g_setenv("PATH", "/nowhere", TRUE);
    assert_found(&tree, ".", "s/a.c ");
    g_setenv("PATH", path, TRUE);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/source_files/" #name, test_##name)
    ADD(no_paths_give_nothing);
    ADD(a_named_file_is_taken_whatever_its_name);
    ADD(a_directory_gives_its_sources_in_order);
    ADD(the_same_file_twice_counts_once);
    ADD(links_to_directories_are_not_followed_into_circles);
    ADD(dots_behind_a_linked_directory_find_the_file);
    ADD(build_trees_are_passed_over_unless_named);
    ADD(what_is_missing_is_told_and_the_rest_taken);
    ADD(what_is_not_text_is_told);
    ADD(what_may_not_be_read_is_told);
    ADD(a_closed_directory_of_a_checkout_is_told);
    ADD(a_checkout_is_walked_as_git_sees_it);
    ADD(repositories_inside_a_checkout_are_walked_too);
    ADD(checkouts_below_a_plain_directory_keep_their_gitignore);
    ADD(a_hooks_variables_do_not_lead_git_astray);
    ADD(without_git_a_checkout_is_walked_plainly);
#undef ADD
    return g_test_run();
}
