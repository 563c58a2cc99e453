// Only the local mutex is useless; the shared one is waited for all the same.
#include "../support/task.hpp"
#include <mutex>

struct Account {
    std::mutex mutex;
    long balance = 0;
};

Task<> deposit(Account &account, long amount) {
    std::mutex mine;                            // expect: lock-per-call
    std::scoped_lock lock(mine, account.mutex); // expect: blocking-lock
    account.balance += amount;
    co_return;
}
