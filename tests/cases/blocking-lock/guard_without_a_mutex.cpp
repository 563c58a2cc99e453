// A guard that was given no mutex takes none.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

std::mutex mutex;
int counter;

Task<> empty_guards() {
    std::unique_lock<std::mutex> unique;
    std::shared_lock<std::shared_mutex> shared;
    std::scoped_lock<> none;
    ++counter;
    co_return;
}

Task<> filled_later() {
    std::unique_lock<std::mutex> lock;
    lock = std::unique_lock<std::mutex>(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}
