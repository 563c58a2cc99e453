// Every standard guard holds its lock to the end of its scope, awaits included.
#include "../support/task.hpp"
#include <algorithm>
#include <mutex>
#include <shared_mutex>

namespace guards_over_an_await {

std::mutex mutex;
std::recursive_mutex recursive;
std::shared_mutex table_mutex;
int counter;

Task<> with_lock_guard() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    ++counter;
    co_await Sleep{1};
}

Task<> with_unique_lock() {
    std::unique_lock<std::mutex> lock(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    ++counter;
}

Task<> with_scoped_lock_of_two() {
    std::scoped_lock lock(mutex, recursive); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<int> with_shared_lock() {
    std::shared_lock lock(table_mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    co_return counter;
}

Task<> by_hand() {
    mutex.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
    mutex.unlock();
}

Task<> by_hand_as_a_reader() {
    table_mutex.lock_shared(); // expect: suspend-while-locked
    co_await Sleep{1};
    table_mutex.unlock_shared();
}

Task<int> value_of_another() {
    co_await Sleep{1};
    co_return 1;
}

Task<int> in_the_co_return() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_return co_await value_of_another();
}

Task<> in_an_initialiser() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    int value = co_await value_of_another();
    counter += value;
}

Task<> in_an_argument() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    counter = std::max(counter, co_await value_of_another());
}

} // namespace guards_over_an_await
