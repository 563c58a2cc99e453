// A lambda that is only called here locks the coroutine's own mutex; its captures give it away only
// if it hands them on.
#include "../support/task.hpp"
#include <algorithm>
#include <mutex>
#include <vector>

static std::mutex *kept;

template <class F> void locked(std::mutex &mutex, F action) {
    std::lock_guard guard(mutex);
    action();
}

Task<> called_by_name_and_at_once() {
    std::mutex mutex; // expect: lock-per-call
    auto count = [&mutex] { std::lock_guard guard(mutex); };
    count();
    [&] { std::lock_guard guard(mutex); }();
    co_return;
}

Task<> by_captured_pointer() {
    std::mutex mutex; // expect: lock-per-call
    [pointer = &mutex] { pointer->lock(); }();
    co_return;
}

Task<> by_an_algorithm(std::vector<int> numbers) {
    std::mutex mutex; // expect: lock-per-call
    std::for_each(numbers.begin(), numbers.end(), [&](int) { std::lock_guard guard(mutex); });
    co_return;
}

Task<> in_a_lambda_in_a_lambda() {
    std::mutex mutex; // expect: lock-per-call
    auto outer = [&] {
        auto inner = [&] { mutex.lock(); };
        inner();
    };
    outer();
    co_return;
}

Task<> by_a_helper() {
    std::mutex mutex; // expect: lock-per-call
    int count = 0;
    locked(mutex, [&] { count++; });
    co_return;
}

Task<> keeps_it() {
    std::mutex mutex;
    auto keep = [&mutex] { kept = &mutex; };
    keep();
    mutex.lock(); // expect: blocking-lock
    co_return;
}

Task<> keeps_it_at_once() {
    std::mutex mutex;
    [&] { kept = &mutex; }();
    co_return;
}
