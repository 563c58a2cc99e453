// In a template the finding stands on the template's own line, once for all instantiations.
#include "../support/task.hpp"
#include <mutex>

struct NullMutex {
    void lock() {}
    void unlock() {}
};

int counter;

template <class Mutex> Task<> count(Mutex &mutex) {
    std::lock_guard<Mutex> guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

template <class Mutex> Task<> count_single_threaded(Mutex &mutex) {
    std::lock_guard<Mutex> guard(mutex);
    ++counter;
    co_return;
}

template <class Mutex> Task<> count_by_hand(Mutex &mutex) {
    mutex.lock(); // expect: blocking-lock
    ++counter;
    mutex.unlock();
    co_return;
}

Task<> instantiate(std::mutex &plain, std::recursive_mutex &recursive, NullMutex &nothing) {
    co_await count(plain);
    co_await count(recursive);
    co_await count(nothing);
    co_await count_single_threaded(nothing);
    co_await count_by_hand(plain);
    co_await count_by_hand(nothing);
}
