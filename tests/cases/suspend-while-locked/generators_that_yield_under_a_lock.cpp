// co_yield suspends as co_await does, until the consumer asks for more, if ever.
#include "../support/task.hpp"
#include <map>
#include <mutex>

namespace yield_under_a_lock {

struct Table {
    std::mutex mutex;
    std::map<int, int> rows;
};

Generator<int> rows_under_the_lock(Table &table) {
    std::lock_guard guard(table.mutex); // expect: suspend-while-locked
    for (auto &[key, value] : table.rows)
        co_yield value;
}

Generator<int> rows_of_a_copy(Table &table) {
    std::map<int, int> copy;
    {
        std::lock_guard guard(table.mutex); // expect: blocking-lock
        copy = table.rows;
    }
    for (auto &[key, value] : copy)
        co_yield value;
}

Generator<int> one_lock_a_row(Table &table, int rows) {
    for (int row = 0; row < rows; ++row) {
        std::unique_lock lock(table.mutex); // expect: blocking-lock
        int value = table.rows[row];
        lock.unlock();
        co_yield value;
    }
}

Generator<int> unlocked_around_the_yield(Table &table) {
    std::unique_lock lock(table.mutex); // expect: blocking-lock
    while (!table.rows.empty()) {
        int value = table.rows.begin()->second;
        table.rows.erase(table.rows.begin());
        lock.unlock();
        co_yield value;
        lock.lock(); // expect: blocking-lock
    }
}

Generator<int> unlocked_only_the_first_time(Table &table) {
    std::unique_lock lock(table.mutex); // expect: blocking-lock
    int first = table.rows.begin()->second;
    lock.unlock();
    co_yield first;
    lock.lock(); // expect: suspend-while-locked
    co_yield table.rows.rbegin()->second;
}

} // namespace yield_under_a_lock
