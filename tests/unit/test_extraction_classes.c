/* Constructors, written and unwritten, and methods wherever they stand. */
#include "snippet.h"

static const SnippetCase classes[] = {
    {"constructor-initialises-what-it-lists",
     "struct S { int m; G g; S() : m(t()), g(1) { a(); } };",
     "function S::S\n"
     "  b0: call t(); write this.m = t(); construct this.g: G(1); write this.g = G::G(); call a() "
     "-> end\n"},
    {"constructor-initialises-the-rest-by-default",
     "struct S { int m = t(); G g{2}; G h; S() { a(); } };",
     "function S::S\n"
     "  b0: call t(); construct this.g: G(2); construct this.h: G(); call a() -> end\n"},
    {"constructor-nobody-wrote-is-written-down",
     "struct S { G g; int n = t(); };\n"
     "void f() { S s; }",
     "function f\n"
     "  b0: construct local s: S(); declare local s = S::S(); destroy local s -> end\n"
     "function S::S\n"
     "  b0: construct this.g: G(); call t() -> end\n"},
    {"constructor-calls-its-base",
     "struct B { B() { a(); } };\n"
     "struct S : B { S() { b(); } };",
     "function B::B\n"
     "  b0: call a() -> end\n"
     "function S::S\n"
     "  b0: construct this: B(); call b() -> end\n"},
    {"constructor-lists-its-base",
     "struct B { B(int); B(); };\n"
     "struct S : B { S() : B(t()) {} };",
     "function S::S\n"
     "  b0: call t(); construct this: B(t()) -> end\n"},
    {"constructor-of-a-template-base",
     "template <class T> struct B { B() { a(); } };\n"
     "struct S : B<int> { S() { b(); } };",
     "function B::B pattern\n"
     "  b0: call a() -> end\n"
     "function S::S\n"
     "  b0: construct this: B(); call b() -> end\n"},
    {"delegating-constructor-leaves-the-fields-alone",
     "struct S { int m = t(); S(int) { a(); } S() : S(1) { b(); } };",
     "function S::S\n"
     "  b0: call t(); call a() -> end\n"
     "function S::S\n"
     "  b0: construct this: S(1); call b() -> end\n"},
    {"reference-member-is-bound-to-its-argument", "struct S { G &g; S(G &given) : g(given) {} };",
     "function S::S\n"
     "  b0: write this.g = &*param0 -> end\n"},
    {"methods-of-a-local-class-are-written-down",
     "void f() { struct L { void run() { a(); } ~L() { b(); } }; L l; l.run(); }",
     "function f\n"
     "  b0: construct local l: L(); declare local l = L::L(); call L::run[local l](); destroy "
     "local l -> end\n"
     "function L::run\n"
     "  b0: call a() -> end\n"
     "function L::~L\n"
     "  b0: call b() -> end\n"
     "function L::L\n"},
    {"friend-defined-in-its-class-is-written-down",
     "struct S { friend void helper(S *) { a(); } };",
     "function helper\n"
     "  b0: call a() -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet classes_set = {
        .path = "/classes",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_CXX,
        .cases = classes,
        .count = G_N_ELEMENTS(classes),
    };
    snippet_add_tests(&classes_set);
    return g_test_run();
}
