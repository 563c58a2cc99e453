// A mutex type that visibly does nothing is no lock, wherever it is made.
#include "../support/task.hpp"
#include <mutex>

struct NullMutex {
    void lock() {}
    void unlock() {}
};

int counter;

Task<> count() {
    NullMutex nothing;
    std::lock_guard guard(nothing);
    ++counter;
    co_return;
}

template <class Mutex> Task<> count_with() {
    Mutex mutex; // expect: lock-per-call
    std::lock_guard<Mutex> guard(mutex);
    ++counter;
    co_return;
}

template <class Mutex> Task<> count_with_nothing() {
    Mutex mutex;
    std::lock_guard<Mutex> guard(mutex);
    ++counter;
    co_return;
}

Task<> instantiate() {
    co_await count_with<std::mutex>();
    co_await count_with<NullMutex>();
    co_await count_with_nothing<NullMutex>();
}
