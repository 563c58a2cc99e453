// folly and async_simple give out a std::unique_lock over their own mutex.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>

namespace unique_locks_over_coroutine_mutexes {

struct Shared {
    folly::coro::Mutex folly;
    async_simple::coro::Mutex async_simple;
    std::string text;
};

Task<> folly_by_guard(Shared &shared) {
    std::unique_lock<folly::coro::Mutex> lock = co_await shared.folly.co_scoped_lock();
    std::filesystem::remove("text"); // expect: blocking-while-locked
}

Task<> folly_by_hand(Shared &shared) {
    co_await shared.folly.co_lock();
    std::filesystem::remove("text"); // expect: blocking-while-locked
    shared.folly.unlock();
}

Task<> folly_adopted(Shared &shared) {
    co_await shared.folly.co_lock();
    std::unique_lock lock(shared.folly, std::adopt_lock);
    std::filesystem::remove("text"); // expect: blocking-while-locked
}

Task<> folly_adopted_in_a_block(Shared &shared) {
    co_await shared.folly.co_lock();
    {
        std::unique_lock lock(shared.folly, std::adopt_lock);
        shared.text.clear();
    }
    std::filesystem::remove("text"); // expect: blocking-io
}

Task<> folly_unlocked(Shared &shared) {
    auto lock = co_await shared.folly.co_scoped_lock();
    shared.text.clear();
    lock.unlock();
    std::filesystem::remove("text"); // expect: blocking-io
}

Task<> folly_replaced(Shared &shared) {
    auto lock = co_await shared.folly.co_scoped_lock();
    shared.text.clear();
    lock = {};
    std::filesystem::remove("text"); // expect: blocking-io
}

Task<> folly_unlocked_if_owned(Shared &shared, bool locked) {
    std::unique_lock<folly::coro::Mutex> lock;
    if (locked)
        lock = co_await shared.folly.co_scoped_lock();
    shared.text.clear();
    if (lock.owns_lock())
        lock.unlock();
    std::filesystem::remove("text"); // expect: blocking-io
}

Task<> folly_perhaps_locked(Shared &shared, bool locked) {
    std::unique_lock<folly::coro::Mutex> lock;
    if (locked)
        lock = co_await shared.folly.co_scoped_lock();
    std::filesystem::remove("text"); // expect: blocking-while-locked
}

Task<> folly_released_and_unlocked(Shared &shared) {
    auto lock = co_await shared.folly.co_scoped_lock();
    lock.release();
    shared.folly.unlock();
    std::filesystem::remove("text"); // expect: blocking-io
}

Task<> folly_released_only(Shared &shared) {
    auto lock = co_await shared.folly.co_scoped_lock();
    lock.release();
    std::filesystem::remove("text"); // expect: blocking-while-locked
    shared.folly.unlock();
}

Task<> async_simple_by_guard(Shared &shared) {
    auto lock = co_await shared.async_simple.coScopedLock();
    std::ofstream file("text"); // expect: blocking-while-locked
}

Task<> async_simple_scoped_out(Shared &shared) {
    std::string text;
    {
        auto lock = co_await shared.async_simple.coScopedLock();
        text = shared.text;
    }
    std::ofstream file("text"); // expect: blocking-io
}

Task<> async_simple_won_by_trying(Shared &shared) {
    if (!shared.async_simple.tryLock())
        co_return;
    std::filesystem::remove("text"); // expect: blocking-while-locked
    shared.async_simple.unlock();
}

} // namespace unique_locks_over_coroutine_mutexes
