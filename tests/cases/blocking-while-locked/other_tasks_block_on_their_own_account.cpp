// "A coroutine's own faults belong to it alone, never to coroutines that call it."
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <chrono>
#include <thread>

namespace on_their_own_account {

using namespace std::chrono_literals;

coro::mutex mutex;

Task<int> careless() {
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
    co_return 1;
}

Task<int> careless_under_its_own_lock() {
    auto lock = co_await mutex.scoped_lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
    co_return 1;
}

int careless_plain() {
    std::this_thread::sleep_for(1ms);
    return 1;
}

Task<int> awaits_under_the_lock() {
    auto lock = co_await mutex.scoped_lock();
    co_return co_await careless();
}

Task<int> awaits_one_that_locks() {
    co_return co_await careless_under_its_own_lock();
}

Task<int> calls_under_the_lock() {
    auto lock = co_await mutex.scoped_lock();
    co_return careless_plain(); // expect: blocking-while-locked
}

Task<int> calls_in_an_argument() {
    auto lock = co_await mutex.scoped_lock();
    co_await Sleep{careless_plain()}; // expect: blocking-while-locked
    co_return 0;
}

Task<int> calls_without_it() {
    co_return careless_plain(); // expect: blocking-sleep
}

} // namespace on_their_own_account
