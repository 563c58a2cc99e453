// "A lock reported by lock-per-call appears in no other rule."
#include "../support/task.hpp"
#include <mutex>

namespace made_per_call {

int counter;

Task<> local() {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard guard(mutex);
    co_await Sleep{1};
}

Task<> local_but_static() {
    static std::mutex mutex;
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    ++counter;
}

Task<> one_of_each(std::mutex &shared) {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard first(mutex);
    std::lock_guard second(shared); // expect: suspend-while-locked
    co_await Sleep{1};
}

} // namespace made_per_call
