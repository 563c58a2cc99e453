// A lambda blocks where it runs, not where it is written.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <algorithm>
#include <functional>
#include <thread>
#include <unistd.h>
#include <vector>

namespace lambdas_and_algorithms {

coro::mutex mutex;
std::vector<int> files;
std::function<void()> pending;

Task<> only_defined() {
    auto lock = co_await mutex.scoped_lock();
    auto sync = [](int fd) { ::fsync(fd); };
    (void)sync;
}

Task<> called_under_the_lock() {
    auto lock = co_await mutex.scoped_lock();
    auto sync = [](int fd) { ::fsync(fd); };
    sync(files.front()); // expect: blocking-while-locked
}

Task<> called_after_the_unlock() {
    auto sync = [](int fd) { ::fsync(fd); };
    auto lock = co_await mutex.scoped_lock();
    int fd = files.front();
    lock.unlock();
    sync(fd); // expect: blocking-io
}

Task<> run_by_an_algorithm() {
    auto lock = co_await mutex.scoped_lock();
    auto sync = [](int fd) { ::fsync(fd); };
    std::for_each(files.begin(), files.end(), sync); // expect: blocking-while-locked
}

Task<> given_to_a_thread() {
    auto lock = co_await mutex.scoped_lock();
    int fd = files.front();
    std::thread([fd] { ::fsync(fd); }).detach();
}

Task<> coroutine_lambda_answers_for_itself() {
    auto lock = co_await mutex.scoped_lock();
    co_await [](int fd) -> Task<> {
        ::fsync(fd); // expect: blocking-io
        co_return;
    }(files.front());
}

Task<> coroutine_lambda_with_its_own_lock() {
    co_await [](int fd) -> Task<> {
        auto lock = co_await mutex.scoped_lock();
        ::fsync(fd); // expect: blocking-while-locked
    }(files.front());
}

} // namespace lambdas_and_algorithms
