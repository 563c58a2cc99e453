// A virtual call may run any override of a class derived from the one it is written for, unless the
// class or the method is final, the call is qualified, or the object is there to be seen.
#include "../support/task.hpp"
#include <memory>
#include <unistd.h>

namespace virtual_calls {
void nap() { sleep(1); }

struct Base {
    virtual ~Base() = default;
    virtual void go() {}
    virtual void calm() {}
};
struct Slow : Base { void go() override { nap(); } };
struct Fast : Base { void go() override {} };
struct Inherits : Fast {};
struct Leaf final : Base { void go() override {} };
struct Sealed : Base { void go() final {} };
struct Unrelated { virtual void go() {} virtual ~Unrelated() = default; };
struct SlowElsewhere : Unrelated { void calm() { nap(); } };

Task<> through_pointers(Base *p, Base &r, std::unique_ptr<Base> u) {
    p->go(); // expect: blocking-sleep
    r.go(); // expect: blocking-sleep
    u->go(); // expect: blocking-sleep
    p->calm();
    p->Base::go();
    co_return;
}
Task<> derived(Inherits *i, Leaf *l, Sealed *s, Unrelated *u) {
    i->go();
    l->go();
    s->go();
    u->go();
    co_return;
}
Task<> own_objects() {
    Base base;
    base.go();
    Fast fast;
    fast.go();
    Base &reference = fast;
    reference.go();
    Base *made = new Fast;
    made->go();
    Slow slow;
    slow.go(); // expect: blocking-sleep
    Base &slow_reference = slow;
    slow_reference.go(); // expect: blocking-sleep
    co_return;
}

struct Interface { virtual ~Interface() = default; virtual void run() = 0; };
struct Middle : Interface {};
struct Implementation : Middle { void run() override { nap(); } };
void helper(Interface &i) { i.run(); }
Task<> pure(Interface *i, Middle &m) {
    i->run(); // expect: blocking-sleep
    m.run(); // expect: blocking-sleep
    helper(m); // expect: blocking-sleep
    co_return;
}

struct Owner { Base *base; void run() { base->go(); } };
Task<> through_a_field(Owner o) {
    o.run(); // expect: blocking-sleep
    co_return;
}
} // namespace virtual_calls
