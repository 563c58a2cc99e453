/* Lambdas, what they capture, and templates, which are taken as they are instantiated. */
#include "snippet.h"

static const SnippetCase lambdas[] = {
    {"captures-by-value-reference-and-initialiser",
     "void f() { int n = 1; G g; auto l = [n, &g, q = t(), &r = g] { return n + g.v + q + r.v; }; "
     "l(); }",
     "function f\n"
     "  b0: declare local n = 1; construct local g: G(); declare local g = G::G(); call t(); "
     "declare local l = lambda@2:37[local n, &local g, t(), &local g]; call lambda@2:37[local "
     "l](); destroy local l; destroy local g -> end\n"
     "function lambda@2:37\n"
     "  b0: return (((capture0 + capture1.v) + capture2) + capture3.v) -> end\n"},
    {"implicit-captures-by-reference", "void f() { G g; auto l = [&] { g.ok(); }; l(); }",
     "function f\n"
     "  b0: construct local g: G(); declare local g = G::G(); declare local l = lambda@2:26[&local "
     "g]; call lambda@2:26[local l](); destroy local l; destroy local g -> end\n"
     "function lambda@2:26\n"
     "  b0: call G::ok[capture0]() -> end\n"},
    {"implicit-captures-by-value", "void f() { int n = 1; auto l = [=] { return n; }; l(); }",
     "function f\n"
     "  b0: declare local n = 1; declare local l = lambda@2:32[local n]; call lambda@2:32[local "
     "l](); destroy local l -> end\n"
     "function lambda@2:32\n"
     "  b0: return capture0 -> end\n"},
    {"lambda-called-where-it-is-written", "void f() { [] { a(); }(); }",
     "function f\n"
     "  b0: call lambda@2:12[?]() -> end\n"
     "function lambda@2:12\n"
     "  b0: call a() -> end\n"},
    {"lambda-in-a-lambda-captures-through-it",
     "void f() { G g; auto o = [&] { auto i = [&] { g.ok(); }; i(); }; o(); }",
     "function f\n"
     "  b0: construct local g: G(); declare local g = G::G(); declare local o = lambda@2:26[&local "
     "g]; call lambda@2:26[local o](); destroy local o; destroy local g -> end\n"
     "function lambda@2:26\n"
     "  b0: declare local i = lambda@2:41[&capture0]; call lambda@2:41[local i](); destroy local i "
     "-> end\n"
     "function lambda@2:41\n"
     "  b0: call G::ok[capture0]() -> end\n"},
    {"lambda-uses-this", "struct S { int m; void f() { auto l = [this] { m = 1; }; l(); } };",
     "function S::f\n"
     "  b0: declare local l = lambda@2:39; call lambda@2:39[local l](); destroy local l -> end\n"
     "function lambda@2:39\n"
     "  b0: write this.m = 1 -> end\n"},
    {"lambda-that-is-not-called-does-nothing-here", "void f() { auto l = [] { a(); }; }",
     "function f\n"
     "  b0: declare local l = lambda@2:21; destroy local l -> end\n"
     "function lambda@2:21\n"
     "  b0: call a() -> end\n"},
    {"lambda-returned-and-called",
     "auto make_one() { int z = t(); return [z] { a(z); }; }\n"
     "void f() { make_one()(); }",
     "function make_one\n"
     "  b0: call t(); declare local z = t(); return lambda@2:39[local z] -> end\n"
     "function f\n"
     "  b0: call make_one(); call lambda@2:39[make_one()](); destroy temporary make_one() -> end\n"
     "function lambda@2:39\n"
     "  b0: call a(capture0) -> end\n"},
    {"generic-lambda-is-called", "void f() { auto l = [](auto x) { a(x); }; l(1); }",
     "function f\n"
     "  b0: declare local l = lambda@2:21; call operator()[local l](1); destroy local l -> end\n"
     "function lambda@2:21\n"
     "  b0: call a(param0) -> end\n"
     "function operator() instantiation\n"
     "  b0: call a(param0) -> end\n"},
    {"lambda-in-a-global",
     "auto l = [] { a(); };\n"
     "void f() { l(); }",
     "function f\n"
     "  b0: call lambda@2:10[l]() -> end\n"
     "function initialisers\n"
     "  b0: write l = lambda@2:10 -> end\n"
     "function lambda@2:10\n"
     "  b0: call a() -> end\n"},
    {"lambda-parameters-are-its-own", "void f() { auto l = [](int x) { a(x); }; l(2); }",
     "function f\n"
     "  b0: declare local l = lambda@2:21; call lambda@2:21[local l](2); destroy local l -> end\n"
     "function lambda@2:21\n"
     "  b0: call a(param0) -> end\n"},
};

static const SnippetCase templates[] = {
    {"instantiation-is-resolved",
     "struct M { void lock() { a(); } };\n"
     "template <class T> void hold(T &m) { m.lock(); }\n"
     "void f(M m) { hold(m); }",
     "function M::lock\n"
     "  b0: call a() -> end\n"
     "function f\n"
     "  b0: call hold(&param0) -> end\n"
     "function hold instantiation\n"
     "  b0: call M::lock[*param0]() -> end\n"},
    {"pattern-is-used-when-nothing-instantiates-it",
     "template <class T> void hold(T &m) { m.lock(); a(); }",
     "function hold pattern\n"
     "  b0: call *?(); call a() -> end\n"},
    {"instantiations-differ",
     "template <int N> void pick() { if constexpr (N == 1) a(); else b(); }\n"
     "void f() { pick<1>(); pick<2>(); }",
     "function f\n"
     "  b0: call pick(); call pick() -> end\n"
     "function pick instantiation\n"
     "  b0: call a() -> end\n"
     "function pick instantiation\n"
     "  b0: call b() -> end\n"},
    {"instantiations-over-two-lambdas-differ",
     "template <class F> void run(F g) { g(); }\n"
     "void f() { run([] { a(); }); run([] { b(); }); }",
     "function f\n"
     "  b0: call run(lambda@3:16); call run(lambda@3:34) -> end\n"
     "function run instantiation\n"
     "  b0: call lambda@3:16[param0]() -> end\n"
     "function lambda@3:16\n"
     "  b0: call a() -> end\n"
     "function run instantiation\n"
     "  b0: call lambda@3:34[param0]() -> end\n"
     "function lambda@3:34\n"
     "  b0: call b() -> end\n"},
    {"methods-of-classes-over-two-lambdas-differ",
     "template <class F> struct Holder { F g; void call() { g(); } };\n"
     "void f() { auto x = [] { a(); }; auto y = [] { b(); }; Holder<decltype(x)> p{x}; "
     "Holder<decltype(y)> q{y}; p.call(); q.call(); }",
     "function f\n"
     "  b0: declare local x = lambda@3:21; declare local y = lambda@3:43; declare local p = {.g = "
     "local x}; declare local q = {.g = local y}; call Holder::call[local p](); call "
     "Holder::call[local q](); destroy local q; destroy local p; destroy local y; destroy local x "
     "-> end\n"
     "function lambda@3:21\n"
     "  b0: call a() -> end\n"
     "function lambda@3:43\n"
     "  b0: call b() -> end\n"
     "function Holder::call instantiation\n"
     "  b0: call lambda@3:21[this.g]() -> end\n"
     "function Holder::call instantiation\n"
     "  b0: call lambda@3:43[this.g]() -> end\n"},
    {"lambdas-in-two-instantiations-differ",
     "template <class F> void run(F g) { auto l = [&] { g(); }; l(); }\n"
     "void f() { run([] { a(); }); run([] { b(); }); }",
     "function f\n"
     "  b0: call run(lambda@3:16); call run(lambda@3:34) -> end\n"
     "function run instantiation\n"
     "  b0: declare local l = lambda@2:45[&param0]; call lambda@2:45[local l](); destroy local l "
     "-> end\n"
     "function lambda@3:16\n"
     "  b0: call a() -> end\n"
     "function run instantiation\n"
     "  b0: declare local l = lambda@2:45[&param0]; call lambda@2:45[local l](); destroy local l "
     "-> end\n"
     "function lambda@3:34\n"
     "  b0: call b() -> end\n"
     "function lambda@2:45 instantiation\n"
     "  b0: call lambda@3:16[capture0]() -> end\n"
     "function lambda@2:45 instantiation\n"
     "  b0: call lambda@3:34[capture0]() -> end\n"},
    {"explicit-specialisation-is-its-own",
     "template <class T> void run(T) { a(); }\n"
     "template <> void run<int>(int) { b(); }\n"
     "void f() { run(1); run('c'); }",
     "function run instantiation\n"
     "  b0: call b() -> end\n"
     "function f\n"
     "  b0: call run(1); call run(99) -> end\n"
     "function run instantiation\n"
     "  b0: call a() -> end\n"},
    {"parameter-pack-is-expanded",
     "template <class... A> void all(A... g) { (g(), ...); }\n"
     "void f() { all([] { a(); }, [] { b(); }); }",
     "function f\n"
     "  b0: call all(lambda@3:16, lambda@3:29) -> end\n"
     "function all instantiation\n"
     "  b0: call lambda@3:16[param0](); call lambda@3:29[param1]() -> end\n"
     "function lambda@3:16\n"
     "  b0: call a() -> end\n"
     "function lambda@3:29\n"
     "  b0: call b() -> end\n"},
    {"virtual-of-a-class-template-is-written-down",
     "template <class T> struct S { virtual void run() { a(); } };\n"
     "void f(S<int> *s) { s->run(); }",
     "function f\n"
     "  b0: virtual-call S::run[*param0]() -> end\n"
     "function S::run virtual instantiation\n"
     "  b0: call a() -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet lambdas_set = {
        .path = "/lambdas",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_CXX,
        .cases = lambdas,
        .count = G_N_ELEMENTS(lambdas),
    };
    static const SnippetSet templates_set = {
        .path = "/templates",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_CXX,
        .cases = templates,
        .count = G_N_ELEMENTS(templates),
    };
    snippet_add_tests(&lambdas_set);
    snippet_add_tests(&templates_set);
    return g_test_run();
}
