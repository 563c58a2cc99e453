/*
 * Where a coroutine lock belongs: made once, at the level of what it guards. One lock beside a
 * variable of the namespace, one lock inside a class; every coroutine uses the same. Nothing to
 * report.
 */
#include "../scheduler/experiment.hpp"

using namespace std::chrono_literals;

namespace {

constexpr int updates = 100;

coro::mutex counter_lock;
int counter = 0;

class account {
  public:
    coro::task deposit(int amount) {
        const auto guard = co_await lock_.scoped_lock();
        const int before = balance;
        co_await coro::sleep_for(1ms);
        balance = before + amount;
    }

    int balance = 0;

  private:
    coro::mutex lock_; /* guards balance */
};

account savings;

coro::task update_counter() {
    const auto guard = co_await counter_lock.scoped_lock();
    const int value = counter;
    co_await coro::sleep_for(1ms);
    counter = value + 1;
}

coro::task update_account() {
    co_await savings.deposit(1);
}

} // namespace

int main() {
    const auto in_namespace =
        experiment::run("lock of the namespace", update_counter, updates, counter);
    const auto in_class =
        experiment::run("lock of the class", update_account, updates, savings.balance);
    return experiment::conclude(in_namespace.went_well() && in_class.went_well());
}
