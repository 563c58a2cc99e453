// Imitates where two libraries run their coroutines: libcoro's thread_pool and scheduler, cppcoro's
// static_thread_pool and io_service. The names are theirs; the rest is left out.
#ifndef COROLINT_CASES_SUPPORT_POOLS_MINI_HPP
#define COROLINT_CASES_SUPPORT_POOLS_MINI_HPP

#include "task.hpp"

namespace coro {
template <class T = void> using task = Task<T>;

struct schedule_operation {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<> task) noexcept;
    void await_resume() noexcept;
};

class thread_pool {
  public:
    schedule_operation schedule();
    schedule_operation yield();
    template <class T> task<T> schedule(task<T> work);
    bool spawn_detached(task<void> &&work) noexcept;
    task<void> spawn_joinable(task<void> &&work) noexcept;
};

class scheduler {
  public:
    schedule_operation schedule();
    template <class T> task<T> schedule(task<T> work);
    bool spawn_detached(task<void> &&work);
};

template <class T> T sync_wait(task<T> work);
} // namespace coro

namespace cppcoro {
template <class T = void> using task = Task<T>;

class static_thread_pool {
  public:
    coro::schedule_operation schedule() noexcept;
};

class io_service {
  public:
    coro::schedule_operation schedule() noexcept;
};

template <class Scheduler, class T> task<T> schedule_on(Scheduler &scheduler, task<T> work);
} // namespace cppcoro

#endif
