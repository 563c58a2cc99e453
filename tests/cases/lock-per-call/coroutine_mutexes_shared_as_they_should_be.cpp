// One coroutine mutex for all calls: global, static, member, or lent to the tasks started here.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"

coro::mutex global;
int counter;

struct Counter {
    folly::coro::Mutex mutex;
    int value = 0;

    Task<> count() {
        auto lock = co_await mutex.co_scoped_lock();
        ++value;
    }
};

Task<> with_a_global() {
    auto lock = co_await global.scoped_lock();
    ++counter;
}

Task<> with_a_static() {
    static cppcoro::async_mutex mutex;
    auto lock = co_await mutex.scoped_lock_async();
    ++counter;
}

Task<> with_a_parameter(async_simple::coro::Mutex &mutex) {
    auto lock = co_await mutex.coScopedLock();
    ++counter;
}

Task<> worker(coro::mutex &mutex);

Task<> lent_to_tasks() {
    coro::mutex mutex;
    start(worker(mutex));
    start(worker(mutex));
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}
