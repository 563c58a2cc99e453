// What an awaiter does on its way into the suspension happens at the co_await.
#include "../support/task.hpp"
#include <coroutine>
#include <mutex>
#include <vector>

std::mutex waiting_mutex;
std::vector<std::coroutine_handle<>> waiting;

struct Enqueue {
    bool await_ready() noexcept {
        return false;
    }
    void await_suspend(std::coroutine_handle<> task) {
        waiting_mutex.lock();
        waiting.push_back(task);
        waiting_mutex.unlock();
    }
    void await_resume() noexcept {}
};

struct EnqueueOnTheLoop {
    bool await_ready() noexcept {
        return false;
    }
    void await_suspend(std::coroutine_handle<> task) {
        waiting.push_back(task);
    }
    void await_resume() noexcept {}
};

Task<> wait_in_line() {
    co_await Enqueue{}; // expect: blocking-lock
}

Task<> wait_in_line_on_the_loop() {
    co_await EnqueueOnTheLoop{};
}
