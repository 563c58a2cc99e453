// asio: a lock beside the timer, and the session's own lock.
#include "../support/task.hpp"
#include <chrono>
#include <memory>
#include <mutex>

namespace asio {
struct use_awaitable_t {};
inline constexpr use_awaitable_t use_awaitable{};

template <class T> struct awaitable {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> task);
    T await_resume();
};

template <class Clock> class basic_waitable_timer {
  public:
    std::size_t expires_after(typename Clock::duration duration);
    awaitable<void> async_wait(use_awaitable_t token);
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;
} // namespace asio

namespace asio_timer {

using namespace std::chrono_literals;

class Session : public std::enable_shared_from_this<Session> {
  public:
    Task<> tick_under_the_lock() {
        std::scoped_lock lock(mutex_); // expect: suspend-while-locked
        timer_.expires_after(1s);
        co_await timer_.async_wait(asio::use_awaitable);
        ++ticks_;
    }

    Task<> armed_under_the_lock() {
        {
            std::scoped_lock lock(mutex_); // expect: blocking-lock
            timer_.expires_after(1s);
        }
        co_await timer_.async_wait(asio::use_awaitable);
    }

    Task<> armed_through_a_method() {
        arm(); // expect: blocking-lock
        co_await timer_.async_wait(asio::use_awaitable);
    }

  private:
    void arm() {
        std::lock_guard guard(mutex_);
        timer_.expires_after(1s);
    }

    std::mutex mutex_;
    asio::steady_timer timer_;
    int ticks_ = 0;
};

} // namespace asio_timer
