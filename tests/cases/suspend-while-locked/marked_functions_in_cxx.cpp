// A marked C++ function suspends where it calls another marked one.
#include "../support/marks.h"
#include <mutex>

namespace marked_in_cxx {

std::mutex mutex;
int counter;

void coroutine_fn yield_here();

void coroutine_fn held() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    yield_here();
}

void coroutine_fn scoped_out() {
    {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counter;
    }
    yield_here();
}

void coroutine_fn unlocked() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.unlock();
    yield_here();
}

} // namespace marked_in_cxx
