// Who holds a jthread at the end waits for it: not a coroutine that returns it, nor one that never
// gave it anything to do.
#include "../support/task.hpp"
#include <thread>

void work();

Task<std::jthread> returned() {
    std::jthread thread(work);
    co_return thread;
}

Task<> assigned_nothing() {
    std::jthread thread;
    thread = std::jthread();
    co_return;
}

Task<> assigned_something() {
    std::jthread thread; // expect: blocking-wait
    thread = std::jthread(work);
    co_return;
}
