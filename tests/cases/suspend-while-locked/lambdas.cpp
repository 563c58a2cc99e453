// A lambda's body is its own: what it awaits suspends itself, what it locks it holds itself.
#include "../support/task.hpp"
#include <mutex>

namespace lambdas {

std::mutex mutex;
int counter;

Task<> defined_under_the_lock() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    auto later = []() -> Task<> { co_await Sleep{1}; };
    ++counter;
    (void)later;
    co_return;
}

Task<> called_under_the_lock_but_not_awaited() {
    auto work = []() -> Task<> { co_await Sleep{1}; };
    {
        std::lock_guard guard(mutex); // expect: blocking-lock
        start(work());
    }
    co_await Sleep{1};
}

Task<> awaited_under_the_lock() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    auto work = []() -> Task<> { co_await Sleep{1}; };
    co_await work();
}

Task<> lock_in_a_plain_lambda() {
    auto count = [] {
        std::lock_guard guard(mutex);
        return ++counter;
    };
    int counted = count(); // expect: blocking-lock
    co_await Sleep{counted};
}

Task<> loop_over_a_lambda_that_locks() {
    auto take = [] {
        std::lock_guard guard(mutex);
        return counter > 0 ? counter-- : 0;
    };
    while (int taken = take()) // expect: blocking-lock
        co_await Sleep{taken};
}

Task<> guard_given_out_by_a_lambda() {
    auto acquire = [] { return std::unique_lock(mutex); };
    auto lock = acquire(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> lock_in_a_coroutine_lambda() {
    co_await []() -> Task<> {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
        co_return;
    }();
}

Task<> await_in_a_coroutine_lambda() {
    auto work = []() -> Task<> {
        std::lock_guard guard(mutex); // expect: suspend-while-locked
        co_await Sleep{1};
    };
    co_await work();
}

} // namespace lambdas
