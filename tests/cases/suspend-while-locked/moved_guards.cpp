// The lock goes where the guard goes.
#include "../support/task.hpp"
#include <mutex>
#include <utility>

namespace moved_guards {

std::mutex mutex;
int counter;

void finish(std::unique_lock<std::mutex> lock) {
    ++counter;
    lock.unlock();
}

Task<> into_another_local() {
    std::unique_lock first(mutex); // expect: suspend-while-locked
    std::unique_lock second(std::move(first));
    co_await Sleep{1};
}

Task<> out_of_the_block() {
    std::unique_lock<std::mutex> outer;
    {
        std::unique_lock inner(mutex); // expect: suspend-while-locked
        outer = std::move(inner);
    }
    co_await Sleep{1};
}

Task<> into_a_block() {
    std::unique_lock outer(mutex); // expect: blocking-lock
    {
        std::unique_lock inner(std::move(outer));
        ++counter;
    }
    co_await Sleep{1};
}

Task<> into_a_call() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    finish(std::move(lock));
    co_await Sleep{1};
}

Task<> unlocked_by_its_new_owner() {
    std::unique_lock first(mutex); // expect: blocking-lock
    auto second = std::move(first);
    second.unlock();
    co_await Sleep{1};
}

Task<> replaced_by_an_empty_one() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock = {};
    co_await Sleep{1};
}

Task<> replaced_by_a_fresh_one() {
    std::unique_lock<std::mutex> lock;
    co_await Sleep{1};
    lock = std::unique_lock(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> handed_in(std::unique_lock<std::mutex> held) {
    held.unlock();
    co_await Sleep{1};
}

} // namespace moved_guards
