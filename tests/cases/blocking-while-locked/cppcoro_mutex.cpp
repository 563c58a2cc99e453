// cppcoro: lock_async() by hand, scoped_lock_async() by guard.
#include "../support/async_locks_mini.hpp"
#include "../support/task.hpp"
#include <future>
#include <mutex>

namespace cppcoro_mutex {

cppcoro::async_mutex mutex;
int total;

Task<> by_guard(std::future<int> &answer) {
    auto lock = co_await mutex.scoped_lock_async();
    total += answer.get(); // expect: blocking-while-locked
}

Task<> by_hand(std::future<int> &answer) {
    co_await mutex.lock_async();
    total += answer.get(); // expect: blocking-while-locked
    mutex.unlock();
}

Task<> by_hand_then_adopted(std::future<int> &answer) {
    co_await mutex.lock_async();
    cppcoro::async_mutex_lock lock(mutex, std::adopt_lock);
    total += answer.get(); // expect: blocking-while-locked
}

Task<> adopted_in_a_block(std::future<int> &answer) {
    co_await mutex.lock_async();
    {
        cppcoro::async_mutex_lock lock(mutex, std::adopt_lock);
        ++total;
    }
    total += answer.get(); // expect: blocking-wait
}

Task<> answer_first(std::future<int> &answer) {
    int value = answer.get(); // expect: blocking-wait
    auto lock = co_await mutex.scoped_lock_async();
    total += value;
}

} // namespace cppcoro_mutex
