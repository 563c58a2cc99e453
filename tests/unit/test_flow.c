/* The flow graph: statements and conditions as blocks and edges. */
#include "snippet.h"

static const SnippetCase statements[] = {
    {"if-else-joins-behind-both-branches", "void f(int x) { if (x) a(); else b(); c(); }",
     "function f\n"
     "  b0: -> b1 if param0, b3 if not param0\n"
     "  b1: call a() -> b2\n"
     "  b2: call c() -> end\n"
     "  b3: call b() -> b2\n"},
    {"if-without-else-goes-on", "void f(int x) { if (x) a(); b(); }",
     "function f\n"
     "  b0: -> b1 if param0, b2 if not param0\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> end\n"},
    {"while-tests-before-each-round", "void f(void) { while (t()) a(); b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call a() -> b0\n"
     "  b2: call b() -> end\n"},
    {"do-tests-after-each-round", "void f(void) { do a(); while (t()); b(); }",
     "function f\n"
     "  b0: call a(); call t() -> b0 if t(), b1 if not t()\n"
     "  b1: call b() -> end\n"},
    {"for-has-four-parts", "void f(int n) { for (int i = 0; i < n; i++) a(); b(); }",
     "function f\n"
     "  b0: declare local i = 0 -> b1\n"
     "  b1: -> b2 if (local i < param0), b3 if not (local i < param0)\n"
     "  b2: call a(); write local i := (local i + ?) -> b1\n"
     "  b3: call b() -> end\n"},
    {"for-without-parts-is-left-by-break-alone",
     "void f(void) { for (;;) { a(); if (t()) break; } b(); }",
     "function f\n"
     "  b0: call a(); call t() -> b1 if t(), b0 if not t()\n"
     "  b1: call b() -> end\n"},
    {"for-with-a-condition-alone", "void f(void) { for (; t();) a(); b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call a() -> b0\n"
     "  b2: call b() -> end\n"},
    {"for-with-an-increment-alone", "void f(void) { for (;; b()) if (t()) break; }",
     "function f\n"
     "  b0: call t() -> end if t(), b1 if not t()\n"
     "  b1: call b() -> b0\n"},
    {"for-with-an-initialisation-alone", "void f(void) { for (a();;) if (t()) break; }",
     "function f\n"
     "  b0: call a() -> b1\n"
     "  b1: call t() -> end if t(), b1 if not t()\n"},
    {"for-with-its-parts-in-a-macro-argument",
     "#define LOOP(parts) for (parts)\n"
     "void f(void) { LOOP(a(); t(); b()) c(); }",
     "function f\n"
     "  b0: call a() -> b1\n"
     "  b1: call t() -> b2 if t(), end if not t()\n"
     "  b2: call c(); call b() -> b1\n"},
    {"continue-in-for-runs-the-increment",
     "void f(void) { for (; t(); b()) { if (u()) continue; a(); } }",
     "function f\n"
     "  b0: call t() -> b1 if t(), end if not t()\n"
     "  b1: call u() -> b2 if u(), b3 if not u()\n"
     "  b2: call b() -> b0\n"
     "  b3: call a() -> b2\n"},
    {"continue-in-while-tests-again", "void f(void) { while (t()) { if (u()) continue; a(); } }",
     "function f\n"
     "  b0: call t() -> b1 if t(), end if not t()\n"
     "  b1: call u() -> b0 if u(), b2 if not u()\n"
     "  b2: call a() -> b0\n"},
    {"continue-in-do-tests-again", "void f(void) { do { if (u()) continue; a(); } while (t()); }",
     "function f\n"
     "  b0: call u() -> b1 if u(), b2 if not u()\n"
     "  b1: call t() -> b0 if t(), end if not t()\n"
     "  b2: call a() -> b1\n"},
    {"break-leaves-the-inner-loop", "void f(void) { while (t()) { while (u()) break; a(); } b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b3 if not t()\n"
     "  b1: call u() -> b2 if u(), b2 if not u()\n"
     "  b2: call a() -> b0\n"
     "  b3: call b() -> end\n"},
    {"switch-falls-through-and-breaks",
     "void f(int x) { switch (x) { case 1: a(); case 2: b(); break; default: c(); } a(); }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), b2 if (param0 == 2), b4\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> b3\n"
     "  b3: call a() -> end\n"
     "  b4: call c() -> b3\n"},
    {"switch-without-default-may-do-nothing", "void f(int x) { switch (x) { case 1: a(); } b(); }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), b2\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> end\n"},
    {"switch-with-several-labels-on-a-statement",
     "void f(int x) { switch (x) { case 1: case 2: default: a(); } b(); }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), b1 if (param0 == 2), b1\n"
     "  b1: call a(); call b() -> end\n"},
    {"switch-with-a-case-inside-an-inner-statement",
     "void f(int x) { switch (x) { case 1: if (t()) { case 2: a(); } } b(); }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), b2 if (param0 == 2), b3\n"
     "  b1: call t() -> b2 if t(), b3 if not t()\n"
     "  b2: call a() -> b3\n"
     "  b3: call b() -> end\n"},
    {"switch-with-a-range-of-cases-is-no-comparison",
     "void f(int x) { switch (x) { case 2 ... 4: a(); } }",
     "function f\n"
     "  b0: -> b1 if (param0 ~ 2), end\n"
     "  b1: call a() -> end\n"},
    {"break-in-switch-in-loop-stays-in-the-loop",
     "void f(int x) { while (t()) { switch (x) { case 1: break; case 2: continue; } a(); } }",
     "function f\n"
     "  b0: call t() -> b1 if t(), end if not t()\n"
     "  b1: -> b2 if (param0 == 1), b0 if (param0 == 2), b2\n"
     "  b2: call a() -> b0\n"},
    {"statements-before-the-first-case-are-not-reached",
     "void f(int x) { switch (x) { a(); case 1: b(); } }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), end\n"
     "  b1: call b() -> end\n"},
    {"goto-backward-is-a-loop", "void f(void) { again: a(); if (t()) goto again; b(); }",
     "function f\n"
     "  b0: call a(); call t() -> b0 if t(), b1 if not t()\n"
     "  b1: call b() -> end\n"},
    {"goto-forward-skips", "void f(void) { if (t()) goto out; a(); out: b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call b() -> end\n"
     "  b2: call a() -> b1\n"},
    {"goto-out-of-nested-loops",
     "void f(void) { while (t()) while (u()) if (t()) goto out; a(); out: b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b4 if not t()\n"
     "  b1: call u() -> b2 if u(), b0 if not u()\n"
     "  b2: call t() -> b3 if t(), b1 if not t()\n"
     "  b3: call b() -> end\n"
     "  b4: call a() -> b3\n"},
    {"code-behind-goto-is-reached-by-its-label-alone", "void f(void) { goto out; a(); out: b(); }",
     "function f\n"
     "  b0: call b() -> end\n"},
    {"computed-goto-may-reach-any-label",
     "void f(int x) { static void *const labels[] = {&&one, &&two}; goto *labels[t()]; one: a(); "
     "return; two: b(); }",
     "function f\n"
     "  b0: call t() -> b1, b2\n"
     "  b1: call a(); return -> end\n"
     "  b2: call b() -> end\n"},
    {"asm-goto-may-reach-its-labels",
     "void f(void) { __asm__ goto(\"\" : : \"r\"(t()) : : out); a(); return; out: b(); }",
     "function f\n"
     "  b0: call t() -> b1, b2\n"
     "  b1: call b() -> end\n"
     "  b2: call a(); return -> end\n"},
    {"asm-operands-are-evaluated", "void f(void) { __asm__ volatile(\"\" : : \"r\"(t())); }",
     "function f\n"
     "  b0: call t() -> end\n"},
    {"code-behind-return-is-not-reached", "void f(void) { a(); return; b(); }",
     "function f\n"
     "  b0: call a(); return -> end\n"},
    {"and-evaluates-its-right-side-if-the-left-holds", "void f(void) { if (t() && u()) a(); b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b3 if not t()\n"
     "  b1: call u() -> b2 if u(), b3 if not u()\n"
     "  b2: call a() -> b3\n"
     "  b3: call b() -> end\n"},
    {"or-evaluates-its-right-side-if-the-left-fails", "void f(void) { if (t() || u()) a(); b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b3 if not t()\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> end\n"
     "  b3: call u() -> b1 if u(), b2 if not u()\n"},
    {"not-swaps-the-branches", "void f(void) { if (!t()) a(); else b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call b() -> end\n"
     "  b2: call a() -> end\n"},
    {"nested-logic-is-all-edges", "void f(void) { if (!(t() && !u()) || t()) a(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call u() -> b2 if u(), b3 if not u()\n"
     "  b2: call a() -> end\n"
     "  b3: call t() -> b2 if t(), end if not t()\n"},
    {"logic-as-a-value-is-edges-too", "int f(void) { return t() && u(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call u() -> b2\n"
     "  b2: return (0 or u()) -> end\n"},
    {"ternary-evaluates-one-arm", "int f(int x) { return x ? t() : u(); }",
     "function f\n"
     "  b0: -> b1 if param0, b3 if not param0\n"
     "  b1: call t() -> b2\n"
     "  b2: return (t() or u()) -> end\n"
     "  b3: call u() -> b2\n"},
    {"elvis-yields-its-condition-or-the-rest", "int f(void) { return t() ?: u(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: return (t() or u()) -> end\n"
     "  b2: call u() -> b1\n"},
    {"atomic-builtin-with-four-operands-is-no-elvis",
     "void f(int *p, int *r) { __atomic_exchange(p, (int[]){t()}, r, 5); }",
     "function f\n"
     "  b0: call t() -> end\n"},
    {"atomic-load-reads", "int f(int *p) { return __atomic_load_n(p, 5) + 1; }",
     "function f\n"
     "  b0: return (*param0 + 1) -> end\n"},
    {"statement-expression-yields-its-last-value",
     "int f(void) { return ({ a(); int r = t(); r; }); }",
     "function f\n"
     "  b0: call a(); call t(); declare local r = t(); return local r -> end\n"},
    {"statement-expression-may-return",
     "int f(void) { int x = ({ if (t()) return 1; u(); }); return x; }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: return 1 -> end\n"
     "  b2: call u(); declare local x = u(); return local x -> end\n"},
    {"comma-evaluates-in-order", "int f(void) { return a(), t(); }",
     "function f\n"
     "  b0: call a(); call t(); return t() -> end\n"},
    {"likely-is-its-condition", "void f(int x) { if (__builtin_expect(!!(x), 0)) a(); b(); }",
     "function f\n"
     "  b0: -> b1 if param0, b2 if not param0\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> end\n"},
    {"constant-condition-leaves-one-edge",
     "void f(void) { if (0) a(); else b(); if (1) b(); else a(); while (0) a(); do b(); while (0); "
     "}",
     "function f\n"
     "  b0: call b(); call b(); call b() -> end\n"},
    {"constant-half-of-a-condition-decides", "void f(int x) { if (x && 0) a(); if (x || 1) b(); }",
     "function f\n"
     "  b0: -> b1 if param0, b1 if not param0\n"
     "  b1: -> b2 if param0, b2 if not param0\n"
     "  b2: call b() -> end\n"},
    {"sizeof-is-a-constant-condition", "void f(void) { if (sizeof(char) == 1) a(); else b(); }",
     "function f\n"
     "  b0: call a() -> end\n"},
    {"constant-variable-is-a-constant-condition",
     "static const int enabled = 0;\n"
     "void f(void) { if (enabled) a(); b(); }",
     "function f\n"
     "  b0: call b() -> end\n"
     "function initialisers\n"
     "  b0: write enabled = 0 -> end\n"},
    {"choose-expression-takes-one-arm",
     "int f(void) { return __builtin_choose_expr(1, t(), u()); }",
     "function f\n"
     "  b0: call t(); return t() -> end\n"},
    {"unevaluated-operands-do-nothing",
     "int f(void) { __typeof__(t()) x = sizeof(u()) + _Alignof(int); return x; }",
     "function f\n"
     "  b0: declare local x = (4 + 4); return local x -> end\n"},
    {"length-of-an-array-is-evaluated", "void f(void) { char line[t() + 1]; (void)line; }",
     "function f\n"
     "  b0: call t(); declare local line -> end\n"},
    {"noreturn-ends-the-block", "void f(void) { if (t()) die(); a(); die(); b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call die()\n"
     "  b2: call a(); call die()\n"},
    {"noreturn-parameter-does-not-end-it",
     "void on_exit_call(void (*callback)(void) __attribute__((noreturn)));\n"
     "void f(void) { on_exit_call(die); a(); }",
     "function f\n"
     "  b0: call on_exit_call(die); call a() -> end\n"},
    {"noreturn-keyword",
     "_Noreturn void stop(void);\n"
     "void f(void) { stop(); a(); }",
     "function f\n"
     "  b0: call stop()\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet statements_set = {
        .path = "/flow/statement",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_C,
        .cases = statements,
        .count = G_N_ELEMENTS(statements),
    };
    snippet_add_tests(&statements_set);
    return g_test_run();
}
