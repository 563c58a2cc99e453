/* Which compilers' headers libclang will find, as part of what a parse depends on. */
#include "driver/toolchains.h"
#include "temporary_tree.h"

static void test_nothing(void) {
    g_auto(TemporaryTree) tree = tree_new();
    g_autofree char *list = toolchains_list(tree.root);
    g_assert_cmpstr(list, ==, "");
}

/* Installing a compiler, or another version of one, changes the list; what else is there does not.
 */
static void test_versions(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_make_directory(&tree, "usr/lib/gcc/x86_64-linux-gnu/13");
    tree_make_directory(&tree, "usr/lib/gcc/x86_64-linux-gnu/12");
    tree_make_directory(&tree, "usr/include/c++/12");
    tree_make_directory(&tree, "usr/include/glib-2.0");
    g_autofree char *list = toolchains_list(tree.root);
    g_autofree char *wanted = g_strdup_printf("%s/usr/lib/gcc/x86_64-linux-gnu/12\n"
                                              "%s/usr/lib/gcc/x86_64-linux-gnu/13\n"
                                              "%s/usr/include/c++/12\n",
                                              tree.root, tree.root, tree.root);
    g_assert_cmpstr(list, ==, wanted);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/toolchains/nothing", test_nothing);
    g_test_add_func("/toolchains/versions", test_versions);
    return g_test_run();
}
