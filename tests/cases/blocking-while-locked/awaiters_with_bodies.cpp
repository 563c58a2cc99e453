// How a lock's awaiter takes it is the library's affair, seen or not: the await takes it, and the
// unlock lets it go.
#include "../support/task.hpp"
#include <chrono>
#include <coroutine>
#include <thread>

namespace coro {

class mutex {
    struct operation {
        mutex &locked;
        bool await_ready() const noexcept;
        bool await_suspend(std::coroutine_handle<> waiting) noexcept;
        void await_resume() noexcept {}
    };

  public:
    operation lock();
    bool try_lock();
    void unlock();
};

bool mutex::operation::await_ready() const noexcept { return locked.try_lock(); }
bool mutex::operation::await_suspend(std::coroutine_handle<>) noexcept { return !locked.try_lock(); }

} // namespace coro

using namespace std::chrono_literals;

Task<> behind_the_unlock(coro::mutex &mutex) {
    co_await mutex.lock();
    mutex.unlock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

Task<> before_the_unlock(coro::mutex &mutex) {
    co_await mutex.lock();
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
    mutex.unlock();
}
