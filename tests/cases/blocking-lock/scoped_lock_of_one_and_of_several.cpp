// scoped_lock takes all it is given, at one line.
#include "../support/task.hpp"
#include <mutex>

struct Account {
    std::mutex mutex;
    long balance = 0;
};

Task<> deposit(Account &to, long amount) {
    std::scoped_lock lock(to.mutex); // expect: blocking-lock
    to.balance += amount;
    co_return;
}

Task<> transfer(Account &from, Account &to, long amount) {
    std::scoped_lock lock(from.mutex, to.mutex); // expect: blocking-lock
    from.balance -= amount;
    to.balance += amount;
    co_return;
}

Task<> transfer_if_free(Account &from, Account &to, long amount) {
    if (std::try_lock(from.mutex, to.mutex) != -1)
        co_return;
    std::scoped_lock lock(std::adopt_lock, from.mutex, to.mutex);
    from.balance -= amount;
    to.balance += amount;
}
