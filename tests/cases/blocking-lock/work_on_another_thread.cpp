// A thread may wait for a lock as long as it likes.
#include "../support/task.hpp"
#include <mutex>
#include <thread>

std::mutex mutex;
int counter;

Task<> count_elsewhere() {
    std::thread worker([] {
        std::lock_guard guard(mutex);
        ++counter;
    });
    worker.detach();
    co_return;
}

Task<> count_here() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}
