/* Sessions: what a file that is open says is what a parse of its own would say. */
#include "extract/session.h"

#include <string.h>

#include "facts_printer.h"
#include "temporary_tree.h"

typedef struct Edited {
    const char *name; /* of the source: a.c or a.cpp */
    const char *header;
    const char *texts[5]; /* one after the other, up to NULL */
} Edited;

static const Edited in_c = {
    "a.c",
    "#define coroutine_fn\n"
    "#define ALIAS coroutine_fn\n"
    "typedef int ALIAS entry_fn(int);\n"
    "int coroutine_fn co_read(int);\n"
    "void elsewhere(void) __attribute__((noreturn));\n"
    "static inline int coroutine_fn co_inline(int n) { return co_read(n); }\n"
    "static inline void unlock(int **lock) { co_read(**lock); }\n"
    "#define GUARD int *guard __attribute__((cleanup(unlock))) = 0\n"
    "struct ops { int coroutine_fn (*run)(int); int (*plain)(int); };\n"
    "static const struct ops table = {co_read, 0};\n"
    "entry_fn by_typedef;\n",
    {"#include \"h.h\"\n\nint f(void) { return 0; }\n",
     "#include \"h.h\"\n\nint f(void) { return co_read(1) + co_inline(2); }\n",
     "#include \"h.h\"\n\nint coroutine_fn f(struct ops *o) { GUARD; return o->run(1); }\n",
     "#include \"h.h\"\n// moved\nstatic int g(void) { return table.run(by_typedef(3)); }\n"
     "int f(void) { elsewhere(); return g(); }\nint by_typedef(int n) { return n; }\n",
     NULL}};

static const Edited in_cxx = {
    "a.cpp",
    "#define coroutine_fn\n"
    "namespace lib {\n"
    "struct Lock { Lock(); ~Lock(); void lock() coroutine_fn; virtual void run(); };\n"
    "template <class T> struct Guard { T &t; explicit Guard(T &x) : t(x) { t.lock(); } ~Guard() {} "
    "};\n"
    "template <class T> coroutine_fn int apply(T t) { return t(1); }\n"
    "inline int twice(int n) { return n * 2; }\n"
    "}\n",
    {"#include \"h.h\"\nint f() { return 0; }\n",
     "#include \"h.h\"\nint f() { lib::Lock l; l.lock(); return lib::twice(1); }\n",
     "#include \"h.h\"\nstruct Own : lib::Lock { void run() override { lock(); } };\n"
     "int f() { lib::Lock l; lib::Guard g(l); return lib::apply([&](int n) { l.lock(); return n; "
     "}); }\n",
     NULL}};

static char *default_arguments[] = {"cc", NULL};
static char *cxx_arguments[] = {"c++", "-std=c++20", NULL};

static ExtractRequest request_for(TemporaryTree *tree, const Edited *edited, const char *text) {
    gboolean cxx = g_str_has_suffix(edited->name, "cpp");
    const char *file = tree_path(tree, edited->name);
    char **arguments = cxx ? cxx_arguments : default_arguments;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (char **argument = arguments; *argument; argument++)
        g_strv_builder_add(builder, *argument);
    g_strv_builder_add(builder, file);
    return (ExtractRequest){.file = file,
                            .directory = tree->root,
                            .root = tree->root,
                            .arguments = g_strv_builder_end(builder),
                            .contents = text,
                            .contents_length = strlen(text),
                            .keep_open = TRUE};
}

static int compare_texts(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* What stands in the file itself, sorted: rows may come in another order. */
static char *own_functions(const Facts *facts) {
    g_autoptr(GPtrArray) printed = g_ptr_array_new_with_free_func(g_free);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (function->flags & FACTS_FUNCTION_INITIALISER ||
            !(facts_file(facts, function->range.file)->flags & FACTS_FILE_MAIN))
            continue;
        char *text = facts_print_function(facts, row, FACTS_PRINT_MACROS | FACTS_PRINT_RANGES);
        g_ptr_array_add(printed, g_strdup_printf("%s %x\n%s", facts_text(facts, function->key),
                                                 function->flags, text));
        g_free(text);
    }
    g_ptr_array_sort(printed, compare_texts);
    g_ptr_array_add(printed, NULL);
    return g_strjoinv("", (char **)printed->pdata);
}

/* The marks of what the file refers to in headers: how often one was met says nothing. */
static char *marks_of_used(const Facts *facts, const char *name) {
    GString *marks = g_string_new(NULL);
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (strcmp(facts_text(facts, function->name), name) != 0)
            continue;
        for (guint i = 0; i < function->marks.count; i++) {
            const char *mark = facts_text(facts, facts_word(facts, function->marks, i));
            if (!strstr(marks->str, mark))
                g_string_append_printf(marks, "%s ", mark);
        }
    }
    return g_string_free(marks, FALSE);
}

static void assert_same(const Facts *left, const Facts *right) {
    g_autofree char *a = own_functions(left);
    g_autofree char *b = own_functions(right);
    g_assert_cmpstr(a, ==, b);
    g_assert_cmpuint(strlen(a), >, 0);
    for (FactsRow row = 1; row < facts_count(left, FACTS_TABLE_FUNCTIONS); row++) {
        const char *name = facts_text(left, facts_function(left, row)->name);
        g_autofree char *marks = marks_of_used(left, name);
        g_autofree char *wanted = marks_of_used(right, name);
        if (strcmp(marks, wanted) != 0)
            g_test_message("the marks of %s", name);
        g_assert_cmpstr(marks, ==, wanted);
    }
}

/* Runs one text, and says whether only part of it was looked at. */
static gboolean run(ExtractSessions *sessions, TemporaryTree *tree, const Edited *edited,
                    const char *text) {
    ExtractRequest request = request_for(tree, edited, text);
    ExtractResult result;
    ExtractResult whole;
    extract_sessions_run(sessions, &request, &result);
    extract_run(&request, &whole);
    g_assert_nonnull(result.facts);
    g_assert_cmpuint(result.problems->len, ==, whole.problems->len);
    assert_same(result.facts, whole.facts);
    gboolean partial = result.partial;
    extract_result_clear(&result);
    extract_result_clear(&whole);
    extract_sessions_prepare(sessions);
    g_strfreev(request.arguments);
    return partial;
}

static void test_edits(gconstpointer data) {
    const Edited *edited = data;
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.h", edited->header);
    tree_write(&tree, edited->name, edited->texts[0]);
    ExtractSessions *sessions = extract_sessions_new();
    g_assert_false(run(sessions, &tree, edited, edited->texts[0]));
    for (guint i = 1; edited->texts[i]; i++)
        run(sessions, &tree, edited, edited->texts[i]);
    /* By now all that the texts use has been met. */
    for (guint i = 0; edited->texts[i]; i++)
        g_assert_true(run(sessions, &tree, edited, edited->texts[i]));
    extract_sessions_free(sessions);
}

static void test_headers_that_change(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.h", in_c.header);
    ExtractSessions *sessions = extract_sessions_new();
    const char *text = in_c.texts[1];
    g_assert_false(run(sessions, &tree, &in_c, text));
    g_assert_true(run(sessions, &tree, &in_c, text));
    g_autofree char *header = g_strconcat(in_c.header, "int co_read(int) ALIAS;\n", NULL);
    tree_write(&tree, "h.h", header);
    g_assert_false(run(sessions, &tree, &in_c, text));
    g_assert_true(run(sessions, &tree, &in_c, text));
    /* A directive in front of everything else, and a header that is included later. */
    g_autofree char *defined = g_strconcat("#define co_read co_write\nint co_write(int);\n", NULL);
    g_autofree char *other =
        g_strconcat("#include \"h.h\"\n", defined, "int f(void) { return co_read(1); }\n", NULL);
    g_assert_false(run(sessions, &tree, &in_c, other));
    g_assert_true(run(sessions, &tree, &in_c, other));
    tree_write(&tree, "late.h", "int LATE late(void);\n");
    const char *late = "#include \"h.h\"\nint own;\n#define LATE coroutine_fn\n"
                       "#include \"late.h\"\nint f(void) { return late(); }\n";
    g_assert_false(run(sessions, &tree, &in_c, late));
    g_assert_true(run(sessions, &tree, &in_c, late));
    tree_write(&tree, "later.h", "int LATE later(void);\n");
    g_autofree char *later =
        g_strconcat(late, "#include \"later.h\"\nint g(void) { return later(); }\n", NULL);
    g_assert_true(run(sessions, &tree, &in_c, later));
    extract_sessions_free(sessions);
}

static void test_more_files_than_are_kept(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "h.h", in_c.header);
    ExtractSessions *sessions = extract_sessions_new();
    const char *const names[] = {"a.c", "b.c", "c.c", "d.c"};
    for (guint round = 0; round < 2; round++)
        for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
            const Edited edited = {names[i], in_c.header, {NULL}};
            g_assert_false(run(sessions, &tree, &edited, in_c.texts[1]));
            g_assert_true(run(sessions, &tree, &edited, in_c.texts[1]));
        }
    extract_sessions_free(sessions);
}

static void test_what_cannot_be_parsed(void) {
    g_auto(TemporaryTree) tree = tree_new();
    ExtractSessions *sessions = extract_sessions_new();
    ExtractRequest request = request_for(&tree, &in_c, "int f(void) { return missing( }\n#include");
    g_strfreev(request.arguments);
    char *refused[] = {"cc", "-march=nothing", (char *)request.file, NULL};
    request.arguments = refused;
    ExtractResult result;
    extract_sessions_run(sessions, &request, &result);
    g_assert_null(result.facts);
    g_assert_cmpuint(result.problems->len, ==, 1);
    extract_result_clear(&result);
    extract_sessions_prepare(sessions);
    extract_sessions_free(sessions);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    g_test_add_data_func("/session/c", &in_c, test_edits);
    g_test_add_data_func("/session/cxx", &in_cxx, test_edits);
    g_test_add_func("/session/headers", test_headers_that_change);
    g_test_add_func("/session/many", test_more_files_than_are_kept);
    g_test_add_func("/session/refused", test_what_cannot_be_parsed);
    return g_test_run();
}
