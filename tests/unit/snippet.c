#include "snippet.h"

#include <string.h>

#include "model/facts_check.h"

typedef struct SnippetTest {
    const SnippetSet *set;
    const SnippetCase *expected;
} SnippetTest;

Facts *snippet_facts(SnippetLanguage language, const char *source) {
    gboolean cxx = language == SNIPPET_CXX;
    const char *file = cxx ? "/snippet/snippet.cpp" : "/snippet/snippet.c";
    const char *const arguments[] = {cxx ? "clang++" : "clang", cxx ? "-std=c++23" : "-std=gnu17",
                                     "-c", file, NULL};
    ExtractRequest request = {.file = file,
                              .directory = "/",
                              .root = "/snippet",
                              .arguments = (char **)arguments,
                              .contents = source,
                              .contents_length = strlen(source)};
    ExtractResult result;
    extract_run(&request, &result);
    const char *problem = result.problems->len > 0 ? g_ptr_array_index(result.problems, 0) : NULL;
    g_assert_cmpstr(problem, ==, NULL);
    Facts *facts = g_steal_pointer(&result.facts);
    extract_result_clear(&result);
    g_assert_nonnull(facts);
    g_autoptr(GError) error = NULL;
    facts_check(facts, &error); /* whatever is extracted is accepted */
    g_assert_no_error(error);
    return facts;
}

static void run_test(gconstpointer data) {
    const SnippetTest *test = data;
    g_autofree char *source = g_strconcat(test->set->prelude, "\n", test->expected->source, NULL);
    g_autoptr(Facts) facts = snippet_facts(test->set->language, source);
    g_autofree char *printed = facts_print(facts, test->set->options);
    g_assert_cmpstr(printed, ==, test->expected->facts);
}

void snippet_add_tests(const SnippetSet *set) {
    for (guint i = 0; i < set->count; i++) {
        SnippetTest test = {set, &set->cases[i]};
        g_autofree char *path = g_strconcat(set->path, "/", test.expected->name, NULL);
        g_test_add_data_func_full(path, g_memdup2(&test, sizeof test), run_test, g_free);
    }
}
