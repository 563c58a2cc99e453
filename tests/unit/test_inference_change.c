/* A program that is changed by one file is judged like one that is read anew. */
#include <string.h>

#include "extract/extract.h"
#include "infer/inference.h"
#include "rules/rule.h"
#include "temporary_tree.h"

typedef struct ChangeCase {
    const char *name;
    const char *a; /* the file that changes, */
    const char *b; /* and another one */
    const char *changed;
} ChangeCase;

/* What follows in the other file of this one is only seen by a new inference. */
static const char seen_later[] = "and loses it";

#define PRELUDE                                                                                    \
    "#define coroutine_fn\nunsigned sleep(unsigned);\nvoid helper(void);\n"                        \
    "void coroutine_fn co_run(void);\n"                                                            \
    "struct ops { void (*run)(void); };\nextern struct ops *ops;\n"

/* A text that begins with it is C++. */
#define CXX_PRELUDE                                                                                \
    "namespace std { template <class P = void> struct coroutine_handle;"                           \
    " template <> struct coroutine_handle<void> { static coroutine_handle from_address(void *) "   \
    "noexcept; };"                                                                                 \
    " template <class P> struct coroutine_handle : coroutine_handle<void> { static "               \
    "coroutine_handle from_address(void *) noexcept; };"                                           \
    " template <class R, class... A> struct coroutine_traits { using promise_type = typename "     \
    "R::promise_type; };"                                                                          \
    " struct suspend_always { bool await_ready() noexcept; void await_suspend(coroutine_handle<>)" \
    " noexcept; void await_resume() noexcept; }; }\n"                                              \
    "struct Task { struct promise_type { Task get_return_object(); std::suspend_always "           \
    "initial_suspend(); std::suspend_always final_suspend() noexcept; void return_void(); void "   \
    "unhandled_exception(); }; bool await_ready(); void await_suspend(std::coroutine_handle<>); "  \
    "void await_resume(); };\n"                                                                    \
    "namespace coro { struct thread_pool { bool spawn_detached(Task task); }; }\n"                 \
    "extern \"C\" unsigned sleep(unsigned); Task f();\n"

static const ChangeCase cases[] = {
    {"a call comes", PRELUDE "void coroutine_fn f(void) { }", PRELUDE "void helper(void) { }",
     PRELUDE "void coroutine_fn f(void) { sleep(1); }"},
    {"a call goes", PRELUDE "void coroutine_fn f(void) { sleep(1); }", PRELUDE "int b;",
     PRELUDE "void coroutine_fn f(void) { }"},
    {"what it calls elsewhere blocks", PRELUDE "void coroutine_fn f(void) { }",
     PRELUDE "void helper(void) { sleep(1); }", PRELUDE "void coroutine_fn f(void) { helper(); }"},
    {"a helper for others starts to block", PRELUDE "void helper(void) { }",
     PRELUDE "void coroutine_fn g(void) { helper(); }",
     "// moved\n" PRELUDE "void helper(void) { sleep(2); }"},
    {"and one stops", PRELUDE "void helper(void) { sleep(2); }",
     PRELUDE "void coroutine_fn g(void) { helper(); }", PRELUDE "void helper(void) { }"},
    {"and one is gone", PRELUDE "void helper(void) { sleep(2); }",
     PRELUDE "void coroutine_fn g(void) { helper(); }", PRELUDE "int nothing;"},
    {"static functions move",
     PRELUDE "static void s(void) { sleep(1); }\nvoid coroutine_fn f(void) { s(); }",
     PRELUDE "int b;",
     "\n\n" PRELUDE "static void t(void) { }\nstatic void s(void) { t(); sleep(1); }\n"
     "void coroutine_fn f(void) { t(); s(); }"},
    {"a function gets its mark", PRELUDE "void f(void) { sleep(1); }", PRELUDE "int b;",
     PRELUDE "void coroutine_fn f(void) { sleep(1); }"},
    {"and loses it", PRELUDE "void coroutine_fn f(void) { sleep(1); }",
     PRELUDE "void f(void); void h(void) { f(); }", PRELUDE "void f(void) { sleep(1); }"},
    {"a plain function calls a coroutine", PRELUDE "void f(void) { }",
     PRELUDE "void coroutine_fn co_run(void) { }", PRELUDE "void f(void) { co_run(); }"},
    {"and no longer does", PRELUDE "void f(void) { co_run(); }",
     PRELUDE "void coroutine_fn co_run(void) { }", PRELUDE "void f(void) { }"},
    {"a pointer gets a function that blocks",
     PRELUDE "static struct ops own;\nvoid set(void) { ops = &own; }",
     PRELUDE "void coroutine_fn g(void) { ops->run(); }",
     PRELUDE "static void block(void) { sleep(1); }\nstatic struct ops own = {block};\n"
             "void set(void) { ops = &own; ops->run = block; }\n"
             "void coroutine_fn f(void) { ops->run(); }"},
    {"a helper ends the program", PRELUDE "void helper(void) { }", PRELUDE "int b;",
     PRELUDE "void abort(void) __attribute__((noreturn));\nvoid helper(void) { abort(); }\n"
             "void coroutine_fn f(void) { helper(); sleep(1); }"},
    {"a coroutine of a pool is awaited on the loop",
     CXX_PRELUDE "Task f() { sleep(1); co_return; }",
     CXX_PRELUDE "void go(coro::thread_pool &pool) { pool.spawn_detached(f()); }",
     CXX_PRELUDE "Task f() { sleep(1); co_return; }\nTask g() { co_await f(); }"},
    {"and no longer is",
     CXX_PRELUDE "Task f() { sleep(1); co_return; }\nTask g() { co_await f(); }",
     CXX_PRELUDE "void go(coro::thread_pool &pool) { pool.spawn_detached(f()); }",
     CXX_PRELUDE "Task f() { sleep(1); co_return; }"},
    {"everything goes", PRELUDE "void coroutine_fn f(void) { sleep(1); }", PRELUDE "int b;", ""},
    {"everything comes", "", PRELUDE "void helper(void) { sleep(1); }",
     PRELUDE "void coroutine_fn f(void) { helper(); }"},
};

static Facts *facts_of(const char *file, const char *text) {
    const char *language = g_str_has_prefix(text, "namespace std") ? "-xc++" : "-xc";
    const char *standard = g_str_has_prefix(text, "namespace std") ? "-std=c++20" : "-std=gnu17";
    char *arguments[] = {"cc", (char *)language, (char *)standard, (char *)file, NULL};
    ExtractRequest request = {.file = file,
                              .directory = "/",
                              .root = "/",
                              .arguments = arguments,
                              .contents = text,
                              .contents_length = strlen(text)};
    ExtractResult result;
    extract_run(&request, &result);
    g_assert_cmpuint(result.problems->len, ==, 0);
    g_autoptr(GBytes) bytes = facts_to_bytes(result.facts);
    extract_result_clear(&result);
    Facts *facts = facts_from_bytes(bytes, NULL);
    g_assert_nonnull(facts);
    return facts;
}

static Program *program_of(const char *a, const char *b) {
    Program *program = program_new("/");
    program_add_unit(program, "/a.c", facts_of("/a.c", a), TRUE);
    program_add_unit(program, "/b.c", facts_of("/b.c", b), TRUE);
    program_join(program);
    return program;
}

static void append_finding(GString *text, const Finding *finding) {
    g_string_append_printf(text, "%s:%u:%u: %s [%s]\n", finding->range.file, finding->range.line,
                           finding->range.column, finding->message, finding->rule);
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        g_string_append_printf(text, "  %s:%u: %s\n", step->range.file, step->range.line,
                               step->message);
    }
}

/* only: in that file; NULL: in all. */
static char *findings_of(const Inference *inference, const char *only) {
    g_autoptr(GPtrArray) findings = g_ptr_array_new();
    for (guint i = 0; all_rules[i]; i++)
        if (all_rules[i]->check)
            all_rules[i]->check(all_rules[i], inference, findings);
    g_ptr_array_sort(findings, finding_compare);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        if (!only || strcmp(finding->range.file, only) == 0)
            append_finding(text, finding);
        finding_free(g_ptr_array_index(findings, i));
    }
    return g_string_free(text, FALSE);
}

static char *judge_anew(const Catalog *catalog, const char *a, const char *b, const char *only) {
    g_autoptr(Program) program = program_of(a, b);
    g_autoptr(Silences) silences = silences_new(program);
    g_autoptr(Inference) inference = inference_new(program, catalog, silences);
    return findings_of(inference, only);
}

static void apply(Inference *inference, Program *program, const char *text) {
    ProgramChange change;
    program_change(program, "/a.c", facts_of("/a.c", text), TRUE, &change);
    inference_change(inference, &change);
    g_autoptr(Silences) silences = silences_new(program);
    inference_tell_stalls(inference, silences, NULL);
    program_change_clear(&change);
}

/* What is asked of one file alone is what is told of it with all others. */
static void expect_alone(Inference *inference, Program *program, const char *file) {
    g_autofree char *wanted = findings_of(inference, file);
    g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(files, (gpointer)file);
    g_autoptr(Silences) silences = silences_new(program);
    inference_tell_stalls(inference, silences, files);
    g_autofree char *found = findings_of(inference, file);
    g_assert_cmpstr(found, ==, wanted);
    inference_tell_stalls(inference, silences, NULL);
}

static void test_change(gconstpointer data) {
    const ChangeCase *known = data;
    const char *only = strcmp(known->name, seen_later) == 0 ? "/a.c" : NULL;
    Catalog *catalog = catalog_new();
    g_assert_true(catalog_add_builtin(catalog, NULL));
    g_autofree char *before = judge_anew(catalog, known->a, known->b, only);
    g_autofree char *wanted = judge_anew(catalog, known->changed, known->b, only);
    g_assert_true(strcmp(before, wanted) != 0 || strstr(known->name, "move") ||
                  strstr(known->name, "ends"));
    {
        g_autoptr(Program) program = program_of(known->a, known->b);
        g_autoptr(Silences) silences = silences_new(program);
        g_autoptr(Inference) inference = inference_new(program, catalog, silences);
        apply(inference, program, known->changed);
        g_autofree char *found = findings_of(inference, only);
        g_assert_cmpstr(found, ==, wanted);
        expect_alone(inference, program, "/a.c");
        expect_alone(inference, program, "/b.c");
        /* There and back again. */
        apply(inference, program, known->a);
        apply(inference, program, known->changed);
        g_autofree char *again = findings_of(inference, only);
        g_assert_cmpstr(again, ==, wanted);
    }
    catalog_free(catalog);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/inference_change/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], test_change);
    }
    return g_test_run();
}
