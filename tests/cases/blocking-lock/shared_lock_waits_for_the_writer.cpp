// Many readers do not wait for each other, but all of them wait for a writer.
#include "../support/task.hpp"
#include <chrono>
#include <shared_mutex>

std::shared_timed_mutex mutex;
int table[16];

Task<int> read(int at) {
    std::shared_lock lock(mutex); // expect: blocking-lock
    co_return table[at];
}

Task<int> read_soon(int at) {
    std::shared_lock lock(mutex, std::chrono::milliseconds(5)); // expect: blocking-lock
    co_return lock ? table[at] : -1;
}

Task<int> read_if_free(int at) {
    std::shared_lock lock(mutex, std::try_to_lock);
    co_return lock ? table[at] : -1;
}
