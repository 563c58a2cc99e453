/* What macros bring about: where it is seen, what they are called, what _Generic chooses. */
#include "snippet.h"

static const SnippetCase positions[] = {
    {"argument-stands-where-it-is-written",
     "#define CALL(x) x\n"
     "void f(void) { CALL(a()); }",
     "function f\n"
     "  b0: call a() <in CALL> @3:21-3:24 -> end\n"},
    {"body-stands-where-the-macro-is-used",
     "#define CALL a()\n"
     "void f(void) { CALL; }",
     "function f\n"
     "  b0: call a() <CALL> @3:16-3:20 -> end\n"},
    {"outer-and-inner-macro-are-named",
     "#define INNER() a()\n"
     "#define OUTER() do { INNER(); } while (0)\n"
     "void f(void) { OUTER(); }",
     "function f\n"
     "  b0: call a() <OUTER, INNER> @4:16-4:23 -> end\n"},
    {"macro-in-the-arguments-of-another",
     "#define INNER(x) x; b()\n"
     "#define OUTER(x) x\n"
     "void f(void) { OUTER(INNER(a())); }",
     "function f\n"
     "  b0: call a() <in OUTER> @4:28-4:31; call b() <in OUTER> <INNER> @4:22-4:32 -> end\n"},
    {"use-over-several-lines-has-its-whole-range",
     "#define CALL(x, y) take(x, y)\n"
     "void f(void) {\n"
     "    CALL(1,\n"
     "         t());\n"
     "}",
     "function f\n"
     "  b0: call t() <in CALL> @5:10-5:13; call take(1, t()) <CALL> @4:5-5:14 -> end\n"},
};

static const char values_prelude[] = SNIPPET_PRELUDE_C " struct S;";

static const SnippetCase values[] = {
    {"constants-keep-the-names-they-were-written-with",
     "#define NONBLOCK 04000\n"
     "#define FLAGS NONBLOCK\n"
     "enum { WAIT = 4 };\n"
     "void f(void) { take(NONBLOCK, FLAGS); take(WAIT, 2 | NONBLOCK); }",
     "function f\n"
     "  b0: call take(2048{NONBLOCK}, 2048{FLAGS NONBLOCK}); call take(4{WAIT}, (2 | "
     "2048{NONBLOCK})) -> end\n"},
    {"generic-selection-takes-the-association-of-its-type",
     "#define KIND(x) _Generic((x), int *: of_int, struct S *: of_s, default: of_any)(x)\n"
     "void of_int(int *); void of_s(struct S *); void of_any(const void *);\n"
     "void f(int *i, struct S *s, const char *p) { KIND(i); KIND(s); KIND(p); }",
     "function f\n"
     "  b0: call of_int(param0); call of_s(param1); call of_any(param2) -> end\n"},
    {"generic-selection-looks-through-typedefs",
     "typedef struct Mutex { int x; } Mutex;\n"
     "void of_mutex(Mutex *); void of_any(void *);\n"
     "void f(struct Mutex *m, Mutex *n) { _Generic(m, Mutex *: of_mutex, default: of_any)(m); "
     "_Generic((n), void *: of_any, struct Mutex *: of_mutex)(n); }",
     "function f\n"
     "  b0: call of_mutex(param0); call of_mutex(param1) -> end\n"},
    {"lockable-of-a-generic-selection-binds-its-functions",
     "typedef struct Mutex { int x; } Mutex; typedef struct CoMutex { int x; } CoMutex;\n"
     "typedef struct Lockable { void *object; void (*lock)(void *); } Lockable;\n"
     "void mutex_lock(Mutex *); void co_mutex_lock(CoMutex *); void lock_it(Lockable *);\n"
     "#define OBJECT(x, name) (&(Lockable){.object = (x), .lock = (void (*)(void *))name##_lock})\n"
     "#define LOCKABLE(x) _Generic((x), Lockable *: (x), Mutex *: OBJECT(x, mutex), CoMutex *: "
     "OBJECT(x, co_mutex))\n"
     "#define WITH(x) lock_it(LOCKABLE(x))\n"
     "void f(Mutex *m, CoMutex *c) { WITH(m); WITH(c); }",
     "function f\n"
     "  b0: call lock_it({.object = param0, .lock = mutex_lock}); call lock_it({.object = param1, "
     ".lock = co_mutex_lock}) -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet positions_set = {
        .path = "/macros/position",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_MACROS | FACTS_PRINT_RANGES,
        .prelude = SNIPPET_PRELUDE_C,
        .cases = positions,
        .count = G_N_ELEMENTS(positions),
    };
    static const SnippetSet values_set = {
        .path = "/macros/value",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = values_prelude,
        .cases = values,
        .count = G_N_ELEMENTS(values),
    };
    snippet_add_tests(&positions_set);
    snippet_add_tests(&values_set);
    return g_test_run();
}
