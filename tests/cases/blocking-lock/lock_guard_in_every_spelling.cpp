// However a lock_guard is written, its construction takes the lock.
#include "../support/task.hpp"
#include <mutex>

using Guard = std::lock_guard<std::mutex>;

std::mutex mutex;
int counter;

Task<> parentheses() {
    std::lock_guard<std::mutex> guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> braces() {
    std::lock_guard<std::mutex> guard{mutex}; // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> deduced() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> through_an_alias() {
    const Guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> initialised_with_equals() {
    auto guard = std::lock_guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> until_the_end_of_the_statement() {
    std::lock_guard<std::mutex>{mutex}, ++counter; // expect: blocking-lock
    co_return;
}

Task<> in_the_init_of_an_if(bool enabled) {
    if (std::lock_guard guard{mutex}; enabled) // expect: blocking-lock
        ++counter;
    co_return;
}

Task<> takes_over_a_lock_won_by_trying() {
    if (mutex.try_lock()) {
        std::lock_guard guard(mutex, std::adopt_lock);
        ++counter;
    }
    co_return;
}
