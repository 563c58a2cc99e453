// Blocking on a pool's thread stalls no loop; back on the loop it does again.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <unistd.h>

namespace cppcoro {
struct schedule_operation {
    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<> task) noexcept;
    void await_resume() noexcept;
};

class static_thread_pool {
  public:
    schedule_operation schedule() noexcept;
};

class io_service {
  public:
    schedule_operation schedule() noexcept;
};
} // namespace cppcoro

namespace work_on_a_pool {

cppcoro::async_mutex mutex;

Task<> synced_on_the_pool(cppcoro::static_thread_pool &pool, cppcoro::io_service &service, int fd) {
    auto lock = co_await mutex.scoped_lock_async();
    co_await pool.schedule();
    ::fsync(fd);
    co_await service.schedule();
}

Task<> synced_when_back(cppcoro::static_thread_pool &pool, cppcoro::io_service &service, int fd) {
    auto lock = co_await mutex.scoped_lock_async();
    co_await pool.schedule();
    co_await service.schedule();
    ::fsync(fd); // expect: blocking-while-locked
}

Task<> synced_before_the_hop(cppcoro::static_thread_pool &pool, int fd) {
    auto lock = co_await mutex.scoped_lock_async();
    ::fsync(fd); // expect: blocking-while-locked
    co_await pool.schedule();
}

} // namespace work_on_a_pool
