// What is given to an algorithm runs at that call, whatever it is and wherever it was kept.
#include "../support/task.hpp"
#include <algorithm>
#include <functional>
#include <mutex>
#include <unistd.h>
#include <variant>
#include <vector>

void nap() { sleep(1); }

struct Each { void operator()(int) const { nap(); } };
struct Inherits : Each {};
struct Quick { void operator()(int) const {} };
template <class T> struct Typed { void operator()(T) const { nap(); } };
struct Generic { template <class T> void operator()(T) const { nap(); } };

Task<> function_objects(std::vector<int> v) {
    Each each;
    std::for_each(v.begin(), v.end(), each); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), Each{}); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), Inherits{}); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), Typed<int>{}); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), Generic{}); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), Quick{});
    co_return;
}

Task<> lambdas(std::vector<int> v) {
    auto each = [](int) { nap(); };
    const auto less = [](int a, int b) { nap(); return a < b; };
    auto generic = [](auto) { nap(); };
    std::for_each(v.begin(), v.end(), each); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), std::ref(each)); // expect: blocking-sleep
    std::sort(v.begin(), v.end(), less); // expect: blocking-sleep
    std::ranges::sort(v, less); // expect: blocking-sleep
    std::for_each(v.begin(), v.end(), generic); // expect: blocking-sleep
    std::ranges::for_each(v, [](auto) { nap(); }); // expect: blocking-sleep
    std::erase_if(v, [](int) { nap(); return true; }); // expect: blocking-sleep
    auto unused = each;
    co_return;
}

struct Visitor {
    void operator()(int) { nap(); }
    void operator()(long) {}
};
template <class... F> struct Overloaded : F... { using F::operator()...; };

Task<> visitors(std::variant<int, long> v) {
    std::visit(Visitor{}, v); // expect: blocking-sleep
    std::visit(Overloaded{[](int) { nap(); }, [](long) {}}, v); // expect: blocking-sleep
    std::visit(Overloaded{[](int) {}, [](long) {}}, v);
    co_return;
}

Task<> once(std::once_flag &flag) {
    std::call_once(flag, nap); // expect: blocking-sleep
    std::call_once(flag, [] { nap(); }); // expect: blocking-sleep
    co_return;
}
