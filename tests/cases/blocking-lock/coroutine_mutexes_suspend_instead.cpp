// The coroutine mutexes of libcoro, folly, async_simple and cppcoro suspend the task that waits.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <mutex>

struct Shared {
    std::mutex thread_mutex;
    coro::mutex libcoro_mutex;
    folly::coro::Mutex folly_mutex;
    async_simple::coro::Mutex async_simple_mutex;
    cppcoro::async_mutex cppcoro_mutex;
    int counter = 0;
};

Task<> with_libcoro(Shared &shared) {
    auto guard = co_await shared.libcoro_mutex.scoped_lock();
    ++shared.counter;
}

Task<> with_libcoro_by_hand(Shared &shared) {
    co_await shared.libcoro_mutex.lock();
    ++shared.counter;
    shared.libcoro_mutex.unlock();
}

Task<> with_folly(Shared &shared) {
    std::unique_lock<folly::coro::Mutex> lock = co_await shared.folly_mutex.co_scoped_lock();
    ++shared.counter;
}

Task<> with_folly_by_hand(Shared &shared) {
    co_await shared.folly_mutex.co_lock();
    std::unique_lock<folly::coro::Mutex> lock(shared.folly_mutex, std::adopt_lock);
    ++shared.counter;
}

Task<> with_async_simple(Shared &shared) {
    auto lock = co_await shared.async_simple_mutex.coScopedLock();
    ++shared.counter;
}

Task<> with_cppcoro(Shared &shared) {
    auto lock = co_await shared.cppcoro_mutex.scoped_lock_async();
    ++shared.counter;
}

Task<> with_a_thread_mutex(Shared &shared) {
    std::lock_guard guard(shared.thread_mutex); // expect: blocking-lock
    ++shared.counter;
    co_return;
}
