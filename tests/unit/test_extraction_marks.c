/* Marks: words and annotations beside a declaration, wherever they stand. */
#include "snippet.h"

static const char plain_prelude[] = " struct S;";

static const SnippetCase plain[] = {
    {"before-the-type",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "coroutine_fn void f(void);",
     "function f [coroutine_fn] undefined\n"},
    {"between-type-and-name",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void coroutine_fn f(void);",
     "function f [coroutine_fn] undefined\n"},
    {"behind-the-declarator",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void f(void) coroutine_fn;",
     "function f [coroutine_fn] undefined\n"},
    {"behind-a-definition-parameters",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void f(void) coroutine_fn { }",
     "function f [coroutine_fn]\n"},
    {"behind-a-pointer-star",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "int *coroutine_fn f(struct S *s);",
     "function f [coroutine_fn] undefined\n"},
    {"inside-of-a-nested-declarator",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "int (*coroutine_fn f(int))(int);",
     "function f [coroutine_fn] undefined\n"},
    {"on-lines-of-their-own",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "coroutine_fn\n"
     "/* why */\n"
     "static int f(void) { return 0; }",
     "function f [coroutine_fn]\n"
     "  b0: return 0 -> end\n"},
    {"annotation",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void __attribute__((annotate(\"coroutine_fn\"), unused)) f(void);",
     "function f [coroutine_fn] undefined\n"},
    {"annotation-by-a-macro",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define RUNS_INSIDE __attribute__((annotate(\"coroutine_fn\")))\n"
     "RUNS_INSIDE void f(void);",
     "function f [RUNS_INSIDE coroutine_fn] undefined\n"},
    {"macro-that-means-something-else-to-the-compiler",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define coroutine __attribute__((noinline))\n"
     "coroutine void f(void);",
     "function f [coroutine] undefined\n"},
    {"in-the-body-of-another-macro",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define DECLARE(name) void coroutine_fn name(void)\n"
     "DECLARE(f);",
     "function f [DECLARE coroutine_fn name] undefined\n"},
    {"in-the-body-of-a-macro-that-defines",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define DEFINE(name) void coroutine_fn name(void) { }\n"
     "DEFINE(f)\n"
     "void g(void);",
     "function f [DEFINE coroutine_fn name]\n"},
    {"on-a-declaration-of-a-static-one",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "static void coroutine_fn f(void);\n"
     "static void f(void) { }",
     "function f [coroutine_fn]\n"},
    {"of-two-declarations-are-joined",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void coroutine_fn f(void);\n"
     "void f(void) other_mark;\n"
     "void f(void) { }",
     "function f [coroutine_fn other_mark]\n"},
    {"of-the-previous-declaration-do-not-leak",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void g(void) coroutine_fn;\n"
     "void f(void) { }",
     "function g [coroutine_fn] undefined\n"
     "function f\n"},
    {"of-the-next-declaration-do-not-leak",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void f(void) { }\n"
     "coroutine_fn void g(void);",
     "function f\n"
     "function g [coroutine_fn] undefined\n"},
    {"of-a-macro-next-declaration-do-not-leak",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define DEFINE(name) void name(void) { }\n"
     "DEFINE(f)\n"
     "coroutine_fn void g(void);",
     "function f [DEFINE name]\n"
     "function g [coroutine_fn] undefined\n"},
    {"in-comments-and-directives-do-not-count",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "#define unrelated coroutine_fn\n"
     "/* coroutine_fn */\n"
     "#if 1 // coroutine_fn\n"
     "void f(void) { }\n"
     "#endif",
     "function f\n"},
    {"of-parameters-do-not-count",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "void f(void (coroutine_fn *callback)(void)) { }",
     "function f\n"},
    {"words-of-types-do-not-count",
     "#define coroutine_fn\n"
     "#define other_mark\n"
     "typedef int coroutine_t;\n"
     "static inline const coroutine_t *f(struct S *s, unsigned long n) { return 0; }",
     "function f\n"
     "  b0: return 0 -> end\n"},
};

static const SnippetCase cxx[] = {
    {"of-a-method",
     "#define coroutine_fn\n"
     "struct S { [[clang::annotate(\"coroutine_fn\")]] void f(); };",
     "function S::f [coroutine_fn] undefined\n"},
    {"of-a-lambda",
     "#define coroutine_fn\n"
     "void f() { auto l = []() __attribute__((annotate(\"coroutine_fn\"))) { }; l(); }",
     "function f\n"
     "  b0: declare local l = lambda@3:21; call lambda@3:21[local l](); destroy local l -> end\n"
     "function lambda@3:21 [coroutine_fn]\n"},
    {"constructor-initialisers-are-none",
     "#define coroutine_fn\n"
     "struct S { int coroutine; S(int c) : coroutine(c) { } };",
     "function S::S\n"
     "  b0: write this.coroutine = param0 -> end\n"},
    {"constructor-own-name-is-none",
     "#define coroutine_fn\n"
     "template <class M> struct S { M &m; S(M &given) : m(given) { } ~S() { } };",
     "function S::S pattern\n"
     "  b0: write this.m = &*param0 -> end\n"
     "function S::~S<M> pattern\n"},
    {"template-parameters-are-none",
     "#define coroutine_fn\n"
     "template <class coroutine> void f(coroutine) { }",
     "function f pattern\n"},
    {"operators-have-none",
     "#define coroutine_fn\n"
     "struct S { bool operator==(const S &) const; explicit operator bool() const; void "
     "operator()(int); S &operator=(int); };\n"
     "bool S::operator==(const S &) const { return true; }",
     "function S::operator==\n"
     "  b0: return 1 -> end\n"},
    {"mark-on-an-operator",
     "#define coroutine_fn\n"
     "struct S { void operator()(int) coroutine_fn; };",
     "function S::operator() [coroutine_fn] undefined\n"},
    {"of-a-template-hold-for-its-instantiations",
     "#define coroutine_fn\n"
     "template <class T> coroutine_fn void run(T) { }\n"
     "void f() { run(1); }",
     "function run [coroutine_fn] undefined\n"
     "function f\n"
     "  b0: call run(1) -> end\n"
     "function run [coroutine_fn] instantiation\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet plain_set = {
        .path = "/marks/c",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = plain_prelude,
        .cases = plain,
        .count = G_N_ELEMENTS(plain),
    };
    static const SnippetSet cxx_set = {
        .path = "/marks/cxx",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = "",
        .cases = cxx,
        .count = G_N_ELEMENTS(cxx),
    };
    snippet_add_tests(&plain_set);
    snippet_add_tests(&cxx_set);
    return g_test_run();
}
