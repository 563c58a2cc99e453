// async_simple's SpinLock spins the thread by lock(), and yields the coroutine by coLock().
#include "../support/task.hpp"
#include <mutex>

namespace async_simple::coro {
class SpinLock {
  public:
    struct Awaiter {
        bool await_ready() noexcept;
        bool await_suspend(std::coroutine_handle<> task) noexcept;
        void await_resume() noexcept;
    };
    struct ScopedAwaiter : Awaiter {
        std::unique_lock<SpinLock> await_resume() noexcept;
    };

    bool tryLock() noexcept;
    Awaiter coLock() noexcept;
    ScopedAwaiter coScopedLock() noexcept;
    void lock() noexcept;
    void unlock() noexcept;
};

class ScopedSpinLock {
  public:
    explicit ScopedSpinLock(SpinLock &lock);
    ~ScopedSpinLock();
};
} // namespace async_simple::coro

namespace async_simple_spin {

async_simple::coro::SpinLock spin;
int counter;

Task<> spun_for_and_held() {
    spin.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
    spin.unlock();
}

Task<> spun_for_by_a_guard() {
    async_simple::coro::ScopedSpinLock guard(spin); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> spun_for_and_released() {
    spin.lock(); // expect: blocking-lock
    ++counter;
    spin.unlock();
    co_await Sleep{1};
}

Task<> guard_scoped_out() {
    {
        async_simple::coro::ScopedSpinLock guard(spin); // expect: blocking-lock
        ++counter;
    }
    co_await Sleep{1};
}

Task<> awaited_and_held() {
    co_await spin.coLock();
    co_await Sleep{1};
    spin.unlock();
}

Task<> awaited_by_a_guard() {
    auto guard = co_await spin.coScopedLock();
    co_await Sleep{1};
}

} // namespace async_simple_spin
