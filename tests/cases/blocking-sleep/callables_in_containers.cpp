// What is put in a container runs where an element of it is called.
#include "../support/task.hpp"
#include <functional>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

namespace callables_in_containers {
void nap() { sleep(1); }
void quick() {}

struct Hub {
    std::vector<std::function<void()>> slow, fast;
    std::map<std::string, std::function<void()>> named, named_fast;
    void add(std::function<void()> f) { slow.push_back(std::move(f)); }
};
void fill(Hub &hub) {
    hub.add(nap);
    hub.fast.push_back(quick);
    hub.named["a"] = nap;
    hub.named_fast.emplace("a", quick);
}
Task<> elements(Hub &hub) {
    for (auto &f : hub.slow)
        f(); // expect: blocking-sleep
    for (auto &f : hub.fast)
        f();
    hub.slow[0](); // expect: blocking-sleep
    hub.slow.back()(); // expect: blocking-sleep
    hub.fast.front()();
    hub.named["a"](); // expect: blocking-sleep
    auto found = hub.named.find("a");
    found->second(); // expect: blocking-sleep
    hub.named_fast.at("a")();
    co_return;
}
Task<> locals() {
    std::vector<void (*)()> slow{quick, nap};
    for (auto f : slow)
        f(); // expect: blocking-sleep
    std::vector<void (*)()> fast{quick};
    for (auto f : fast)
        f();
    co_return;
}

template <class T> struct Signal {
    std::vector<std::function<void(T)>> slots;
    void connect(std::function<void(T)> f) { slots.push_back(std::move(f)); }
    void emit(T value) {
        for (auto &slot : slots)
            slot(value);
    }
};
struct Model {
    Signal<int> changed;
    Signal<long> still;
};
void connect(Model &m) {
    m.changed.connect([](int) { nap(); });
    m.still.connect([](long) {});
}
Task<> signals(Model &m) {
    m.changed.emit(1); // expect: blocking-sleep
    m.still.emit(1);
    co_return;
}

constexpr struct {
    const char *name;
    void (*run)();
} table[] = {{"a", nap}, {"b", quick}};
Task<> tables(int i) {
    table[i].run(); // expect: blocking-sleep
    table[1].run();
    for (const auto &entry : table)
        entry.run(); // expect: blocking-sleep
    co_return;
}
} // namespace callables_in_containers
