// Temporaries made with braces end, and elements of lists are converted, where they are written.
#include "../support/task.hpp"
#include <unistd.h>

void nap() { sleep(1); }
struct Conv { operator int() const { nap(); return 1; } };
struct Dtor { int x; ~Dtor() { nap(); } };
struct Val { int x; }; struct Val2 { int a; int b; };
void take(const Dtor &); int take_r(Dtor &&d); void take_int(int); void take_val(Val);

Task<> t1() {
    take(Dtor{}); // expect: blocking-sleep
    co_return;
}
Task<> t2() {
    take_r(Dtor{}); // expect: blocking-sleep
    co_return;
}
Task<> t4() {
    Dtor{}; // expect: blocking-sleep
    co_return;
}
Task<> t5() {
    (void)Dtor{3}; // expect: blocking-sleep
    co_return;
}
Task<> t7() {
    auto x = Dtor{3}.x; // expect: blocking-sleep
    co_return;
}
Task<> t9() {
    const Dtor &d = Dtor{3}; // expect: blocking-sleep
    co_return;
}
Task<> i1(Conv c) {
    int a[1] = {c}; // expect: blocking-sleep
    co_return;
}
Task<> i2(Conv c) {
    int a{c}; // expect: blocking-sleep
    co_return;
}
Task<> i3(Conv c) {
    Val v{c}; // expect: blocking-sleep
    co_return;
}
Task<> i4(Conv c) {
    Val v = {c}; // expect: blocking-sleep
    co_return;
}
Task<> i5(Conv c) {
    take_val({c}); // expect: blocking-sleep
    co_return;
}
Task<> i6(Conv c) {
    take_int({c}); // expect: blocking-sleep
    co_return;
}
Task<int> i7(Conv c) { co_return c; } // expect: blocking-sleep
Task<> i8(Conv c) {
    Val2 v{.a = c, .b = 3}; // expect: blocking-sleep
    co_return;
}
int ret(Conv c) { return c; }
Val ret2(Conv c) { return {c}; }
Task<> i11(Conv c) {
    ret2(c); // expect: blocking-sleep
    co_return;
}
struct Mem { int x; Mem(Conv c) : x(c) {} };
struct Mem2 { int x; Mem2(Conv c) : x{c} {} };
Task<> i13(Conv c) {
    Mem2 k(c); // expect: blocking-sleep
    co_return;
}
