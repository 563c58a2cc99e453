// std::lock waits for mutexes and for deferred guards alike; std::try_lock does not.
#include "../support/task.hpp"
#include <mutex>

std::mutex left;
std::mutex right;

Task<> by_mutex() {
    std::lock(left, right); // expect: blocking-lock
    left.unlock();
    right.unlock();
    co_return;
}

Task<> by_guard() {
    std::unique_lock first(left, std::defer_lock);
    std::unique_lock second(right, std::defer_lock);
    std::lock(first, second); // expect: blocking-lock
    co_return;
}

Task<> then_adopt() {
    std::lock(left, right); // expect: blocking-lock
    std::lock_guard first(left, std::adopt_lock);
    std::lock_guard second(right, std::adopt_lock);
    co_return;
}

Task<bool> try_by_mutex() {
    if (std::try_lock(left, right) != -1)
        co_return false;
    left.unlock();
    right.unlock();
    co_return true;
}
