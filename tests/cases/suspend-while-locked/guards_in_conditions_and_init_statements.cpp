// A guard declared in an init-statement lives as long as the statement does.
#include "../support/task.hpp"
#include <mutex>
#include <vector>

namespace init_statements {

std::mutex mutex;
int counter;

Task<int> next() {
    co_await Sleep{1};
    co_return 1;
}

Task<> if_body() {
    if (std::lock_guard guard{mutex}; counter > 0) // expect: suspend-while-locked
        co_await Sleep{1};
}

Task<> if_condition() {
    if (std::unique_lock lock{mutex}; co_await next() > 0) // expect: suspend-while-locked
        ++counter;
}

Task<> if_else_branch() {
    if (std::lock_guard guard{mutex}; counter > 0) // expect: suspend-while-locked
        ++counter;
    else
        co_await Sleep{1};
}

Task<> after_the_if() {
    if (std::lock_guard guard{mutex}; counter > 0) // expect: blocking-lock
        ++counter;
    co_await Sleep{1};
}

Task<> unlocked_in_the_if() {
    if (std::unique_lock lock{mutex}; counter > 0) { // expect: blocking-lock
        lock.unlock();
        co_await Sleep{1};
    }
}

Task<> switch_on_the_next() {
    switch (std::lock_guard guard{mutex}; co_await next()) { // expect: suspend-while-locked
    default:
        ++counter;
    }
}

Task<> after_the_switch() {
    switch (std::lock_guard guard{mutex}; counter) { // expect: blocking-lock
    case 0:
        ++counter;
        break;
    default:
        --counter;
    }
    co_await Sleep{1};
}

Task<> for_loop() {
    for (std::unique_lock lock(mutex); counter < 3; ++counter) // expect: suspend-while-locked
        co_await Sleep{1};
}

Task<> after_the_for_loop() {
    for (std::unique_lock lock(mutex); counter < 3;) // expect: blocking-lock
        ++counter;
    co_await Sleep{1};
}

Task<> range_for_with_an_init(std::vector<int> values) {
    for (std::lock_guard guard(mutex); int value : values) // expect: suspend-while-locked
        co_await Sleep{value};
}

Task<> while_condition() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    while (co_await next() > counter)
        ++counter;
}

Task<> for_each_condition_of_a_loop(int rounds) {
    for (int round = 0; round < rounds; round += co_await next()) {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
    }
}

} // namespace init_statements
