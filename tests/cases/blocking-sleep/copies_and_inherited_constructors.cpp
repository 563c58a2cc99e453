// Captures by copy run copy constructors; inherited constructors and a class's own operator new run too.
#include "../support/task.hpp"
#include <cstddef>
#include <unistd.h>

void nap() { sleep(1); }
struct Copy { Copy() = default; Copy(const Copy &) { nap(); } Copy(Copy &&) noexcept {} };

Task<> t25(Copy c) {
    auto l = [c] {}; // expect: blocking-sleep
    co_return;
}
Task<> t26(Copy c) {
    auto l = [=] { (void)c; }; // expect: blocking-sleep
    co_return;
}
struct BI { BI(int) { nap(); } }; struct DI : BI { using BI::BI; };
Task<> t59() {
    DI d(3); // expect: blocking-sleep
    co_return;
}
struct NewOp { static void *operator new(std::size_t n) { nap(); return ::operator new(n); } };
Task<> t68() {
    auto *d = new NewOp; // expect: blocking-sleep
    co_return;
}
