// "A thread lock taken while an async lock is held is a blocking call like any other."
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

namespace thread_locks_under {

coro::mutex mutex;
std::mutex thread_mutex;
std::shared_mutex table_mutex;
int counter;

int count() {
    std::lock_guard guard(thread_mutex);
    return ++counter;
}

Task<> guards() {
    auto lock = co_await mutex.scoped_lock();
    {
        std::lock_guard guard(thread_mutex); // expect: blocking-while-locked
        ++counter;
    }
    std::shared_lock reader(table_mutex); // expect: blocking-while-locked
}

Task<> guard_locked_again() {
    auto lock = co_await mutex.scoped_lock();
    std::unique_lock thread_lock(thread_mutex, std::defer_lock);
    thread_lock.lock(); // expect: blocking-while-locked
    ++counter;
}

Task<> in_a_helper() {
    auto lock = co_await mutex.scoped_lock();
    int counted = count(); // expect: blocking-while-locked
    (void)counted;
}

Task<> only_tried() {
    auto lock = co_await mutex.scoped_lock();
    if (std::unique_lock thread_lock{thread_mutex, std::try_to_lock}; thread_lock)
        ++counter;
}

Task<> deferred_until_unlocked() {
    auto lock = co_await mutex.scoped_lock();
    std::unique_lock thread_lock(thread_mutex, std::defer_lock);
    lock.unlock();
    thread_lock.lock(); // expect: blocking-lock
    ++counter;
}

Task<> thread_lock_first() {
    {
        std::lock_guard guard(thread_mutex); // expect: blocking-lock
        ++counter;
    }
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

Task<> both_held_over_an_await() {
    auto lock = co_await mutex.scoped_lock();
    std::lock_guard guard(thread_mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

} // namespace thread_locks_under
