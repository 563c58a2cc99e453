// A generator hands the lock to whoever asks for the next value.
#include "../support/task.hpp"
#include <memory>
#include <mutex>

Generator<std::mutex *> yielded_mutex() {
    std::mutex mutex;
    co_yield &mutex;
    std::lock_guard guard(mutex); // expect: blocking-lock
}

Generator<std::shared_ptr<std::mutex>> yielded_shared_mutex() {
    auto mutex = std::make_shared<std::mutex>();
    co_yield mutex;
}

Generator<int> yielded_numbers() {
    std::mutex mutex; // expect: lock-per-call
    mutex.lock();
    mutex.unlock();
    co_yield 1;
}
