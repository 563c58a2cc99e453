// Synchronous generators are coroutines as well.
#include "../support/task.hpp"
#include <mutex>
#include <vector>

std::mutex mutex;
std::vector<int> shared_numbers;

Generator<int> snapshot() {
    std::vector<int> copy;
    {
        std::lock_guard guard(mutex); // expect: blocking-lock
        copy = shared_numbers;
    }
    for (int number : copy)
        co_yield number;
}

std::vector<int> snapshot_at_once() {
    std::lock_guard guard(mutex);
    return shared_numbers;
}
