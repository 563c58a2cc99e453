// A guard without a name lives to the end of its full expression.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <unistd.h>

namespace temporary_coroutine_guards {

coro::mutex mutex;
int counter;

int sync_file(int fd) {
    return ::fsync(fd);
}

Task<> blocks_behind_the_comma(int fd) {
    (void)co_await mutex.scoped_lock(), ::fsync(fd); // expect: blocking-while-locked
}

Task<> gone_at_the_semicolon(int fd) {
    (void)co_await mutex.scoped_lock();
    ::fsync(fd); // expect: blocking-io
}

Task<> blocks_before_the_comma(int fd) {
    ::fsync(fd), (void)co_await mutex.scoped_lock(); // expect: blocking-io
}

Task<> in_an_init_statement(int fd) {
    if (auto lock = co_await mutex.scoped_lock(); counter > 0)
        sync_file(fd); // expect: blocking-while-locked
    sync_file(fd);     // expect: blocking-io
}

Task<> in_the_condition(int fd) {
    if (auto lock = co_await mutex.scoped_lock();
        sync_file(fd) == 0) // expect: blocking-while-locked
        ++counter;
}

Task<> one_lock_a_round(int fd, int rounds) {
    while (rounds-- > 0) {
        {
            auto lock = co_await mutex.scoped_lock();
            ++counter;
        }
        ::fsync(fd); // expect: blocking-io
    }
}

Task<> whole_round(int fd, int rounds) {
    while (rounds-- > 0) {
        auto lock = co_await mutex.scoped_lock();
        ::fsync(fd); // expect: blocking-while-locked
    }
}

} // namespace temporary_coroutine_guards
