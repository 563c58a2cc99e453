// A lambda that is a coroutine makes its own locks; one that captures a lock uses another's.
#include "../support/task.hpp"
#include <mutex>

std::mutex global;
int counter;

auto own = []() -> Task<> {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard guard(mutex);
    ++counter;
    co_return;
};

auto global_one = []() -> Task<> {
    std::lock_guard guard(global); // expect: blocking-lock
    ++counter;
    co_return;
};

Task<> plain_lambda_in_a_coroutine() {
    auto only_defined = [] {
        std::mutex mutex;
        std::lock_guard guard(mutex);
        ++counter;
    };
    (void)only_defined;
    co_return;
}

void started_by_a_plain_function() {
    std::mutex mutex;
    auto task = [&mutex]() -> Task<> {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
        co_return;
    };
    start(task());
}
