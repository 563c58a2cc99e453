// The end of an object known by its base runs the destructors of the classes derived from it.
#include "../support/task.hpp"
#include <memory>
#include <unistd.h>

namespace virtual_destructors {
struct Base { virtual ~Base() {} };
struct Middle : Base {};
struct Slow : Middle { ~Slow() override { sleep(1); } };
struct Quiet { virtual ~Quiet() {} };
struct QuietToo : Quiet { ~QuietToo() override {} };
struct Plain { ~Plain() {} };
struct DerivedFromPlain : Plain { ~DerivedFromPlain() { sleep(1); } };

Task<> deleted(Base *b, Quiet *q, Plain *p) {
    delete b; // expect: blocking-sleep
    delete q;
    delete p;
    co_return;
}
Task<> owned(std::unique_ptr<Base> &b, std::unique_ptr<Quiet> &q) {
    b.reset(); // expect: blocking-sleep
    q.reset();
    co_return;
}
} // namespace virtual_destructors
