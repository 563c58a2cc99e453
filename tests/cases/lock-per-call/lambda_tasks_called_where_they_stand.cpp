// A lambda that is a coroutine and is called where it stands makes a task: what becomes of the task
// decides, as with any other.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <utility>
#include <vector>

template <class... Tasks> Task<> lambda_tasks_together(Tasks... tasks);

Task<> lambda_tasks_joined() {
    coro::mutex mutex;
    co_await lambda_tasks_together([&]() -> Task<> { co_await mutex.lock(); }(),
                                   [&]() -> Task<> { co_await mutex.lock(); }());
}

Task<> lambda_tasks_collected() {
    coro::mutex mutex;
    std::vector<Task<>> tasks;
    tasks.push_back([&mutex]() -> Task<> { co_await mutex.lock(); }());
    for (auto &task : tasks)
        co_await task;
}

Task<> lambda_task_made_then_started() {
    coro::mutex mutex;
    auto task = [&]() -> Task<> { co_await mutex.lock(); }();
    start(std::move(task));
    co_await mutex.lock();
}

Task<> lambda_task_with_a_pointer() {
    coro::mutex mutex;
    start([pointer = &mutex]() -> Task<> { co_await pointer->lock(); }());
    co_await mutex.lock();
}

Task<> lambda_task_with_a_parameter() {
    coro::mutex mutex;
    start([](coro::mutex &given) -> Task<> { co_await given.lock(); }(mutex));
    co_await mutex.lock();
}

Task<> lambda_task_of_its_own_lock() {
    coro::mutex mutex; // expect: lock-per-call
    start([]() -> Task<> {
        coro::mutex own; // expect: lock-per-call
        co_await own.lock();
    }());
    co_await mutex.lock();
}
