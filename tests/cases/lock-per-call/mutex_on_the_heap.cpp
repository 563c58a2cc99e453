// new, make_unique and make_shared make the lock anew on every call too.
#include "../support/task.hpp"
#include <memory>
#include <mutex>

struct Guarded {
    std::mutex mutex;
    int value = 0;
};

int counter;

Task<> by_new() {
    std::mutex *mutex = new std::mutex; // expect: lock-per-call
    mutex->lock();
    ++counter;
    mutex->unlock();
    delete mutex;
    co_return;
}

Task<> by_make_unique() {
    auto mutex = std::make_unique<std::mutex>(); // expect: lock-per-call
    std::lock_guard guard(*mutex);
    ++counter;
    co_return;
}

Task<> by_make_shared() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    std::lock_guard guard(*mutex);
    ++counter;
    co_return;
}

Task<> by_unique_ptr() {
    std::unique_ptr<std::mutex> mutex(new std::mutex); // expect: lock-per-call
    mutex->lock();
    ++counter;
    mutex->unlock();
    co_return;
}

Task<> in_an_object() {
    auto guarded = std::make_unique<Guarded>(); // expect: lock-per-call
    std::lock_guard guard(guarded->mutex);
    ++guarded->value;
    co_return;
}
