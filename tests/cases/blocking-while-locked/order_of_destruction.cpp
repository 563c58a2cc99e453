// Locals die in reverse order: what was made under the lock is destroyed under it.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <thread>
#include <unistd.h>

namespace order_of_destruction {

class Synced {
  public:
    explicit Synced(int fd) : fd_(fd) {}
    ~Synced() {
        ::fsync(fd_);
    }

  private:
    int fd_;
};

class Opened {
  public:
    explicit Opened(const char *name) {
        ::unlink(name);
    }
};

coro::mutex mutex;
int counter;

// "A destructor at scope end, on the local's declaration."
Task<> made_after_the_lock(int fd) {
    auto lock = co_await mutex.scoped_lock();
    Synced synced(fd); // expect: blocking-while-locked
    ++counter;
}

Task<> made_before_the_lock(int fd) {
    Synced synced(fd); // expect: blocking-io
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

Task<> lock_scoped_out_before(int fd) {
    Synced synced(fd); // expect: blocking-io
    {
        auto lock = co_await mutex.scoped_lock();
        ++counter;
    }
}

Task<> joined_under_the_lock() {
    auto lock = co_await mutex.scoped_lock();
    std::jthread thread([] {}); // expect: blocking-while-locked
}

Task<> joined_after_the_lock() {
    std::jthread thread([] {}); // expect: blocking-wait
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

Task<> lock_let_go_before_the_end(int fd) {
    auto lock = co_await mutex.scoped_lock();
    Synced synced(fd); // expect: blocking-io
    lock.unlock();
}

Task<> constructor_under_the_lock() {
    auto lock = co_await mutex.scoped_lock();
    Opened opened("name"); // expect: blocking-while-locked
}

Task<> constructor_before_the_lock() {
    Opened opened("name"); // expect: blocking-io
    auto lock = co_await mutex.scoped_lock();
    ++counter;
}

} // namespace order_of_destruction
