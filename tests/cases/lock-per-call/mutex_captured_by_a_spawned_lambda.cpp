// A lock captured by something that runs beside the coroutine is shared with it.
#include "../support/task.hpp"
#include <future>
#include <mutex>
#include <thread>
#include <vector>

int counter;
std::vector<std::future<void>> running;

Task<> by_a_thread_explicitly() {
    std::mutex mutex;
    std::thread thread([&mutex] {
        std::lock_guard guard(mutex);
        ++counter;
    });
    thread.detach();
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> by_a_thread_implicitly() {
    std::mutex mutex;
    std::thread thread([&] {
        std::lock_guard guard(mutex);
        ++counter;
    });
    thread.detach();
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> by_an_async() {
    std::mutex mutex;
    running.push_back(std::async(std::launch::async, [&mutex] {
        std::lock_guard guard(mutex);
        ++counter;
    }));
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> by_nothing() {
    std::mutex mutex; // expect: lock-per-call
    std::thread thread([] { ++counter; });
    thread.detach();
    std::lock_guard guard(mutex);
    ++counter;
    co_return;
}
