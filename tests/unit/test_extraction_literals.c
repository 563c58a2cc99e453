/* Object literals: which field each value goes to. */
#include "snippet.h"

static const char literals_prelude[] =
    SNIPPET_PRELUDE_C " typedef void Fn(void);"
                      " typedef struct Power { Fn *up, *down; } Power;"
                      " typedef struct Ops { const char *name; Fn *run; Power power; } Ops;"
                      " void start(void);"
                      " void stop(void);"
                      " void up(void);"
                      " void down(void);";

static const SnippetCase literals[] = {
    {"designated-fields", "void f(void) { Ops o = {.run = start, .name = \"x\"}; }",
     "function f\n"
     "  b0: declare local o = {.run = start, .name = string} -> end\n"},
    {"positional-fields", "void f(void) { Ops o = {\"x\", start, {up, down}}; }",
     "function f\n"
     "  b0: declare local o = {.name = string, .run = start, .power = {.up = up, .down = down}} -> "
     "end\n"},
    {"positional-after-a-designator-goes-on-from-there",
     "void f(void) { Ops o = {.name = \"x\", start}; }",
     "function f\n"
     "  b0: declare local o = {.name = string, .run = start} -> end\n"},
    {"nested-designator", "void f(void) { Ops o = {.power.down = down, .run = start}; }",
     "function f\n"
     "  b0: declare local o = {.down = down, .run = start} -> end\n"},
    {"elided-braces-fill-the-inner-struct", "void f(void) { Ops o = {\"x\", start, up, down}; }",
     "function f\n"
     "  b0: declare local o = {.name = string, .run = start, .power = {.up = up, .down = down}} -> "
     "end\n"},
    {"elided-braces-in-an-array",
     "void f(void) { Ops o[] = {\"x\", start, up, down, \"y\", stop}; }",
     "function f\n"
     "  b0: declare local o = {{.name = string, .run = start, .power = {.up = up, .down = down}}, "
     "{.name = string, .run = stop}} -> end\n"},
    {"array-of-tables",
     "void f(void) { Ops o[] = {{\"x\", start}, {.run = stop}, [3] = {.run = start}, [4].run = "
     "stop}; }",
     "function f\n"
     "  b0: declare local o = {{.name = string, .run = start}, {.run = stop}, ?, {.run = start}, "
     "{.run = stop}} -> end\n"},
    {"elements-are-placed-by-their-index",
     "void f(void) { Ops o[] = {[1].name = \"x\", [1].run = stop, [0] = {.run = start}}; }",
     "function f\n"
     "  b0: declare local o = {{.run = start}, {.name = string, .run = stop}} -> end\n"},
    {"struct-value-is-not-taken-apart", "void f(Power p) { Ops o = {\"x\", start, p}; }",
     "function f\n"
     "  b0: declare local o = {.name = string, .run = start, .power = param0} -> end\n"},
    {"string-fills-its-array",
     "struct S { char name[4]; void (*run)(void); };\n"
     "void f(void) { struct S s = {\"abc\", start}; }",
     "function f\n"
     "  b0: declare local s = {.name = string, .run = start} -> end\n"},
    {"union-takes-one-value",
     "struct S { union { int i; void *p; } u; void (*run)(void); };\n"
     "void f(void) { struct S s = {1, start}; }",
     "function f\n"
     "  b0: declare local s = {.u = {.i = 1}, .run = start} -> end\n"},
    {"compound-literal-as-argument",
     "void use(const Ops *);\n"
     "void f(void) { use(&(Ops){.run = start}); }",
     "function f\n"
     "  b0: call use({.run = start}) -> end\n"},
    {"zero-initialiser", "void f(void) { Ops o = {0}; }",
     "function f\n"
     "  b0: declare local o = {.name = 0} -> end\n"},
    {"unnamed-bit-field-takes-no-value",
     "struct S { int a : 1; int : 2; void (*run)(void); };\n"
     "void f(void) { struct S s = {1, start}; }",
     "function f\n"
     "  b0: declare local s = {.a = 1, .run = start} -> end\n"},
    {"calls-in-a-literal-are-made",
     "struct S { int a, b; };\n"
     "void f(void) { struct S s = {t(), .b = u()}; }",
     "function f\n"
     "  b0: call t(); call u(); declare local s = {.a = t(), .b = u()} -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet literals_set = {
        .path = "/literals",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = literals_prelude,
        .cases = literals,
        .count = G_N_ELEMENTS(literals),
    };
    snippet_add_tests(&literals_set);
    return g_test_run();
}
