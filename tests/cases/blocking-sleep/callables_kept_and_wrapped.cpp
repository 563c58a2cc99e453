// Pointers, std::function, std::bind and kin: what was put in runs where it is called.
#include "../support/task.hpp"
#include <functional>
#include <unistd.h>
#include <vector>

void nap() { sleep(1); }
void quick() {}

struct Worker {
    void work() { nap(); }
    std::function<void()> job;
    void (*hook)() = nullptr;
};

Task<> pointers(bool slowly) {
    void (*f)() = nap;
    f(); // expect: blocking-sleep
    (*f)(); // expect: blocking-sleep
    f = quick;
    f();
    if (slowly)
        f = nap;
    f(); // expect: blocking-sleep
    (slowly ? nap : quick)(); // expect: blocking-sleep
    co_return;
}

void call_member(Worker &w, void (Worker::*m)()) { (w.*m)(); }

Task<> members(Worker w, Worker *p) {
    void (Worker::*m)() = &Worker::work;
    (w.*m)(); // expect: blocking-sleep
    (p->*m)(); // expect: blocking-sleep
    std::invoke(m, w); // expect: blocking-sleep
    std::invoke(&Worker::work, w); // expect: blocking-sleep
    call_member(w, &Worker::work); // expect: blocking-sleep
    co_return;
}

Task<> functions(Worker w) {
    std::function<void()> f = [] { nap(); };
    f(); // expect: blocking-sleep
    std::function<void()> never_called = nap;
    std::vector<std::function<void()>> jobs;
    jobs.push_back(f);
    w.job = nap;
    w.job(); // expect: blocking-sleep
    w.hook = nap;
    w.hook(); // expect: blocking-sleep
    co_return;
}

Task<> bound(Worker w) {
    auto plain = std::bind(nap);
    plain(); // expect: blocking-sleep
    std::bind(&Worker::work, &w)(); // expect: blocking-sleep
    auto front = std::bind_front(&Worker::work, &w);
    front(); // expect: blocking-sleep
    auto member = std::mem_fn(&Worker::work);
    member(w); // expect: blocking-sleep
    auto harmless = std::bind(quick);
    harmless();
    co_return;
}
