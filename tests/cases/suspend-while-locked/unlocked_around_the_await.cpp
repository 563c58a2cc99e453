// guard.unlock() lets go as a scope's end does, guard.lock() takes the lock again.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

namespace unlocked_around {

std::mutex mutex;
std::shared_mutex table_mutex;
int counter;

Task<> before_the_await() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.unlock();
    co_await Sleep{1};
}

Task<> around_the_await() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.unlock();
    co_await Sleep{1};
    lock.lock(); // expect: blocking-lock
    ++counter;
}

Task<> around_each_await(int rounds) {
    std::shared_lock lock(table_mutex); // expect: blocking-lock
    while (counter < rounds) {
        lock.unlock();
        co_await Sleep{1};
        lock.lock(); // expect: blocking-lock
    }
}

Task<> in_every_branch(bool empty) {
    std::unique_lock lock(mutex); // expect: blocking-lock
    if (empty) {
        lock.unlock();
        co_await Sleep{1};
    } else {
        ++counter;
        lock.unlock();
        co_await Sleep{2};
    }
}

Task<> in_the_branch_that_awaits(bool empty) {
    std::unique_lock lock(mutex); // expect: blocking-lock
    if (empty) {
        lock.unlock();
        co_await Sleep{1};
        co_return;
    }
    ++counter;
}

Task<> in_one_branch_only(bool empty) {
    std::unique_lock lock(mutex); // expect: suspend-while-locked
    if (empty)
        lock.unlock();
    co_await Sleep{1};
}

Task<> taken_again_too_early() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    lock.unlock();
    co_await Sleep{1};
    lock.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> one_await_too_early() {
    std::unique_lock lock(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    lock.unlock();
    co_await Sleep{1};
}

Task<> by_hand_with_the_mutex() {
    mutex.lock(); // expect: blocking-lock
    ++counter;
    mutex.unlock();
    co_await Sleep{1};
}

} // namespace unlocked_around
