// What is stored in a field runs where the field is called.
#include "../support/task.hpp"
#include <functional>
#include <memory>
#include <unistd.h>

namespace callables_in_fields {
void nap() { sleep(1); }
void quick() {}

struct Widget {
    std::function<void()> on_click, on_close;
    void (*hook)() = nullptr;
    void (*preset)() = nap;
    void (*still)() = quick;
    void (Widget::*member)() = nullptr;
    void (Widget::*other)() = nullptr;

    Widget() = default;
    explicit Widget(std::function<void()> f) : on_click(std::move(f)), on_close(quick) {}
    void set_hook(void (*f)()) { hook = f; }
    void click() { on_click(); }
    void sleepy() { nap(); }
    void mild() {}
};
void set_up(Widget &w) {
    w.set_hook(nap);
    w.member = &Widget::sleepy;
    w.other = &Widget::mild;
}
Widget loaded([] { nap(); });

Task<> fields(Widget &w) {
    w.on_click(); // expect: blocking-sleep
    w.on_close();
    w.hook(); // expect: blocking-sleep
    w.preset(); // expect: blocking-sleep
    w.still();
    (w.*w.member)(); // expect: blocking-sleep
    (w.*w.other)();
    w.click(); // expect: blocking-sleep
    if (w.on_click)
        std::invoke(w.on_click); // expect: blocking-sleep
    auto copy = w.on_click;
    copy(); // expect: blocking-sleep
    auto &reference = w.on_close;
    reference();
    co_return;
}
Task<> objects_made_here() {
    Widget quiet(quick);
    quiet.click();
    Widget loud(nap);
    loud.click(); // expect: blocking-sleep
    co_return;
}

std::function<void()> global = nap, harmless = [] { quick(); };
std::function<void()> make() { return [] { nap(); }; }
std::function<void()> make_harmless() { return [] {}; }
Task<> globals_and_results() {
    global(); // expect: blocking-sleep
    harmless();
    make()(); // expect: blocking-sleep
    auto made = make();
    made(); // expect: blocking-sleep
    make_harmless()();
    co_return;
}

struct Later {
    std::function<void()> job;
    void later(std::function<void()> f) { job = [f] { f(); }; }
};
void schedule(Later &l) { l.later(nap); }
Task<> wrapped_in_a_lambda(Later &l) {
    l.job(); // expect: blocking-sleep
    co_return;
}

Task<> run(void (*f)()) {
    f(); // expect: blocking-sleep
    co_return;
}
void start() { run(nap); }
} // namespace callables_in_fields
