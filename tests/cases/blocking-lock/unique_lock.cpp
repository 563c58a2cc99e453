// A unique_lock takes the lock when it is made, unless told otherwise.
#include "../support/task.hpp"
#include <chrono>
#include <mutex>

std::mutex mutex;
std::timed_mutex timed;
int counter;

Task<> at_once() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.unlock();
    co_await Sleep{1};
}

Task<> with_a_timeout() {
    std::unique_lock lock(timed, std::chrono::seconds(1)); // expect: blocking-lock
    if (lock)
        ++counter;
    co_return;
}

Task<> again_after_unlock() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.unlock();
    lock.lock(); // expect: blocking-lock
    --counter;
    co_return;
}
