// Asking for a type, or code switched off, waits for nothing.
#include "../support/task.hpp"
#include <future>
#include <thread>
#include <type_traits>

void work();

constexpr bool kSynchronous = false;

Task<bool> ask(std::future<int> &future, std::thread &thread) {
    using Result = decltype(future.get());
    if constexpr (kSynchronous)
        thread.join();
    if (kSynchronous)
        future.wait();
    co_return std::is_same_v<Result, int> && noexcept(thread.join()) && sizeof(future.get()) > 1;
}

Task<> after_a_throw(std::future<int> &future) {
    throw 1;
    future.wait();
    co_return;
}

Task<> in_a_handler(std::future<int> &future) {
    try {
        work();
    } catch (...) {
        future.wait(); // expect: blocking-wait
    }
    co_return;
}
