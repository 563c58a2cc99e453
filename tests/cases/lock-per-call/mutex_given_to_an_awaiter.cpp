// An awaiter may give the mutex to whoever resumes the coroutine: its await_suspend has no body.
#include "../support/task.hpp"
#include <mutex>

struct MutexAwaiter {
    std::mutex &mutex;

    bool await_ready() const noexcept {
        return false;
    }
    void await_suspend(std::coroutine_handle<> task);
    void await_resume() {}
};

Task<> mutex_behind_an_awaiter() {
    std::mutex mutex;
    co_await MutexAwaiter{mutex};
    std::lock_guard guard(mutex); // expect: blocking-lock
}

Task<> mutex_beside_an_awaiter() {
    std::mutex mutex; // expect: lock-per-call
    co_await Sleep{1};
    std::lock_guard guard(mutex);
}
