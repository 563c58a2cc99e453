// Trying holds on one edge: the one on which it was won.
#include "../support/task.hpp"
#include <chrono>
#include <mutex>
#include <shared_mutex>

namespace try_to_lock_edges {

using namespace std::chrono_literals;

std::mutex mutex;
std::timed_mutex timed;
std::shared_mutex table_mutex;
int counter;

Task<> won_and_held() {
    if (mutex.try_lock()) { // expect: suspend-while-locked
        co_await Sleep{1};
        mutex.unlock();
    }
}

Task<> guard_won_and_held() {
    std::unique_lock lock(mutex, std::try_to_lock); // expect: suspend-while-locked
    if (!lock)
        co_return;
    co_await Sleep{1};
}

Task<> guard_in_the_condition() {
    if (std::shared_lock lock{table_mutex, std::try_to_lock}; lock) // expect: suspend-while-locked
        co_await Sleep{1};
}

Task<> guard_lost_awaits() {
    std::unique_lock lock(mutex, std::try_to_lock);
    if (!lock) {
        co_await Sleep{1};
        co_return;
    }
    ++counter;
}

Task<> guard_lost_in_the_else() {
    if (std::unique_lock lock{mutex, std::try_to_lock}; lock)
        ++counter;
    else
        co_await Sleep{1};
}

Task<> until_won() {
    while (!mutex.try_lock())
        co_await Sleep{1};
    ++counter;
    mutex.unlock();
}

Task<> until_the_guard_won() {
    std::unique_lock lock(mutex, std::defer_lock);
    while (!lock.try_lock())
        co_await Sleep{1};
    ++counter;
}

Task<> until_won_then_held() {
    while (!mutex.try_lock()) // expect: suspend-while-locked
        co_await Sleep{1};
    co_await Sleep{1};
    mutex.unlock();
}

Task<> result_in_a_variable() {
    const bool won = mutex.try_lock(); // expect: suspend-while-locked
    if (!won)
        co_return;
    co_await Sleep{1};
    mutex.unlock();
}

Task<> won_and_unlocked_under_its_own_result() {
    const bool won = mutex.try_lock();
    if (won) {
        ++counter;
        mutex.unlock();
    }
    co_await Sleep{1};
}

Task<> won_in_time_and_held() {
    if (!timed.try_lock_for(5ms)) // expect: suspend-while-locked
        co_return;
    co_await Sleep{1};
    timed.unlock();
}

Task<> not_won_in_time() {
    if (timed.try_lock_for(5ms)) { // expect: blocking-lock
        ++counter;
        timed.unlock();
    } else {
        co_await Sleep{1};
    }
}

Task<> guard_with_a_timeout() {
    std::unique_lock lock(timed, 5ms); // expect: suspend-while-locked
    if (!lock.owns_lock())
        co_return;
    co_await Sleep{1};
}

Task<> no_time_at_all_and_held() {
    if (timed.try_lock_for(0ms)) { // expect: suspend-while-locked
        co_await Sleep{1};
        timed.unlock();
    }
}

} // namespace try_to_lock_edges
