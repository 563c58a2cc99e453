// decltype, noexcept, requires and the branch not taken of an if constexpr run nothing.
#include "../support/task.hpp"
#include <mutex>
#include <type_traits>

std::mutex mutex;
int counter;

template <class T>
concept Lockable = requires(T candidate) { candidate.lock(); };

template <bool threaded> Task<> count() {
    if constexpr (threaded)
        mutex.lock();
    ++counter;
    if constexpr (threaded)
        mutex.unlock();
    co_return;
}

template <bool threaded> Task<> count_with_threads() {
    if constexpr (threaded)
        mutex.lock(); // expect: blocking-lock
    ++counter;
    if constexpr (threaded)
        mutex.unlock();
    co_return;
}

Task<bool> ask_about_locking() {
    static_assert(Lockable<std::mutex>);
    using Result = decltype(mutex.lock());
    if constexpr (!std::is_void_v<Result>)
        mutex.lock();
    co_return noexcept(mutex.lock());
}

Task<> instantiate() {
    co_await count<false>();
    co_await count_with_threads<true>();
}
