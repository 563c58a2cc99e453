// An aggregate's default member initialisers run where it is made.
#include "../support/task.hpp"
#include <mutex>

std::mutex m;
struct G { std::unique_lock<std::mutex> g{m}; int v = 0; };
Task<> e2() {
    G g{}; // expect: blocking-lock
    co_return;
}
Task<> e3() {
    auto g = G{}; // expect: blocking-lock
    co_return;
}
Task<> e4() {
    G g = {}; // expect: blocking-lock
    co_return;
}
Task<> e6() {
    G g{.v = 3}; // expect: blocking-lock
    co_return;
}
Task<> e8() {
    auto g = new G{}; // expect: blocking-lock
    co_return;
}
