// seastar: a semaphore's units are a lock, and so are shared_mutex and rwlock.
#include "../support/task.hpp"
#include <unistd.h>

namespace seastar {
template <class T> struct future {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> task);
    T await_resume();
};

class semaphore {
  public:
    explicit semaphore(std::size_t count);
};

class semaphore_units {
  public:
    semaphore_units(semaphore_units &&other) noexcept;
    ~semaphore_units();
    void return_all() noexcept;
    std::size_t release() noexcept;
};

future<semaphore_units> get_units(semaphore &sem, std::size_t units);

class shared_mutex {
  public:
    future<void> lock() noexcept;
    future<void> lock_shared() noexcept;
    void unlock() noexcept;
    void unlock_shared() noexcept;
};
} // namespace seastar

namespace seastar_units {

seastar::semaphore limit(1);
seastar::shared_mutex mutex;
int fd;

Task<> units_held() {
    auto units = co_await seastar::get_units(limit, 1);
    ::fsync(fd); // expect: blocking-while-locked
}

Task<> units_scoped_out() {
    {
        auto units = co_await seastar::get_units(limit, 1);
        fd = -1;
    }
    ::fsync(fd); // expect: blocking-io
}

Task<> units_returned() {
    auto units = co_await seastar::get_units(limit, 1);
    units.return_all();
    ::fsync(fd); // expect: blocking-io
}

Task<> units_held_over_a_suspension() {
    auto units = co_await seastar::get_units(limit, 1);
    co_await Sleep{1};
}

Task<> writer_held() {
    co_await mutex.lock();
    ::fsync(fd); // expect: blocking-while-locked
    mutex.unlock();
}

Task<> reader_held() {
    co_await mutex.lock_shared();
    ::fsync(fd); // expect: blocking-while-locked
    mutex.unlock_shared();
}

Task<> reader_released() {
    co_await mutex.lock_shared();
    int synced = fd;
    mutex.unlock_shared();
    ::fsync(synced); // expect: blocking-io
}

} // namespace seastar_units
