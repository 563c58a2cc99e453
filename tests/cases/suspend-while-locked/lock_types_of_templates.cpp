// In a template the finding stands on the template's own line, if some instantiation has it.
#include "../support/task.hpp"
#include <mutex>

namespace lock_types {

struct NullMutex {
    void lock() {}
    void unlock() {}
    bool try_lock() {
        return true;
    }
};

template <class Mutex> struct Store {
    Mutex mutex;
    int value = 0;

    Task<> held() {
        std::lock_guard<Mutex> guard(mutex); // expect: suspend-while-locked
        co_await Sleep{value};
    }

    Task<> released() {
        std::unique_lock<Mutex> lock(mutex); // expect: blocking-lock
        ++value;
        lock.unlock();
        co_await Sleep{1};
    }
};

Task<> use(Store<std::mutex> &plain, Store<std::recursive_mutex> &recursive,
           Store<NullMutex> &null) {
    co_await plain.held();
    co_await recursive.held();
    co_await null.held();
    co_await plain.released();
    co_await null.released();
}

template <class Mutex> Task<> only_with_a_null_mutex(Mutex &mutex) {
    std::lock_guard guard(mutex);
    co_await Sleep{1};
}

NullMutex null;

Task<> null_mutex_by_hand() {
    null.lock();
    co_await Sleep{1};
    null.unlock();
    co_await only_with_a_null_mutex(null);
}

} // namespace lock_types
