/* Keys: who is who across files, and which definitions of headers are taken. */
#include "snippet.h"
#include "temporary_tree.h"

#include <string.h>

static Facts *facts_of(TemporaryTree *tree, const char *name) {
    const char *file = tree_path(tree, name);
    gboolean cxx = g_str_has_suffix(name, ".cpp");
    const char *const arguments[] = {cxx ? "clang++" : "clang", cxx ? "-std=c++20" : "-std=gnu17",
                                     "-c", file, NULL};
    ExtractRequest request = {
        .file = file, .directory = tree->root, .root = tree->root, .arguments = (char **)arguments};
    ExtractResult result;
    extract_run(&request, &result);
    g_assert_cmpuint(result.problems->len, ==, 0);
    Facts *facts = g_steal_pointer(&result.facts);
    extract_result_clear(&result);
    return facts;
}

/* The index-th function of a name; NULL when there are not so many. */
static const FactsFunction *find(const Facts *facts, const char *name, guint index) {
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (strcmp(facts_text(facts, function->name), name) == 0 && index-- == 0)
            return function;
    }
    return NULL;
}

static const char *key_of(const Facts *facts, const char *name) {
    const FactsFunction *function = find(facts, name, 0);
    g_assert_nonnull(function);
    return facts_text(facts, function->key);
}

static gboolean has_body(const Facts *facts, const char *name) {
    const FactsFunction *function = find(facts, name, 0);
    return function && function->flags & FACTS_FUNCTION_DEFINED;
}

static void test_statics_of_one_name_differ(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "x/u.c", "static void helper(void) { }\n");
    tree_write(&tree, "y/u.c", "static void helper(void) { }\n");
    g_autoptr(Facts) x = facts_of(&tree, "x/u.c");
    g_autoptr(Facts) y = facts_of(&tree, "y/u.c");
    g_assert_cmpstr(key_of(x, "helper"), !=, key_of(y, "helper"));
}

static void test_external_function_is_one(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "x/u.c", "void helper(void) { }\n");
    tree_write(&tree, "y/v.c", "void helper(void);\nvoid f(void) { helper(); }\n");
    g_autoptr(Facts) x = facts_of(&tree, "x/u.c");
    g_autoptr(Facts) y = facts_of(&tree, "y/v.c");
    g_assert_cmpstr(key_of(x, "helper"), ==, key_of(y, "helper"));
}

static void test_extern_c_function_is_the_one_of_c(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.c", "void helper(int x) { }\n");
    tree_write(&tree, "b.cpp", "extern \"C\" { void helper(int); }\nvoid f() { helper(1); }\n");
    g_autoptr(Facts) a = facts_of(&tree, "a.c");
    g_autoptr(Facts) b = facts_of(&tree, "b.cpp");
    g_assert_cmpstr(key_of(a, "helper"), ==, key_of(b, "helper"));
}

/* "@Sa" is how libclang spells a closure, and how this name begins. */
static void test_name_like_a_closure_is_none(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.cpp", "namespace Sample { void Save() { } }\nvoid Sa() { }\n");
    tree_write(
        &tree, "b.cpp",
        "\nnamespace Sample { void Save(); }\nvoid Sa();\nvoid f() { Sample::Save(); Sa(); }");
    g_autoptr(Facts) a = facts_of(&tree, "a.cpp");
    g_autoptr(Facts) b = facts_of(&tree, "b.cpp");
    g_assert_cmpstr(key_of(a, "Sample::Save"), ==, key_of(b, "Sample::Save"));
    g_assert_cmpstr(key_of(a, "Sa"), ==, key_of(b, "Sa"));
}

static void test_header_inline_is_one_for_all_files(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.h", "static inline void helper(void) { }\n");
    tree_write(&tree, "a.c", "#include \"h.h\"\nvoid f(void) { helper(); }\n");
    tree_write(&tree, "b.c", "#include \"h.h\"\n\nvoid g(void) { helper(); }\n");
    g_autoptr(Facts) a = facts_of(&tree, "a.c");
    g_autoptr(Facts) b = facts_of(&tree, "b.c");
    g_assert_cmpstr(key_of(a, "helper"), ==, key_of(b, "helper"));
}

static void test_static_declared_ahead_is_one(void) {
    g_autoptr(Facts) facts =
        snippet_facts(SNIPPET_C, "static void helper(void);\nvoid f(void) { helper(); }\n"
                                 "static void helper(void) { }\n");
    g_assert_true(has_body(facts, "helper"));
    g_assert_null(find(facts, "helper", 1));
}

static void test_overloads_differ(void) {
    g_autoptr(Facts) facts = snippet_facts(SNIPPET_CXX, "void f(int) { }\nvoid f(char) { }\n");
    const FactsFunction *first = find(facts, "f", 0);
    const FactsFunction *second = find(facts, "f", 1);
    g_assert_nonnull(second);
    g_assert_cmpuint(first->key, !=, second->key);
}

static void test_lambdas_differ(void) {
    g_autoptr(Facts) facts = snippet_facts(
        SNIPPET_CXX, "#define TWO(a, b) a; b\nvoid f() { TWO([] { }, [] { }); [] { }; }\n");
    GHashTable *keys = g_hash_table_new(NULL, NULL);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++)
        if (facts_function(facts, row)->flags & FACTS_FUNCTION_LAMBDA)
            g_hash_table_add(keys, GUINT_TO_POINTER(facts_function(facts, row)->key));
    g_assert_cmpuint(g_hash_table_size(keys), ==, 3);
    g_hash_table_unref(keys);
}

static void test_keys_hold_no_path_of_the_machine(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.cpp",
               "namespace { void hidden() { } }\n"
               "template <class F> void run(F f) { auto l = [&] { f(); }; l(); }\n"
               "static void helper() { hidden(); run([] { }); }\nvoid f() { helper(); }\n");
    g_autoptr(Facts) facts = facts_of(&tree, "a.cpp");
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const char *key = facts_text(facts, facts_function(facts, row)->key);
        g_assert_null(strstr(key, tree.root));
    }
}

static void test_qualified_names_leave_out_inline_namespaces(void) {
    g_autoptr(Facts) facts = snippet_facts(
        SNIPPET_CXX,
        "namespace n { inline namespace v1 { namespace { struct S { void f() { } }; } } }");
    g_assert_nonnull(find(facts, "n::S::f", 0));
}

static void test_header_inlines_of_c_are_taken_when_used_or_marked(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.h",
               "#define coroutine_fn\n"
               "static inline void unused(void) { }\n"
               "static inline void deep(void) { }\n"
               "static inline void used(void) { deep(); }\n"
               "static inline void referenced(void) { }\n"
               "#define ACCESSOR(name) static inline void name(void) { }\n"
               "ACCESSOR(accessor)\n"
               "static inline void coroutine_fn marked(void) { }\n");
    tree_write(&tree, "a.c",
               "#include \"h.h\"\nvoid (*pointer)(void) = referenced;\nvoid f(void) { used(); }\n");
    g_autoptr(Facts) facts = facts_of(&tree, "a.c");
    g_assert_false(has_body(facts, "unused"));
    g_assert_false(has_body(facts, "accessor"));
    g_assert_true(has_body(facts, "used"));
    g_assert_true(has_body(facts, "deep"));
    g_assert_true(has_body(facts, "referenced"));
    g_assert_true(has_body(facts, "marked"));
}

static void test_included_sources_are_taken(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "part.c.inc",
               "void exported(void) { }\nstatic void in_table(void) { }\n"
               "static void (*const table[])(void) = {in_table};\n");
    tree_write(&tree, "a.c", "#include \"part.c.inc\"\nvoid f(void) { table[0](); }\n");
    g_autoptr(Facts) facts = facts_of(&tree, "a.c");
    g_assert_true(has_body(facts, "exported"));
    g_assert_true(has_body(facts, "in_table"));
}

static void test_inlines_of_cxx_headers_are_all_taken(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.hpp", "struct S { void method() { } };\ninline void function() { }\n");
    tree_write(&tree, "a.cpp", "#include \"h.hpp\"\n");
    g_autoptr(Facts) facts = facts_of(&tree, "a.cpp");
    g_assert_true(has_body(facts, "S::method"));
    g_assert_true(has_body(facts, "function"));
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    g_test_add_func("/keys/statics-of-one-name-differ", test_statics_of_one_name_differ);
    g_test_add_func("/keys/external-function-is-one", test_external_function_is_one);
    g_test_add_func("/keys/extern-c-function-is-the-one-of-c",
                    test_extern_c_function_is_the_one_of_c);
    g_test_add_func("/keys/name-like-a-closure-is-none", test_name_like_a_closure_is_none);
    g_test_add_func("/keys/header-inline-is-one-for-all-files",
                    test_header_inline_is_one_for_all_files);
    g_test_add_func("/keys/static-declared-ahead-is-one", test_static_declared_ahead_is_one);
    g_test_add_func("/keys/overloads-differ", test_overloads_differ);
    g_test_add_func("/keys/lambdas-differ", test_lambdas_differ);
    g_test_add_func("/keys/hold-no-path-of-the-machine", test_keys_hold_no_path_of_the_machine);
    g_test_add_func("/keys/qualified-names-leave-out-inline-namespaces",
                    test_qualified_names_leave_out_inline_namespaces);
    g_test_add_func("/taken/header-inlines-of-c-when-used-or-marked",
                    test_header_inlines_of_c_are_taken_when_used_or_marked);
    g_test_add_func("/taken/included-sources", test_included_sources_are_taken);
    g_test_add_func("/taken/inlines-of-cxx-headers", test_inlines_of_cxx_headers_are_all_taken);
    return g_test_run();
}
