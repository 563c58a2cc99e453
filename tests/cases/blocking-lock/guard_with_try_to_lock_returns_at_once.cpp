// std::try_to_lock makes a guard that may come out empty-handed, and never waits.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

std::mutex mutex;
std::shared_mutex shared;
int counter;

Task<bool> count_if_free() {
    std::unique_lock lock(mutex, std::try_to_lock);
    if (!lock.owns_lock())
        co_return false;
    ++counter;
    co_return true;
}

Task<int> read_if_free() {
    if (std::shared_lock lock{shared, std::try_to_lock}; lock)
        co_return counter;
    co_return -1;
}

Task<int> read_when_free() {
    if (std::shared_lock lock{shared}; lock) // expect: blocking-lock
        co_return counter;
    co_return -1;
}
