// Ownership that goes to a thread with the pointer.
#include "../support/task.hpp"
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

void thread_work_owned(std::unique_ptr<std::mutex> mutex);
void thread_work_shared(std::shared_ptr<std::mutex> mutex);
int thread_compute(int number);

Task<> moved_into_a_capture() {
    auto mutex = std::make_unique<std::mutex>();
    std::thread([mutex = std::move(mutex)] { mutex->lock(); }).detach();
    co_return;
}

Task<> moved_as_an_argument() {
    auto mutex = std::make_unique<std::mutex>();
    std::thread(thread_work_owned, std::move(mutex)).detach();
    co_return;
}

Task<> copied_as_an_argument() {
    auto mutex = std::make_shared<std::mutex>();
    std::thread(thread_work_shared, mutex).detach();
    mutex->lock(); // expect: blocking-lock
    mutex->unlock();
    co_return;
}

Task<> bound_for_a_thread() {
    std::mutex mutex;
    auto bound = std::bind([](std::mutex &same) { same.lock(); }, std::ref(mutex));
    std::thread(bound).detach();
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<int> thread_without_the_mutex() {
    std::mutex mutex; // expect: lock-per-call
    auto result = std::async(std::launch::deferred, thread_compute, 1);
    std::lock_guard guard(mutex);
    co_return 1;
}
