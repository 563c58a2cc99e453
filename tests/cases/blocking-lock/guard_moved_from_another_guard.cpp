// The lock moves with the guard: only the first one waited for it.
#include "../support/task.hpp"
#include <mutex>
#include <utility>

std::mutex mutex;
int counter;

Task<> made_from_another() {
    std::unique_lock first(mutex); // expect: blocking-lock
    std::unique_lock second(std::move(first));
    ++counter;
    co_return;
}

Task<> assigned_from_another() {
    std::unique_lock<std::mutex> outer;
    {
        std::unique_lock inner(mutex); // expect: blocking-lock
        outer = std::move(inner);
    }
    ++counter;
    co_return;
}

Task<> handed_in(std::unique_lock<std::mutex> held) {
    std::unique_lock<std::mutex> mine = std::move(held);
    ++counter;
    co_return;
}
