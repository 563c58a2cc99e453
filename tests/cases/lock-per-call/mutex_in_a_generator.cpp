// A generator's locals live over many values, but still belong to one call.
#include "../support/task.hpp"
#include <mutex>

int counter;
std::mutex shared;

Generator<int> numbers() {
    std::mutex mutex; // expect: lock-per-call
    mutex.lock();
    int number = ++counter;
    mutex.unlock();
    co_yield number;
}

Generator<int> shared_numbers() {
    shared.lock(); // expect: blocking-lock
    int number = ++counter;
    shared.unlock();
    co_yield number;
}
