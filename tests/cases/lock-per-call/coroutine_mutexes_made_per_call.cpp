// The locks of libcoro, folly, async_simple and cppcoro, made by each call for itself.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"

int counter;

Task<> with_libcoro() {
    coro::mutex mutex; // expect: lock-per-call
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

Task<> with_libcoro_by_hand() {
    coro::mutex mutex; // expect: lock-per-call
    co_await mutex.lock();
    ++counter;
    mutex.unlock();
}

Task<> with_folly() {
    folly::coro::Mutex mutex; // expect: lock-per-call
    auto lock = co_await mutex.co_scoped_lock();
    ++counter;
}

Task<> with_async_simple() {
    async_simple::coro::Mutex mutex; // expect: lock-per-call
    auto lock = co_await mutex.coScopedLock();
    ++counter;
}

Task<> with_cppcoro() {
    cppcoro::async_mutex mutex; // expect: lock-per-call
    co_await mutex.lock_async();
    ++counter;
    mutex.unlock();
}
