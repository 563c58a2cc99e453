// Hopping to a pool is an await; between the hop and the way back the loop does not care.
#include "../support/task.hpp"
#include <mutex>

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

namespace hop_to_a_pool {

std::mutex mutex;
int counter;

Task<> held_over_the_hop(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await pool.schedule();
    ++counter;
    co_await service.schedule();
}

Task<> locked_over_there(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
    co_await pool.schedule();
    {
        std::lock_guard guard(mutex);
        ++counter;
    }
    co_await service.schedule();
}

Task<> locked_when_back(cppcoro::static_thread_pool &pool, cppcoro::io_service &service) {
    co_await pool.schedule();
    co_await service.schedule();
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

} // namespace hop_to_a_pool
