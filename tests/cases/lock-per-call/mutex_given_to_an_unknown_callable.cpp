// What a callable from elsewhere, a virtual method or a function pointer does with the mutex cannot
// be seen.
#include "../support/task.hpp"
#include <functional>
#include <mutex>

struct MutexTaker {
    virtual ~MutexTaker() = default;
    virtual void take(std::mutex &mutex);
};

Task<> given_to_a_function_object(std::function<void(std::mutex &)> take) {
    std::mutex mutex;
    take(mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> given_to_a_function_pointer(void (*take)(std::mutex *)) {
    std::mutex mutex;
    take(&mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> given_to_a_virtual_method(MutexTaker &taker) {
    std::mutex mutex;
    taker.take(mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> given_to_a_lambda_from_here() {
    std::mutex mutex; // expect: lock-per-call
    auto take = [](std::mutex &given) { std::lock_guard guard(given); };
    take(mutex);
    co_return;
}
