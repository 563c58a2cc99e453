// In a plain function a local lock may be pointless, but that is no coroutine's affair.
#include "../support/task.hpp"
#include <mutex>

int counter;

Task<int> read_counter() {
    co_return counter;
}

Task<int> forward() {
    std::mutex mutex;
    std::lock_guard guard(mutex);
    return read_counter();
}

void plain() {
    std::mutex mutex;
    std::lock_guard guard(mutex);
    ++counter;
}

struct Counter {
    Counter() {
        std::mutex mutex;
        std::lock_guard guard(mutex);
        ++counter;
    }
};
