// An await, or a blocking call, under such a mutex is no fault of the mutex.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

int lonely_total;

Task<> lonely_guard_over_an_await() {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard guard(mutex);
    co_await Sleep{1};
    ++lonely_total;
}

Task<> lonely_async_lock_over_a_sleep() {
    coro::mutex mutex; // expect: lock-per-call
    auto lock = co_await mutex.scoped_lock();
    std::this_thread::sleep_for(std::chrono::seconds(1)); // expect: blocking-sleep
}

Task<> lonely_condition() {
    std::mutex mutex; // expect: lock-per-call
    std::condition_variable condition;
    std::unique_lock lock(mutex);
    condition.wait(lock); // expect: blocking-wait
    co_return;
}
