// A mutex type for single-threaded builds: its lock() visibly does nothing.
#include "../support/task.hpp"
#include <mutex>

struct NullMutex {
    void lock() {}
    bool try_lock() {
        return true;
    }
    void unlock() {}
};

NullMutex nothing;
std::mutex something;
int counter;

Task<> guard_nothing() {
    std::lock_guard guard(nothing);
    ++counter;
    co_return;
}

Task<> lock_nothing() {
    std::unique_lock lock(nothing, std::defer_lock);
    lock.lock();
    ++counter;
    co_return;
}

Task<> guard_something() {
    std::lock_guard guard(something); // expect: blocking-lock
    ++counter;
    co_return;
}
