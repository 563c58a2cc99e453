/* Calls: what is called, on what, with which arguments. */
#include "snippet.h"

static const char plain_prelude[] = SNIPPET_PRELUDE_C
    " typedef struct Device Device;"
    " typedef struct Ops { void (*run)(Device *); } Ops;"
    " struct Device { const Ops *ops; void (*run)(Device *); int count; struct { int x; } mutex; };"
    " void start(Device *);"
    " void lock(void *);"
    " void take_one(int);"
    " void take_two(int, int);"
    " void later(void (*)(void));"
    " void done(void);"
    " void print(const char *);";

static const SnippetCase plain[] = {
    {"call-through-a-field", "void f(Device *d) { d->ops->run(d); }",
     "function f\n"
     "  b0: call *param0->ops->run(param0) -> end\n"},
    {"call-through-an-element", "void f(Device *d) { d[1].run(d); d[t()].run(d); }",
     "function f\n"
     "  b0: call **param0[1].run(param0); call t(); call **param0[t()].run(param0) -> end\n"},
    {"call-in-front-of-what-is-pointed-to", "void f(Device *d) { d[-4].run(d); d[-1].run(d); }",
     "function f\n"
     "  b0: call **param0[-4].run(param0); call **param0[-1].run(param0) -> end\n"},
    {"call-through-a-variable", "void f(void (*callback)(int)) { callback(1); (*callback)(2); }",
     "function f\n"
     "  b0: call *param0(1); call *param0(2) -> end\n"},
    {"call-through-a-choice",
     "void f(int x, void (*callback)(int)) { (x ? callback : take_one)(1); }",
     "function f\n"
     "  b0: -> b1 if param0, b1 if not param0\n"
     "  b1: call *(param1 or take_one)(1) -> end\n"},
    {"call-through-a-named-table",
     "static const Ops ops = {.run = start};\n"
     "void f(Device *d) { ops.run(d); }",
     "function f\n"
     "  b0: call *ops.run(param0) -> end\n"
     "function initialisers\n"
     "  b0: write ops = {.run = start} -> end\n"},
    {"function-stored-in-a-field-is-a-bind", "void f(Device *d) { d->run = start; }",
     "function f\n"
     "  b0: bind param0->run = start -> end\n"},
    {"arguments-are-evaluated-left-to-right", "void f(void) { take_two(t(), u()); }",
     "function f\n"
     "  b0: call t(); call u(); call take_two(t(), u()) -> end\n"},
    {"address-of-a-member", "void f(Device *d) { lock(&d->mutex); }",
     "function f\n"
     "  b0: call lock(&param0->mutex) -> end\n"},
    {"address-of-an-element", "void f(Device *d) { lock(&d[2].mutex); }",
     "function f\n"
     "  b0: call lock(&*param0[2].mutex) -> end\n"},
    {"pointer-arithmetic-is-no-known-place", "void f(Device *d) { lock(&(d + 1)->mutex); }",
     "function f\n"
     "  b0: call lock(&?.mutex) -> end\n"},
    {"null-argument", "void f(void) { lock(0); lock((void *)0); }",
     "function f\n"
     "  b0: call lock(null); call lock(null) -> end\n"},
    {"function-as-argument", "void f(void) { later(done); later(&done); }",
     "function f\n"
     "  b0: call later(done); call later(done) -> end\n"},
    {"string-argument", "void f(void) { print(\"x\"); }",
     "function f\n"
     "  b0: call print(string) -> end\n"},
    {"assignment-writes-what-it-computes",
     "void f(Device *d) { d->count = d->count + 1; d->count += t(); d->count++; }",
     "function f\n"
     "  b0: write param0->count = (param0->count + 1); call t(); write param0->count := "
     "(param0->count + t()); write param0->count := (param0->count + ?) -> end\n"},
};

static const char cxx_prelude[] = SNIPPET_PRELUDE_CXX
    " struct Base { virtual void run(); static void make(); };"
    " struct Op { Op &operator=(int); int operator[](int); void operator()(int, int = t()); Op "
    "&operator<<(int); explicit operator bool() const; Base *operator->(); };";

static const SnippetCase cxx[] = {
    {"virtual-call-may-run-an-override", "void f(Base *b) { b->run(); }",
     "function f\n"
     "  b0: virtual-call Base::run[*param0]() -> end\n"},
    {"qualified-call-runs-what-it-names", "void f(Base *b) { b->Base::run(); }",
     "function f\n"
     "  b0: call Base::run[*param0]() -> end\n"},
    {"implicit-object-is-this", "struct D : Base { void f() { run(); Base::run(); } };",
     "function D::f\n"
     "  b0: virtual-call Base::run[this](); call Base::run[this]() -> end\n"},
    {"call-of-a-static-method-has-no-object", "void f(Base b) { Base::make(); }",
     "function f\n"
     "  b0: call Base::make() -> end\n"},
    {"overloaded-assignment-is-a-call", "void f(Op o) { o = t(); }",
     "function f\n"
     "  b0: call t(); call Op::operator=[param0](t()) -> end\n"},
    {"overloaded-subscript-is-a-call", "void f(Op o) { o[t()]; }",
     "function f\n"
     "  b0: call t(); call Op::operator[][param0](t()) -> end\n"},
    {"overloaded-call-is-a-call", "void f(Op o) { o(1); }",
     "function f\n"
     "  b0: call t(); call Op::operator()[param0](1) -> end\n"},
    {"overloaded-shift-is-a-chain-of-calls", "void f(Op o) { o << t() << u(); }",
     "function f\n"
     "  b0: call t(); call Op::operator<<[param0](t()); call u(); call "
     "Op::operator<<[*Op::operator<<()](u()) -> end\n"},
    {"overloaded-free-operator-is-a-call",
     "Op operator+(const Op &, int);\n"
     "void f(Op o) { o + t(); }",
     "function f\n"
     "  b0: call t(); call operator+(&param0, t()); destroy temporary operator+() -> end\n"},
    {"overloaded-arrow-leads-to-its-target", "void f(Op o) { o->run(); }",
     "function f\n"
     "  b0: call Op::operator->[param0](); virtual-call Base::run[*Op::operator->()]() -> end\n"},
    {"conversion-in-a-condition-is-a-call", "void f(Op o) { if (o) a(); }",
     "function f\n"
     "  b0: call Op::operator bool[param0]() -> b1 if Op::operator bool(), end if not Op::operator "
     "bool()\n"
     "  b1: call a() -> end\n"},
    {"default-argument-is-evaluated-at-the-call",
     "void with(int x = t());\n"
     "void f() { with(); with(1); }",
     "function f\n"
     "  b0: call t(); call with(); call with(1) -> end\n"},
    {"default-argument-of-an-instantiation",
     "template <class T> void with(T x, int y = t());\n"
     "void f() { with(1); }",
     "function f\n"
     "  b0: call t(); call with(1) -> end\n"},
    {"call-through-a-pointer-to-a-member", "void f(Base *b, void (Base::*p)()) { (b->*p)(); }",
     "function f\n"
     "  b0: call *(param0 ~ param1)() -> end\n"},
    {"lambda-as-a-function-pointer-is-the-lambda",
     "void later(void (*)());\n"
     "void f() { later([] { a(); }); later(+[] { b(); }); }",
     "function f\n"
     "  b0: call later(lambda@3:18); call later(lambda@3:39) -> end\n"
     "function lambda@3:18\n"
     "  b0: call a() -> end\n"
     "function lambda@3:39\n"
     "  b0: call b() -> end\n"},
    {"lambda-kept-in-a-variable-converts-too",
     "void later(void (*)());\n"
     "void f() { auto l = [] { a(); }; later(l); }",
     "function f\n"
     "  b0: declare local l = lambda@3:21; call later(local l); destroy local l -> end\n"
     "function lambda@3:21\n"
     "  b0: call a() -> end\n"},
    {"returned-reference-is-an-address", "G &f(G *p) { return *p; }",
     "function f\n"
     "  b0: return &*param0 -> end\n"},
    {"smart-pointer-leads-through-its-arrow",
     "struct Pointer { Base *operator->(); };\n"
     "void f(Pointer p) { p->run(); }",
     "function f\n"
     "  b0: call Pointer::operator->[param0](); virtual-call Base::run[*Pointer::operator->()]() "
     "-> end\n"},
};

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    extract_setup();
    static const SnippetSet plain_set = {
        .path = "/calls/c",
        .language = SNIPPET_C,
        .options = FACTS_PRINT_PLAIN,
        .prelude = plain_prelude,
        .cases = plain,
        .count = G_N_ELEMENTS(plain),
    };
    static const SnippetSet cxx_set = {
        .path = "/calls/cxx",
        .language = SNIPPET_CXX,
        .options = FACTS_PRINT_PLAIN,
        .prelude = cxx_prelude,
        .cases = cxx,
        .count = G_N_ELEMENTS(cxx),
    };
    snippet_add_tests(&plain_set);
    snippet_add_tests(&cxx_set);
    return g_test_run();
}
