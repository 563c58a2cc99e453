// A thrown exception leaves the guards' scopes, and a lock taken by hand where it is.
#include "../support/task.hpp"
#include <mutex>
#include <stdexcept>

namespace exceptions {

std::mutex mutex;
int counter;

Task<> guard_in_the_try_block() {
    bool failed = false;
    try {
        std::lock_guard guard(mutex); // expect: blocking-lock
        if (counter < 0)
            throw std::runtime_error("negative");
        ++counter;
    } catch (const std::exception &) {
        failed = true;
    }
    if (failed)
        co_await Sleep{1};
}

Task<> guard_around_the_try_block() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    try {
        co_await Sleep{1};
    } catch (const std::exception &) {
        counter = 0;
    }
}

Task<> unlocked_in_the_handler() {
    mutex.lock(); // expect: blocking-lock
    try {
        if (counter < 0)
            throw std::runtime_error("negative");
        mutex.unlock();
    } catch (const std::runtime_error &) {
        mutex.unlock();
    }
    co_await Sleep{1};
}

Task<> forgotten_in_the_handler() {
    bool failed = false;
    mutex.lock(); // expect: suspend-while-locked
    try {
        if (counter < 0)
            throw std::runtime_error("negative");
        mutex.unlock();
    } catch (const std::runtime_error &) {
        failed = true;
    }
    co_await Sleep{failed ? 2 : 1};
}

Task<> unlocked_and_thrown_on() {
    mutex.lock(); // expect: blocking-lock
    try {
        if (counter < 0)
            throw std::runtime_error("negative");
        mutex.unlock();
    } catch (...) {
        mutex.unlock();
        throw;
    }
    co_await Sleep{1};
}

} // namespace exceptions
