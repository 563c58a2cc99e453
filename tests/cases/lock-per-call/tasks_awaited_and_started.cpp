// A task that is awaited at once does not run beside; one that is started, kept or joined with
// others does.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <utility>
#include <vector>

int batch_total;

Task<> batch_worker(coro::mutex &mutex) {
    auto lock = co_await mutex.scoped_lock();
    ++batch_total;
}

Task<> batch_when_all(std::vector<Task<>> tasks);
template <class... Tasks> Task<> batch_together(Tasks... tasks);

Task<> batch_awaited_at_once() {
    coro::mutex mutex; // expect: lock-per-call
    co_await batch_worker(mutex);
    co_await batch_worker(mutex);
}

Task<> batch_lambda_awaited_at_once() {
    coro::mutex mutex; // expect: lock-per-call
    co_await [&]() -> Task<> {
        auto lock = co_await mutex.scoped_lock();
        ++batch_total;
    }();
}

Task<> batch_started() {
    coro::mutex mutex;
    start(batch_worker(mutex));
    auto lock = co_await mutex.scoped_lock();
    ++batch_total;
}

Task<> batch_lambda_started() {
    coro::mutex mutex;
    start([&]() -> Task<> {
        auto lock = co_await mutex.scoped_lock();
        ++batch_total;
    }());
    auto lock = co_await mutex.scoped_lock();
    ++batch_total;
}

Task<> batch_joined() {
    coro::mutex mutex;
    co_await batch_together(batch_worker(mutex), batch_worker(mutex));
}

Task<> batch_collected() {
    coro::mutex mutex;
    std::vector<Task<>> tasks;
    for (int i = 0; i < 10; i++)
        tasks.push_back(batch_worker(mutex));
    co_await batch_when_all(std::move(tasks));
}

Task<> batch_named_lambda_started() {
    coro::mutex mutex;
    auto work = [&mutex]() -> Task<> {
        auto lock = co_await mutex.scoped_lock();
        ++batch_total;
    };
    start(work());
    start(work());
    co_return;
}

Task<> batch_of_others() {
    coro::mutex mutex; // expect: lock-per-call
    start([]() -> Task<> {
        ++batch_total;
        co_return;
    }());
    auto lock = co_await mutex.scoped_lock();
    ++batch_total;
}
