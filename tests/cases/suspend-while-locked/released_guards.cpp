// release() parts the guard from its lock; the lock stays held until somebody unlocks it.
#include "../support/task.hpp"
#include <mutex>

namespace released_guards {

std::mutex mutex;
int counter;

Task<> released_and_still_held() {
    {
        std::unique_lock lock(mutex); // expect: suspend-while-locked
        lock.release();
    }
    co_await Sleep{1};
    mutex.unlock();
}

Task<> released_and_unlocked() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.release();
    mutex.unlock();
    co_await Sleep{1};
}

Task<> released_and_unlocked_through_the_result() {
    std::unique_lock lock(mutex); // expect: blocking-lock
    ++counter;
    lock.release()->unlock();
    co_await Sleep{1};
}

Task<> released_when_not_held() {
    std::unique_lock lock(mutex, std::defer_lock);
    lock.release();
    co_await Sleep{1};
}

} // namespace released_guards
