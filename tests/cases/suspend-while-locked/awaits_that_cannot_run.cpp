// An await in code that cannot run is none.
#include "../support/task.hpp"
#include <cstdlib>
#include <mutex>

namespace cannot_run {

std::mutex mutex;
int counter;

[[noreturn]] void panic(const char *why);

Task<> if_false() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    if (false)
        co_await Sleep{1};
    co_return;
}

template <bool suspending> Task<> if_constexpr() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    if constexpr (suspending)
        co_await Sleep{1};
    co_return;
}

template <bool suspending> Task<> if_constexpr_in_some() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    if constexpr (suspending)
        co_await Sleep{1};
    co_return;
}

Task<> instantiates() {
    co_await if_constexpr<false>();
    co_await if_constexpr_in_some<false>();
    co_await if_constexpr_in_some<true>();
}

Task<> after_co_return() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
    co_await Sleep{1};
}

Task<> after_abort() {
    mutex.lock(); // expect: blocking-lock
    if (counter < 0)
        std::abort();
    mutex.unlock();
    co_await Sleep{1};
}

Task<> after_a_panic() {
    mutex.lock(); // expect: blocking-lock
    if (counter >= 0)
        mutex.unlock();
    else
        panic("negative");
    co_await Sleep{1};
}

Task<> after_a_throw() {
    mutex.lock(); // expect: blocking-lock
    if (counter < 0)
        throw counter;
    mutex.unlock();
    co_await Sleep{1};
}

Task<> after_the_unreachable(int kind) {
    mutex.lock(); // expect: blocking-lock
    switch (kind) {
    case 0:
        mutex.unlock();
        break;
    default:
        __builtin_unreachable();
    }
    co_await Sleep{1};
}

Task<> if_true() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    if constexpr (true)
        co_await Sleep{1};
}

} // namespace cannot_run
