// A capture shares the lock when the lambda is kept or started, not when it is called here or
// never.
#include "../support/task.hpp"
#include <functional>
#include <mutex>

struct LambdaOwner {
    std::function<void()> callback;
};

static std::function<void()> global_callback;

Task<> lambda_only_defined() {
    std::mutex mutex; // expect: lock-per-call
    auto never = [&mutex] { std::lock_guard guard(mutex); };
    (void)never;
    std::lock_guard guard(mutex);
    co_return;
}

Task<> lambda_in_a_local_function() {
    std::mutex mutex; // expect: lock-per-call
    std::function<void()> call = [&mutex] { std::lock_guard guard(mutex); };
    call();
    co_return;
}

Task<> lambda_that_captures_others(LambdaOwner &owner) {
    std::mutex mutex; // expect: lock-per-call
    int count = 0;
    owner.callback = [&] { count++; };
    std::lock_guard guard(mutex);
    co_return;
}

Task<> lambda_kept_by_an_owner(LambdaOwner &owner) {
    std::mutex mutex;
    owner.callback = [&mutex] { mutex.lock(); };
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> lambda_kept_globally_by_default_capture() {
    std::mutex mutex;
    global_callback = [&] { mutex.lock(); };
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> lambda_kept_through_a_local() {
    std::mutex mutex;
    auto lambda = [&mutex] { mutex.lock(); };
    auto copy = lambda;
    global_callback = copy;
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> lambda_in_a_lambda_that_is_kept() {
    std::mutex mutex;
    auto inner = [&mutex] { mutex.lock(); };
    global_callback = [inner] { inner(); };
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}
