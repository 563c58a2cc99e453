// Members are shared by all coroutines of the object.
#include "../support/task.hpp"

class Wallet {
  public:
    Task<bool> withdraw(long amount) {
        long current = balance_;
        if (current < amount)
            co_return false;
        co_await audit(amount);
        balance_ = current - amount; // expect: racy-update
        co_return true;
    }

    Task<> deposit(long amount) {
        auto current = this->balance_;
        co_await audit(amount);
        this->balance_ = current + amount; // expect: racy-update
    }

    Task<> remember_version() {
        int version = version_;
        co_await audit(0);
        last_version_ = version;
    }

    Task<> charge(long percent) {
        long fee = balance_ * percent / 100;
        co_await audit(fee);
        balance_ -= fee;
    }

    Task<bool> withdraw_first(long amount) {
        if (balance_ < amount)
            co_return false;
        balance_ = balance_ - amount;
        co_await audit(amount);
        co_return true;
    }

  private:
    Task<> audit(long amount);

    long balance_ = 0;
    int version_ = 0;
    int last_version_ = 0;
};

struct Purse {
    long coins = 0;
};

Task<long> purse_of_this_call() {
    Purse purse;
    long coins = purse.coins;
    co_await Sleep{1};
    purse.coins = coins + 1;
    co_return purse.coins;
}

Task<long> purse_by_value(Purse purse) {
    long coins = purse.coins;
    co_await Sleep{1};
    purse.coins = coins + 1;
    co_return purse.coins;
}

Task<> purse_by_reference(Purse &purse) {
    long coins = purse.coins;
    co_await Sleep{1};
    purse.coins = coins + 1; // expect: racy-update
}

Task<> purse_by_pointer(Purse *purse) {
    long coins = purse->coins;
    co_await Sleep{1};
    purse->coins = coins + 1; // expect: racy-update
}
