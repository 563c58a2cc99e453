// A coroutine lock held over an await is what it is for; waiting for one is an await.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <mutex>

namespace coroutine_locks {

struct Shared {
    std::mutex thread_mutex;
    coro::mutex libcoro;
    folly::coro::Mutex folly;
    async_simple::coro::Mutex async_simple;
    cppcoro::async_mutex cppcoro;
    int counter = 0;
};

Task<> libcoro_held(Shared &shared) {
    auto lock = co_await shared.libcoro.scoped_lock();
    co_await Sleep{1};
    ++shared.counter;
}

Task<> folly_held(Shared &shared) {
    std::unique_lock<folly::coro::Mutex> lock = co_await shared.folly.co_scoped_lock();
    co_await Sleep{1};
    ++shared.counter;
}

Task<> async_simple_held(Shared &shared) {
    co_await shared.async_simple.coLock();
    co_await Sleep{1};
    shared.async_simple.unlock();
}

Task<> cppcoro_held(Shared &shared) {
    auto lock = co_await shared.cppcoro.scoped_lock_async();
    co_await Sleep{1};
}

Task<> folly_adopted_by_a_standard_guard(Shared &shared) {
    co_await shared.folly.co_lock();
    std::lock_guard guard(shared.folly, std::adopt_lock);
    co_await Sleep{1};
}

Task<> folly_won_by_trying(Shared &shared) {
    if (!shared.folly.try_lock())
        co_return;
    std::unique_lock lock(shared.folly, std::adopt_lock);
    co_await Sleep{1};
}

Task<> awaited_under_a_thread_lock(Shared &shared) {
    std::lock_guard guard(shared.thread_mutex); // expect: suspend-while-locked
    auto lock = co_await shared.libcoro.scoped_lock();
    ++shared.counter;
}

Task<> thread_lock_under_it_over_an_await(Shared &shared) {
    auto lock = co_await shared.libcoro.scoped_lock();
    std::lock_guard guard(shared.thread_mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> thread_lock_under_it(Shared &shared) {
    auto lock = co_await shared.libcoro.scoped_lock();
    std::lock_guard guard(shared.thread_mutex); // expect: blocking-while-locked
    ++shared.counter;
}

Task<> thread_lock_gone_before(Shared &shared) {
    {
        std::lock_guard guard(shared.thread_mutex); // expect: blocking-lock
        ++shared.counter;
    }
    auto lock = co_await shared.libcoro.scoped_lock();
    ++shared.counter;
}

} // namespace coroutine_locks
