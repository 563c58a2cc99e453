// Static, thread-local, global, member and parameter mutexes are made once for many calls.
#include "../support/task.hpp"
#include <memory>
#include <mutex>

std::mutex global;
int counter;

struct Counter {
    std::mutex mutex;
    static std::mutex class_mutex;
    std::shared_ptr<std::mutex> shared_mutex;

    Task<> count() {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
        co_return;
    }
    Task<> count_for_all() {
        std::lock_guard guard(class_mutex); // expect: blocking-lock
        ++counter;
        co_return;
    }
    Task<> count_through_a_shared_pointer() {
        std::shared_ptr<std::mutex> same = shared_mutex;
        std::lock_guard guard(*same); // expect: blocking-lock
        ++counter;
        co_return;
    }
};

Task<> with_a_static() {
    static std::mutex mutex;
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> with_a_thread_local() {
    thread_local std::mutex mutex;
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> with_a_static_on_the_heap() {
    static std::mutex *const mutex = new std::mutex;
    std::lock_guard guard(*mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> with_a_parameter(std::mutex &mutex, std::shared_ptr<std::mutex> shared) {
    std::scoped_lock lock(mutex, *shared); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> with_a_reference_to_a_global() {
    std::mutex &mutex = global;
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}
