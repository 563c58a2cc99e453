// std::defer_lock takes nothing, std::adopt_lock takes over what was taken before.
#include "../support/task.hpp"
#include <mutex>

namespace take_nothing_yet {

struct Account {
    std::mutex mutex;
    long balance = 0;
};

Task<> deferred(Account &account) {
    std::unique_lock lock(account.mutex, std::defer_lock);
    co_await Sleep{1};
    lock.lock(); // expect: blocking-lock
    ++account.balance;
}

Task<> deferred_then_taken(Account &account) {
    std::unique_lock lock(account.mutex, std::defer_lock);
    lock.lock(); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> deferred_then_tried(Account &account) {
    std::unique_lock lock(account.mutex, std::defer_lock);
    if (!lock.try_lock()) // expect: suspend-while-locked
        co_return;
    co_await Sleep{1};
}

Task<> without_a_mutex() {
    std::unique_lock<std::mutex> lock;
    co_await Sleep{1};
}

Task<> both_deferred_then_taken(Account &from, Account &to) {
    std::unique_lock first(from.mutex, std::defer_lock);
    std::unique_lock second(to.mutex, std::defer_lock);
    std::lock(first, second); // expect: suspend-while-locked
    co_await Sleep{1};
    --from.balance;
    ++to.balance;
}

Task<> both_deferred_and_unlocked(Account &from, Account &to) {
    std::unique_lock first(from.mutex, std::defer_lock);
    std::unique_lock second(to.mutex, std::defer_lock);
    std::lock(first, second); // expect: blocking-lock
    --from.balance;
    ++to.balance;
    first.unlock();
    second.unlock();
    co_await Sleep{1};
}

Task<> taken_together_then_adopted(Account &from, Account &to) {
    std::lock(from.mutex, to.mutex); // expect: suspend-while-locked
    std::lock_guard first(from.mutex, std::adopt_lock);
    std::lock_guard second(to.mutex, std::adopt_lock);
    co_await Sleep{1};
}

Task<> adopted_in_a_block(Account &from, Account &to) {
    std::lock(from.mutex, to.mutex); // expect: blocking-lock
    {
        std::lock_guard first(from.mutex, std::adopt_lock);
        std::lock_guard second(to.mutex, std::adopt_lock);
        --from.balance;
        ++to.balance;
    }
    co_await Sleep{1};
}

Task<> one_of_them_adopted(Account &from, Account &to) {
    std::lock(from.mutex, to.mutex); // expect: suspend-while-locked
    {
        std::lock_guard first(from.mutex, std::adopt_lock);
        --from.balance;
    }
    co_await Sleep{1};
    to.mutex.unlock();
}

Task<> adopted_by_a_scoped_lock(Account &account) {
    account.mutex.lock(); // expect: blocking-lock
    {
        std::scoped_lock guard(std::adopt_lock, account.mutex);
        ++account.balance;
    }
    co_await Sleep{1};
}

Task<> tried_then_adopted(Account &account) {
    if (account.mutex.try_lock()) { // expect: suspend-while-locked
        std::lock_guard guard(account.mutex, std::adopt_lock);
        co_await Sleep{1};
    }
}

Task<> tried_both_then_adopted(Account &from, Account &to) {
    if (std::try_lock(from.mutex, to.mutex) != -1) {
        co_await Sleep{1};
        co_return;
    }
    std::scoped_lock guard(std::adopt_lock, from.mutex, to.mutex);
    ++to.balance;
}

Task<> tried_both_and_held(Account &from, Account &to) {
    if (std::try_lock(from.mutex, to.mutex) != -1) // expect: suspend-while-locked
        co_return;
    std::scoped_lock guard(std::adopt_lock, from.mutex, to.mutex);
    co_await Sleep{1};
}

} // namespace take_nothing_yet
