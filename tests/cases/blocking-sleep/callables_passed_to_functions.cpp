// A function that calls its parameter: what is passed at that very call decides.
#include "../support/task.hpp"
#include <algorithm>
#include <functional>
#include <thread>
#include <tuple>
#include <unistd.h>
#include <vector>

void nap() { sleep(1); }
void quick() {}

void run(void (*f)()) { f(); }
void run_with(void *data, void (*f)(void *)) { f(data); }
void run_second(void (*)(), void (*f)()) { run(f); }
void run_in_a_lambda(void (*f)()) { auto inner = [f] { f(); }; std::invoke(inner); }
void run_for_each(void (*f)(), std::vector<int> &v) { std::for_each(v.begin(), v.end(), [&](int) { f(); }); }
void run_after(int n, void (*f)()) { if (n) run_after(n - 1, f); else f(); }
void run_any(const std::function<void()> &f) { f(); }
void keep(std::function<void()> f) { static std::function<void()> kept; kept = f; }
void on_thread(void (*f)()) { std::thread(f).detach(); }
void in_a_lambda_on_a_thread(std::function<void()> f) { std::thread([f] { f(); }).detach(); }
void unseen(std::function<void()> f);

Task<> plain_functions(std::vector<int> v) {
    run(nap); // expect: blocking-sleep
    run(quick);
    run([] { nap(); }); // expect: blocking-sleep
    run_with(&v, [](void *) { nap(); }); // expect: blocking-sleep
    run_second(quick, nap); // expect: blocking-sleep
    run_second(nap, quick);
    run_in_a_lambda(nap); // expect: blocking-sleep
    run_in_a_lambda(quick);
    run_for_each(nap, v); // expect: blocking-sleep
    run_for_each(quick, v);
    run_after(3, nap); // expect: blocking-sleep
    run_after(3, quick);
    run_any([] { nap(); }); // expect: blocking-sleep
    run_any(nap); // expect: blocking-sleep
    run_any(quick);
    co_return;
}

Task<> not_run_here() {
    keep(nap);
    on_thread(nap);
    in_a_lambda_on_a_thread(nap);
    unseen([] { nap(); });
    co_return;
}

template <class F> void invoked(F f) { std::invoke(f); }
template <class F> void forwarded(F &&f) { std::invoke(std::forward<F>(f)); }
template <class F> void applied(F f) { std::apply(f, std::tuple{1}); }
template <class F> void twice_removed(F f) { invoked(std::move(f)); }
template <class F> void ignored(F) {}

Task<> templates() {
    invoked([] { nap(); }); // expect: blocking-sleep
    invoked([] {});
    forwarded([] { nap(); }); // expect: blocking-sleep
    applied([](int) { nap(); }); // expect: blocking-sleep
    twice_removed([] { nap(); }); // expect: blocking-sleep
    ignored([] { nap(); });
    co_return;
}
