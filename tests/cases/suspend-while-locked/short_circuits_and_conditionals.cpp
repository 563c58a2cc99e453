// An await that may happen is one; one that a constant rules out is none.
#include "../support/task.hpp"
#include <mutex>

namespace short_circuits {

std::mutex mutex;
bool open;
int counter;

Task<bool> ready() {
    co_await Sleep{1};
    co_return true;
}

Task<> behind_and() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    if (open && co_await ready())
        ++counter;
}

Task<> behind_or() {
    std::unique_lock lock(mutex); // expect: suspend-while-locked
    if (open || co_await ready())
        ++counter;
}

Task<> in_one_operand_of_a_conditional() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    bool now = open ? co_await ready() : false;
    counter += now;
}

Task<> ruled_out_by_a_constant() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    if (false && co_await ready())
        ++counter;
    if (true || co_await ready())
        ++counter;
}

Task<> unlocked_in_the_operand_before() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    if (lock.unlock(), co_await ready())
        open = true;
}

} // namespace short_circuits
