// An async lock held from the read to the write, in the forms of four libraries.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"

int inventory;
coro::mutex inventory_mutex;
folly::coro::Mutex inventory_folly_mutex;
async_simple::coro::Mutex inventory_simple_mutex;
cppcoro::async_mutex inventory_cppcoro_mutex;

Task<> stock_with_libcoro() {
    auto lock = co_await inventory_mutex.scoped_lock();
    int value = inventory;
    co_await Sleep{1};
    inventory = value + 1;
}

Task<> stock_with_folly() {
    auto lock = co_await inventory_folly_mutex.co_scoped_lock();
    int value = inventory;
    co_await Sleep{1};
    inventory = value + 1;
}

Task<> stock_with_async_simple() {
    co_await inventory_simple_mutex.coLock();
    int value = inventory;
    co_await Sleep{1};
    inventory = value + 1;
    inventory_simple_mutex.unlock();
}

Task<> stock_with_cppcoro() {
    auto lock = co_await inventory_cppcoro_mutex.scoped_lock_async();
    inventory = inventory + (co_await Sleep{1}, 1);
}

Task<> stock_with_a_guard_given_back() {
    auto lock = co_await inventory_mutex.scoped_lock();
    int value = inventory;
    lock.unlock();
    co_await Sleep{1};
    inventory = value + 1; // expect: racy-update
}

Task<> stock_with_a_guard_in_a_block() {
    int value;
    {
        auto lock = co_await inventory_mutex.scoped_lock();
        value = inventory;
    }
    co_await Sleep{1};
    inventory = value + 1; // expect: racy-update
}

Task<> stock_with_two_blocks() {
    int value;
    {
        auto lock = co_await inventory_simple_mutex.coScopedLock();
        value = inventory;
    }
    auto lock = co_await inventory_simple_mutex.coScopedLock();
    inventory = value + 1; // expect: racy-update
}

Task<> stock_read_before_the_lock() {
    int value = inventory;
    co_await inventory_cppcoro_mutex.lock_async();
    inventory = value + 1; // expect: racy-update
    inventory_cppcoro_mutex.unlock();
}

Task<> stock_read_after_the_lock() {
    co_await Sleep{1};
    auto lock = co_await inventory_folly_mutex.co_scoped_lock();
    int value = inventory;
    inventory = value + 1;
}

Task<> stock_with_two_libraries() {
    int value;
    {
        auto lock = co_await inventory_mutex.scoped_lock();
        value = inventory;
    }
    auto lock = co_await inventory_folly_mutex.co_scoped_lock();
    inventory = value + 1; // expect: racy-update
}
