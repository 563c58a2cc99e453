// "owns_lock() is such a flag": what it says decides which path holds the lock.
#include "../support/task.hpp"
#include <mutex>

namespace owns_lock_flag {

std::mutex mutex;
int counter;

Task<> unlocked_if_owned(bool shared) {
    std::unique_lock lock(mutex, std::defer_lock);
    if (shared)
        lock.lock(); // expect: blocking-lock
    ++counter;
    if (lock.owns_lock())
        lock.unlock();
    co_await Sleep{1};
}

Task<> unlocked_if_true(bool shared) {
    std::unique_lock<std::mutex> lock;
    if (shared)
        lock = std::unique_lock(mutex); // expect: blocking-lock
    ++counter;
    if (lock)
        lock.unlock();
    co_await Sleep{1};
}

Task<> taken_if_not_owned() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    lock.unlock();
    co_await Sleep{1};
    if (!lock.owns_lock())
        lock.lock(); // expect: blocking-lock
    ++counter;
}

Task<> awaits_if_not_owned() {
    std::unique_lock lock(mutex, std::try_to_lock);
    if (!lock.owns_lock())
        co_await Sleep{1};
    co_return;
}

Task<> awaits_if_owned() {
    std::unique_lock lock(mutex, std::try_to_lock); // expect: suspend-while-locked
    if (lock.owns_lock())
        co_await Sleep{1};
}

Task<> same_flag_twice(bool shared) {
    if (shared)
        mutex.lock(); // expect: blocking-lock
    ++counter;
    if (shared)
        mutex.unlock();
    co_await Sleep{1};
}

Task<> taken_if_a_parameter_says_so(bool shared) {
    std::unique_lock lock(mutex, std::defer_lock);
    if (shared)
        lock.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
}

} // namespace owns_lock_flag
