// Giving the processor away and coming back is no sleep.
#include "../support/task.hpp"
#include <sched.h>
#include <thread>
#include <threads.h>

Task<> yield() {
    sched_yield();
    thrd_yield();
    std::this_thread::yield();
    co_return;
}
