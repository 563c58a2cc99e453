// A scope guard runs what it was made with, at its declaration's line.
#include "../support/task.hpp"
#include <functional>
#include <unistd.h>
#include <utility>

void nap() { sleep(1); }
void quick() {}

template <class F> struct Exit {
    F f;
    explicit Exit(F g) : f(std::move(g)) {}
    ~Exit() { f(); }
};
template <class F> struct Aggregate {
    F f;
    ~Aggregate() { f(); }
};
template <class F> Exit<F> on_exit(F f) { return Exit<F>(std::move(f)); }

struct Defer {
    std::function<void()> f;
    ~Defer() { f(); }
};
class Deferred {
  public:
    explicit Deferred(std::function<void()> g) : f(std::move(g)) {}
    ~Deferred() { run(); }

  private:
    void run() { f(); }
    std::function<void()> f;
};

Task<> of_templates() {
    Exit made([] { nap(); }); // expect: blocking-sleep
    Exit harmless([] {});
    Aggregate aggregate{[] { nap(); }}; // expect: blocking-sleep
    auto returned = on_exit([] { nap(); }); // expect: blocking-sleep
    co_return;
}

Task<> of_classes() {
    Defer made{[] { nap(); }}; // expect: blocking-sleep
    Defer harmless{quick};
    Deferred deferred([] { nap(); }); // expect: blocking-sleep
    Deferred quiet([] {});
    co_return;
}
