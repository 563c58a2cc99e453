// What the library is given may lead to the mutex afterwards, on another thread or elsewhere.
#include "../support/task.hpp"
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

struct Worker {
    std::mutex &mutex;
    explicit Worker(std::mutex &given) : mutex(given) {}
};

static std::mutex *kept;
static std::vector<std::function<void()>> jobs;
static std::vector<std::shared_ptr<Worker>> workers;
void start(Worker worker);

Task<> given_to_threads_of_the_caller(std::vector<std::thread> &threads) {
    std::mutex mutex;
    threads.emplace_back([&] { mutex.lock(); });
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> given_to_threads_of_its_own() {
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.emplace_back([&] { mutex.lock(); });
    std::lock_guard guard(mutex); // expect: blocking-lock
    for (auto &thread : threads)
        thread.detach();
    co_return;
}

Task<> queued() {
    std::mutex mutex;
    jobs.push_back([&] { mutex.lock(); });
    co_return;
}

Task<> exchanged() {
    std::mutex mutex;
    std::exchange(kept, &mutex);
    co_return;
}

Task<> given_with_its_worker() {
    std::mutex mutex;
    Worker worker(mutex);
    start(worker);
    co_return;
}

Task<> stored_with_its_worker() {
    std::mutex mutex;
    auto worker = std::make_shared<Worker>(mutex);
    workers.push_back(worker);
    co_return;
}
