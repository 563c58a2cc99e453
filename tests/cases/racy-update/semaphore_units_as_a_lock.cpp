// Units of a semaphore, as Seastar's code holds them over an update.
#include "../support/task.hpp"
#include <cstddef>

namespace seastar { // imitated
template <class T = void> using future = Task<T>;

class semaphore {
  public:
    explicit semaphore(std::size_t count);
};

class semaphore_units {
  public:
    semaphore_units(semaphore_units &&other) noexcept;
    ~semaphore_units();
    void return_all() noexcept;
};

struct units_awaiter {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> task) noexcept;
    semaphore_units await_resume();
};
units_awaiter get_units(semaphore &sem, std::size_t units);
} // namespace seastar

class Segment {
  public:
    seastar::future<> append(long bytes) {
        auto units = co_await seastar::get_units(lock_, 1);
        long position = position_;
        co_await Sleep{1};
        position_ = position + bytes;
    }

    seastar::future<> append_after_returning(long bytes) {
        auto units = co_await seastar::get_units(lock_, 1);
        long position = position_;
        units.return_all();
        co_await Sleep{1};
        position_ = position + bytes; // expect: racy-update
    }

    seastar::future<> append_without(long bytes) {
        long position = position_;
        co_await Sleep{1};
        position_ = position + bytes; // expect: racy-update
    }

  private:
    seastar::semaphore lock_{1};
    long position_ = 0;
};
