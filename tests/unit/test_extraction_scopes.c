/* What ends where: locals, temporaries, cleanups. */
#include "snippet.h"

static const SnippetCase objects[] = {
    {"locals-end-in-reverse-order", "void f() { G x; G y(1); a(); }",
     "function f\n"
     "  b0: construct local x: G(); declare local x = G::G(); construct local y: G(1); declare "
     "local y = G::G(); call a(); destroy local y; destroy local x -> end\n"},
    {"return-destroys-all-that-is-alive",
     "int f() { G x; if (t()) { G y; return u(); } G z; return 0; }",
     "function f\n"
     "  b0: construct local x: G(); declare local x = G::G(); call t() -> b1 if t(), b2 if not "
     "t()\n"
     "  b1: construct local y: G(); declare local y = G::G(); call u(); return u(); destroy local "
     "y; destroy local x -> end\n"
     "  b2: construct local z: G(); declare local z = G::G(); return 0; destroy local z; destroy "
     "local x -> end\n"},
    {"break-and-continue-destroy-what-the-loop-declared",
     "void f() { G o; while (t()) { G g; if (t()) break; if (u()) continue; a(); } b(); }",
     "function f\n"
     "  b0: construct local o: G(); declare local o = G::G() -> b1\n"
     "  b1: call t() -> b2 if t(), b4 if not t()\n"
     "  b2: construct local g: G(); declare local g = G::G(); call t() -> b3 if t(), b5 if not "
     "t()\n"
     "  b3: destroy local g -> b4\n"
     "  b4: call b(); destroy local o -> end\n"
     "  b5: call u() -> b6 if u(), b7 if not u()\n"
     "  b6: destroy local g -> b1\n"
     "  b7: call a(); destroy local g -> b1\n"},
    {"goto-destroys-what-it-leaves", "void f() { { G g; if (t()) goto out; a(); } out: b(); }",
     "function f\n"
     "  b0: construct local g: G(); declare local g = G::G(); call t() -> b1 if t(), b3 if not "
     "t()\n"
     "  b1: destroy local g -> b2\n"
     "  b2: call b() -> end\n"
     "  b3: call a(); destroy local g -> b2\n"},
    {"goto-backward-destroys-what-is-made-again",
     "void f() { again: G g; if (t()) goto again; a(); }",
     "function f\n"
     "  b0: construct local g: G(); declare local g = G::G(); call t() -> b1 if t(), b2 if not "
     "t()\n"
     "  b1: destroy local g -> b0\n"
     "  b2: call a(); destroy local g -> end\n"},
    {"goto-leaves-alone-what-was-not-made-yet",
     "void f() { { { if (t()) goto out; } G later; a(); } out: b(); }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b2 if not t()\n"
     "  b1: call b() -> end\n"
     "  b2: construct local later: G(); declare local later = G::G(); call a(); destroy local "
     "later -> b1\n"},
    {"temporary-ends-with-the-full-expression", "void f() { take(make()); a(); }",
     "function f\n"
     "  b0: call make(); call take(make()); destroy temporary make(); call a() -> end\n"},
    {"discarded-result-ends-at-once", "void f() { make(); a(); }",
     "function f\n"
     "  b0: call make(); destroy temporary make(); call a() -> end\n"},
    {"temporaries-end-in-reverse-order", "void f() { take(make(), G(1)); a(); }",
     "function f\n"
     "  b0: call make(); construct G(1); call take(make(), G::G()); destroy temporary G::G(); "
     "destroy temporary make(); call a() -> end\n"},
    {"initialiser-makes-the-variable-itself", "void f() { G g = make(); G h = G(1); a(); }",
     "function f\n"
     "  b0: call make(); declare local g = make(); construct local h: G(1); declare local h = "
     "G::G(); call a(); destroy local h; destroy local g -> end\n"},
    {"result-made-for-return-is-not-destroyed", "G f() { return make(); }",
     "function f\n"
     "  b0: call make(); return make() -> end\n"},
    {"temporary-in-an-initialiser-ends-with-it", "void f() { int n = make().v; a(n); }",
     "function f\n"
     "  b0: call make(); declare local n = make().v; destroy temporary make(); call a(local n) -> "
     "end\n"},
    {"reference-keeps-its-temporary", "void f() { const G &g = make(); G &&h = G(1); a(); }",
     "function f\n"
     "  b0: call make(); declare local g = make(); construct G(1); declare local h = G::G(); call "
     "a(); destroy G::G(); destroy make() -> end\n"},
    {"reference-keeps-the-object-of-a-member", "void f() { const int &v = make().v; a(v); }",
     "function f\n"
     "  b0: call make(); declare local v = &make().v; call a(make().v); destroy make() -> end\n"},
    {"reference-keeps-either-temporary-of-a-choice",
     "void f(bool k) { const G &g = k ? make() : G(1); a(); }",
     "function f\n"
     "  b0: -> b1 if param0, b3 if not param0\n"
     "  b1: call make() -> b2\n"
     "  b2: declare local g = (make() or G::G()); call a(); destroy G::G(); destroy make() -> end\n"
     "  b3: construct G(1) -> b2\n"},
    {"reference-does-not-keep-arguments",
     "const G &pick(const G &);\n"
     "void f() { const G &g = pick(make()); a(g.v); }",
     "function f\n"
     "  b0: call make(); call pick(make()); declare local g = &*pick(); destroy temporary make(); "
     "call a(pick()->v) -> end\n"},
    {"reference-names-the-object-it-is-bound-to",
     "void f(G *p) { G &g = *p; g.ok(); auto &&h = make(); h.ok(); }",
     "function f\n"
     "  b0: declare local g = &*param0; call G::ok[*param0](); call make(); declare local h = "
     "make(); call G::ok[make()](); destroy make() -> end\n"},
    {"structured-binding-keeps-its-object",
     "struct P { G g; int n; };\n"
     "P both();\n"
     "void f() { auto [g, n] = both(); a(n); }",
     "function f\n"
     "  b0: call both(); call a(both().n); destroy both() -> end\n"},
    {"structured-binding-names-the-members",
     "struct P { int m; int n; };\n"
     "void f(P &p) { auto &[m, n] = p; m = n; auto [k, l] = p; a(l); }",
     "function f\n"
     "  b0: write param0->m = param0->n; construct P(&*param0); call a(P::P().n); "
     "destroy P::P() -> end\n"
     "function P::P\n"},
    {"elements-of-an-aggregate-end-with-it",
     "struct P { G g; int n; };\n"
     "void f() { P p{make(), t()}; P q = {.g = G(1)}; a(); }",
     "function f\n"
     "  b0: call make(); call t(); declare local p = {.g = make(), .n = t()}; construct local q.g: "
     "G(1); declare local q = {.g = G::G()}; call a(); destroy local q; destroy local p -> end\n"},
    {"temporary-of-a-condition-ends-on-both-ways", "void f() { if (make().ok()) a(); else b(); }",
     "function f\n"
     "  b0: call make(); call G::ok[make()]() -> b1 if G::ok(), b2 if not G::ok()\n"
     "  b1: destroy temporary make(); call a() -> end\n"
     "  b2: destroy temporary make(); call b() -> end\n"},
    {"temporary-of-a-loop-condition-ends-each-round", "void f() { while (make().ok()) a(); b(); }",
     "function f\n"
     "  b0: call make(); call G::ok[make()]() -> b1 if G::ok(), b2 if not G::ok()\n"
     "  b1: destroy temporary make(); call a() -> b0\n"
     "  b2: destroy temporary make(); call b() -> end\n"},
    {"temporary-of-a-switch-ends-before-its-cases",
     "void f() { switch (make().v) { case 1: a(); } b(); }",
     "function f\n"
     "  b0: call make(); destroy temporary make() -> b1 if (make().v == 1), b2\n"
     "  b1: call a() -> b2\n"
     "  b2: call b() -> end\n"},
    {"delete-names-what-is-deleted", "void f(G *p) { delete p; }",
     "function f\n"
     "  b0: delete param0 -> end\n"},
    {"new-makes-an-allocation", "G *f() { return new G(t()); }",
     "function f\n"
     "  b0: call t(); construct new G: G(t()); return &new G -> end\n"},
    {"new-of-a-number-evaluates-its-initialiser", "int *f() { return new int(t()); }",
     "function f\n"
     "  b0: call t(); construct new int: int(); return &new int -> end\n"},
    {"static-local-is-made-in-place", "void f() { static G g(t()); a(); }",
     "function f\n"
     "  b0: call t(); construct static g: G(t()); call a() -> end\n"},
};

static const SnippetCase cleanups[] = {
    {"cleanup-runs-at-the-end-of-the-scope",
     "void done(int *p);\n"
     "void f(void) { __attribute__((cleanup(done))) int x = 1; a(); }",
     "function f\n"
     "  b0: declare local x = 1; call a(); destroy local x by done -> end\n"},
    {"cleanup-runs-before-each-way-out",
     "void done(int *p);\n"
     "int f(void) { while (t()) { __attribute__((cleanup(done))) int x = 1; if (t()) break; if "
     "(u()) return 1; a(); } return 0; }",
     "function f\n"
     "  b0: call t() -> b1 if t(), b3 if not t()\n"
     "  b1: declare local x = 1; call t() -> b2 if t(), b4 if not t()\n"
     "  b2: destroy local x by done -> b3\n"
     "  b3: return 0 -> end\n"
     "  b4: call u() -> b5 if u(), b6 if not u()\n"
     "  b5: return 1; destroy local x by done -> end\n"
     "  b6: call a(); destroy local x by done -> b0\n"},
    {"cleanup-from-a-macro",
     "void done(int *p);\n"
     "#define AUTO __attribute__((cleanup(done)))\n"
     "void f(void) { AUTO int x = 1; a(); }",
     "function f\n"
     "  b0: declare local x = 1; call a(); destroy local x by done -> end\n"},
    {"cleanup-in-a-loop-head-runs-behind-the-loop",
     "void done(int *p);\n"
     "#define WITH(x) for (__attribute__((cleanup(done))) int x = 1; x; x = 0)\n"
     "void f(void) { WITH(g) { a(); } b(); }",
     "function f\n"
     "  b0: declare local g = 1{WITH} -> b1\n"
     "  b1: -> b2 if local g, b3 if not local g\n"
     "  b2: call a(); write local g = 0{WITH} -> b1\n"
     "  b3: destroy local g by done; call b() -> end\n"},
    {"cleanup-runs-on-goto",
     "void done(int *p);\n"
     "void f(void) { { __attribute__((cleanup(done))) int x = 1; if (t()) goto out; a(); } out: "
     "b(); }",
     "function f\n"
     "  b0: declare local x = 1; call t() -> b1 if t(), b3 if not t()\n"
     "  b1: destroy local x by done -> b2\n"
     "  b2: call b() -> end\n"
     "  b3: call a(); destroy local x by done -> b2\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet objects_set = {
        .path = "/scopes/cxx",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_CXX,
        .cases = objects,
        .count = G_N_ELEMENTS(objects),
    };
    static const SnippetSet cleanups_set = {
        .path = "/scopes/cleanup",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = SNIPPET_PRELUDE_C,
        .cases = cleanups,
        .count = G_N_ELEMENTS(cleanups),
    };
    snippet_add_tests(&objects_set);
    snippet_add_tests(&cleanups_set);
    return g_test_run();
}
