// std::defer_lock takes nothing; the later call on the guard does.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

std::mutex mutex;
std::shared_mutex shared;
int counter;

Task<> never_locked() {
    std::unique_lock lock(mutex, std::defer_lock);
    co_await Sleep{1};
}

Task<> locked_later() {
    std::unique_lock lock(mutex, std::defer_lock);
    co_await Sleep{1};
    lock.lock(); // expect: blocking-lock
    ++counter;
}

Task<int> shared_locked_later() {
    std::shared_lock lock(shared, std::defer_lock);
    co_await Sleep{1};
    lock.lock(); // expect: blocking-lock
    co_return counter;
}

Task<> tried_later() {
    std::unique_lock lock(mutex, std::defer_lock);
    if (lock.try_lock())
        ++counter;
    co_return;
}
