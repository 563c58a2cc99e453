/* The flow graph of what C++ adds: range-for, initialisers in statements, exceptions. */
#include "snippet.h"

static const SnippetCase statements[] = {
    {"range-for-runs-any-number-of-times", "void f() { for (int x : range()) a(x); b(); }",
     "function f\n"
     "  b0: call range(); call Range::begin[range()](); call Range::end[range()]() -> b1\n"
     "  b1: -> b2, b3\n"
     "  b2: declare local x = *range()[?]; call a(local x) -> b1\n"
     "  b3: destroy range(); call b() -> end\n"},
    {"range-keeps-its-temporary-through-the-loop",
     "void f() { for (int x : range()) { if (t()) return; } b(); }",
     "function f\n"
     "  b0: call range(); call Range::begin[range()](); call Range::end[range()]() -> b1\n"
     "  b1: -> b2, b4\n"
     "  b2: declare local x = *range()[?]; call t() -> b3 if t(), b1 if not t()\n"
     "  b3: return; destroy range() -> end\n"
     "  b4: destroy range(); call b() -> end\n"},
    {"initialisation-of-a-range-for-that-libclang-hides",
     "Range &over(int);\n"
     "void f() { for (int n = t(); int x : over(n)) a(x); }",
     "function f\n"
     "  b0: call t(); declare local n = t(); call over(local n); call Range::begin[*over()](); "
     "call Range::end[*over()]() -> b1\n"
     "  b1: -> b2, end\n"
     "  b2: declare local x = **over()[?]; call a(local x) -> b1\n"},
    {"initialisation-of-a-switch-that-libclang-hides",
     "void f() { switch (int x = t(); x) { case 1: a(); } }",
     "function f\n"
     "  b0: call t(); declare local x = t() -> b1 if (local x == 1), end\n"
     "  b1: call a() -> end\n"},
    {"if-with-initialisation", "void f() { if (int x = t(); u()) a(x); b(); }",
     "function f\n"
     "  b0: call t(); declare local x = t(); call u() -> b1 if u(), b2 if not u()\n"
     "  b1: call a(local x) -> b2\n"
     "  b2: call b() -> end\n"},
    {"if-with-an-expression-as-initialisation", "void f() { if (b(); t()) a(); }",
     "function f\n"
     "  b0: call b(); call t() -> b1 if t(), end if not t()\n"
     "  b1: call a() -> end\n"},
    {"if-with-a-variable-as-condition", "void f() { if (int x = t()) a(x); else b(); }",
     "function f\n"
     "  b0: call t(); declare local x = t() -> b1 if local x, b2 if not local x\n"
     "  b1: call a(local x) -> end\n"
     "  b2: call b() -> end\n"},
    {"while-makes-its-variable-each-round",
     "void f() { while (G g = make()) { if (t()) continue; if (u()) break; a(); } b(); }",
     "function f\n"
     "  b0: call make(); declare local g = make(); call G::operator bool[local g]() -> b1 if "
     "G::operator bool(), b7 if not G::operator bool()\n"
     "  b1: call t() -> b2 if t(), b3 if not t()\n"
     "  b2: destroy local g -> b0\n"
     "  b3: call u() -> b4 if u(), b6 if not u()\n"
     "  b4: destroy local g -> b5\n"
     "  b5: call b() -> end\n"
     "  b6: call a(); destroy local g -> b0\n"
     "  b7: destroy local g -> b5\n"},
    {"for-makes-its-variable-each-round",
     "void f() { for (; G g = make(); b()) { if (t()) continue; a(); } }",
     "function f\n"
     "  b0: call make(); declare local g = make(); call G::operator bool[local g]() -> b1 if "
     "G::operator bool(), b4 if not G::operator bool()\n"
     "  b1: call t() -> b2 if t(), b3 if not t()\n"
     "  b2: call b(); destroy local g -> b0\n"
     "  b3: call a() -> b2\n"
     "  b4: destroy local g -> end\n"},
    {"if-constexpr-leaves-one-branch",
     "void f() { if constexpr (sizeof(char) == 1) a(); else b(); }",
     "function f\n"
     "  b0: call a() -> end\n"},
    {"if-consteval-runs-its-other-branch", "void f() { if consteval { a(); } else { b(); } }",
     "function f\n"
     "  b0: call b() -> end\n"},
    {"if-not-consteval-runs-its-first-branch", "void f() { if !consteval { a(); } else { b(); } }",
     "function f\n"
     "  b0: call a() -> end\n"},
    {"calls-in-try-may-reach-each-handler",
     "void f() { try { a(); } catch (int) { b(); } catch (...) { t(); } u(); }",
     "function f\n"
     "  b0: call a() -> b1, b2 on exception, b3 on exception\n"
     "  b1: call u() -> end\n"
     "  b2: declare local ?; call b() -> b1\n"
     "  b3: call t() -> b1\n"},
    {"unwinding-destroys-what-try-declared", "void f() { try { G g; a(); } catch (...) { b(); } }",
     "function f\n"
     "  b0: construct local g: G() -> b1, b4 on exception\n"
     "  b1: declare local g = G::G(); call a() -> b2, b3 on exception\n"
     "  b2: destroy local g -> end\n"
     "  b3: destroy local g -> b4 on exception\n"
     "  b4: call b() -> end\n"},
    {"throw-in-try-reaches-its-handler",
     "void f() { try { throw t(); } catch (int) { a(); } b(); }",
     "function f\n"
     "  b0: call t() -> b1, b1 on exception\n"
     "  b1: declare local ?; call a(); call b() -> end\n"},
    {"throw-in-a-handler-reaches-the-outer-one",
     "void f() { try { try { a(); } catch (int) { throw; } } catch (...) { b(); } }",
     "function f\n"
     "  b0: call a() -> end, b1 on exception, b2 on exception\n"
     "  b1: call b() -> end\n"
     "  b2: declare local ? -> b1 on exception\n"},
    {"throw-outside-of-try-ends-the-function", "void f() { if (t()) throw 1; a(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1:\n"
     "  b2: call a() -> end\n"},
    {"throw-as-an-expression", "int f(int x) { return x ? throw 1 : t(); }",
     "function f\n"
     "  b0: -> b1 if param0, b2 if not param0\n"
     "  b1:\n"
     "  b2: call t(); return (? or t()) -> end\n"},
    {"noreturn-in-try-may-still-throw", "void f() { try { die(); a(); } catch (...) { b(); } }",
     "function f\n"
     "  b0: call die() -> b1, b2 on exception\n"
     "  b1:\n"
     "  b2: call b() -> end\n"},
    {"function-try-block", "void f() try { a(); } catch (...) { b(); }",
     "function f\n"
     "  b0: call a() -> end, b1 on exception\n"
     "  b1: call b() -> end\n"},
    {"standard-noreturn-attribute",
     "[[noreturn]] void stop();\n"
     "struct S { [[noreturn]] void end() const noexcept; };\n"
     "void f(S s) { if (t()) stop(); s.end(); a(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call stop()\n"
     "  b2: call S::end[param0]()\n"},
    {"attributes-on-statements-are-looked-through",
     "void f(int x) { switch (x) { case 1: a(); [[fallthrough]]; case 2: b(); } if (t()) "
     "[[likely]] { a(); } }",
     "function f\n"
     "  b0: -> b1 if (param0 == 1), b2 if (param0 == 2), b3\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> b3\n"
     "  b3: call t() -> b4 if t(), end if not t()\n"
     "  b4: call a() -> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet statements_set = {
        .path = "/flow/cxx",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_CXX,
        .cases = statements,
        .count = G_N_ELEMENTS(statements),
    };
    snippet_add_tests(&statements_set);
    return g_test_run();
}
