// Every mutex of the standard library, taken by guards and by hand.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

int counter;

Task<> plain() {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard guard(mutex);
    ++counter;
    co_return;
}

Task<> recursive() {
    std::recursive_mutex mutex; // expect: lock-per-call
    mutex.lock();
    ++counter;
    mutex.unlock();
    co_return;
}

Task<> timed() {
    std::timed_mutex mutex; // expect: lock-per-call
    std::unique_lock lock(mutex);
    ++counter;
    co_return;
}

Task<int> shared() {
    std::shared_mutex mutex; // expect: lock-per-call
    std::shared_lock lock(mutex);
    co_return counter;
}

Task<> through_a_reference() {
    std::mutex mutex; // expect: lock-per-call
    std::mutex &alias = mutex;
    std::scoped_lock lock(alias);
    ++counter;
    co_return;
}

Task<> several() {
    std::mutex left;  // expect: lock-per-call
    std::mutex right; // expect: lock-per-call
    std::lock(left, right);
    ++counter;
    left.unlock();
    right.unlock();
    co_return;
}
