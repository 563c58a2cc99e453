// A lambda is a coroutine by its own body, not by that of the function around it.
#include "../support/task.hpp"
#include <mutex>

std::mutex mutex;
int counter;

auto coroutine_in_a_plain_function() {
    return []() -> Task<> {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
        co_return;
    };
}

Task<> plain_lambda_in_a_coroutine() {
    auto only_defined = [] {
        std::lock_guard guard(mutex);
        ++counter;
    };
    (void)only_defined;
    co_return;
}

auto plain_lambda_in_a_lambda_coroutine = []() -> Task<> {
    auto only_defined = [] { std::lock_guard guard(mutex); };
    (void)only_defined;
    mutex.lock(); // expect: blocking-lock
    mutex.unlock();
    co_return;
};

auto lambda_coroutine_in_a_plain_lambda = [] {
    mutex.lock();
    mutex.unlock();
    return []() -> Task<> {
        mutex.lock(); // expect: blocking-lock
        mutex.unlock();
        co_return;
    };
};
