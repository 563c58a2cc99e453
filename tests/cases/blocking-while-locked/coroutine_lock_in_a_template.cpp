// In a template the finding stands on the template's own line, once.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <unistd.h>

namespace coroutine_lock_in_a_template {

template <class Value> struct Store {
    coro::mutex mutex;
    Value value{};
    int fd = -1;

    Task<> save() {
        auto lock = co_await mutex.scoped_lock();
        ::fsync(fd); // expect: blocking-while-locked
    }

    Task<> save_later() {
        auto lock = co_await mutex.scoped_lock();
        value = Value{};
        lock.unlock();
        ::fsync(fd); // expect: blocking-io
    }
};

template <bool durable> Task<> set(Store<int> &store, int next) {
    auto lock = co_await store.mutex.scoped_lock();
    store.value = next;
    if constexpr (durable)
        ::fsync(store.fd); // expect: blocking-while-locked
}

template <bool durable> Task<> set_volatile(Store<int> &store, int next) {
    auto lock = co_await store.mutex.scoped_lock();
    store.value = next;
    if constexpr (durable)
        ::fsync(store.fd);
}

Task<> use(Store<int> &numbers, Store<long> &longer) {
    co_await numbers.save();
    co_await longer.save();
    co_await numbers.save_later();
    co_await set<true>(numbers, 1);
    co_await set_volatile<false>(numbers, 1);
}

} // namespace coroutine_lock_in_a_template
