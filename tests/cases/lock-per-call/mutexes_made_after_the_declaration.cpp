// A pointer declared first and set later, and containers that hold the mutex in themselves.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

struct Account {
    std::mutex mutex;
    int balance = 0;
};

Task<> assigned() {
    std::unique_ptr<Account> account;
    account = std::make_unique<Account>(); // expect: lock-per-call
    account->mutex.lock();
    co_return;
}

Task<> reset() {
    std::unique_ptr<Account> account;
    account.reset(new Account); // expect: lock-per-call
    account->mutex.lock();
    co_return;
}

Task<> in_an_optional() {
    std::optional<std::mutex> mutex; // expect: lock-per-call
    mutex.emplace();
    std::lock_guard guard(*mutex);
    co_return;
}

Task<> in_a_tuple() {
    std::tuple<std::mutex, int> both; // expect: lock-per-call
    std::lock_guard guard(std::get<0>(both));
    co_return;
}
