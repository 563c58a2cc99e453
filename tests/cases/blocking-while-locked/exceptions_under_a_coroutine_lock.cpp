// An exception leaves the guard's scope; a lock taken by hand stays.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <stdexcept>
#include <unistd.h>

namespace exceptions_under {

coro::mutex mutex;
int counter;

Task<> guard_in_the_try_block(int fd) {
    try {
        auto lock = co_await mutex.scoped_lock();
        if (counter < 0)
            throw std::runtime_error("negative");
    } catch (const std::runtime_error &) {
        ::fsync(fd); // expect: blocking-io
    }
}

Task<> guard_around_the_try_block(int fd) {
    auto lock = co_await mutex.scoped_lock();
    try {
        if (counter < 0)
            throw std::runtime_error("negative");
    } catch (const std::runtime_error &) {
        ::fsync(fd); // expect: blocking-while-locked
    }
}

Task<> unlocked_in_the_handler(int fd) {
    co_await mutex.lock();
    try {
        if (counter < 0)
            throw std::runtime_error("negative");
        mutex.unlock();
    } catch (const std::runtime_error &) {
        mutex.unlock();
        ::fsync(fd); // expect: blocking-io
    }
}

} // namespace exceptions_under
