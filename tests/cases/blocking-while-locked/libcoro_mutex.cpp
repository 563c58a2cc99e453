// libcoro: by hand, by guard, and only where it is awaited.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace libcoro_mutex {

using namespace std::chrono_literals;

coro::mutex mutex;
int counter;

Task<> by_hand() {
    co_await mutex.lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
    mutex.unlock();
}

Task<> by_hand_after_the_unlock() {
    co_await mutex.lock();
    ++counter;
    mutex.unlock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> by_guard() {
    auto lock = co_await mutex.scoped_lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
}

Task<> by_guard_scoped_out() {
    {
        auto lock = co_await mutex.scoped_lock();
        ++counter;
    }
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> by_guard_unlocked() {
    auto lock = co_await mutex.scoped_lock();
    ++counter;
    lock.unlock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> by_guard_moved_into_a_block() {
    auto outer = co_await mutex.scoped_lock();
    {
        auto inner = std::move(outer);
        std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
    }
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> by_guard_thrown_away() {
    (void)co_await mutex.scoped_lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> not_awaited() {
    [[maybe_unused]] auto operation = mutex.lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
    co_return;
}

Task<> won_by_trying() {
    if (mutex.try_lock()) {
        std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
        mutex.unlock();
    }
    co_return;
}

Task<> not_won_by_trying() {
    if (!mutex.try_lock()) {
        std::this_thread::sleep_for(1ms); // expect: blocking-sleep
        co_return;
    }
    ++counter;
    mutex.unlock();
}

Task<> before_the_lock() {
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

Task<> suspends_instead() {
    auto lock = co_await mutex.scoped_lock();
    co_await Sleep{1};
    ++counter;
}

Task<> optional_guard_reset() {
    std::optional<coro::scoped_lock> lock;
    lock.emplace(co_await mutex.scoped_lock());
    ++counter;
    lock.reset();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

} // namespace libcoro_mutex
