// Making a task suspends nobody; awaiting it does.
#include "../support/task.hpp"
#include <mutex>
#include <utility>
#include <vector>

namespace tasks_made {

std::mutex mutex;
std::vector<int> requests;

Task<int> serve(int request) {
    co_await Sleep{request};
    co_return request;
}

Task<int> serve_first() {
    int request = requests.front();
    return serve(request);
}

Task<> made_under_the_lock() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    Task<int> task = serve(requests.front());
    lock.unlock();
    co_await std::move(task);
}

Task<> collected_under_the_lock() {
    std::vector<Task<int>> tasks;
    {
        std::lock_guard guard(mutex); // expect: blocking-lock
        for (int request : requests)
            tasks.push_back(serve(request));
    }
    for (Task<int> &task : tasks)
        co_await task;
}

Task<> made_by_a_plain_function() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    Task<int> task = serve_first();
    co_return;
}

Task<> awaited_under_the_lock() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    Task<int> task = serve_first();
    co_await task;
}

Task<> argument_taken_under_the_lock(std::unique_lock<std::mutex> lock) {
    Task<int> task = serve(requests.front());
    lock.unlock();
    co_await task;
}

} // namespace tasks_made
