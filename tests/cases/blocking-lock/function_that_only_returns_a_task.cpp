// A plain function that hands on a task is a plain function.
#include "../support/task.hpp"
#include <mutex>

std::mutex mutex;
int counter;

Task<int> read_counter() {
    co_return counter;
}

Task<int> forward() {
    std::lock_guard guard(mutex);
    ++counter;
    return read_counter();
}
