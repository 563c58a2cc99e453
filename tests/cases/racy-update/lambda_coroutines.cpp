// Lambdas that are coroutines update what they reach: globals, and members through this.
#include "../support/task.hpp"

int lambda_calls;

auto count_lambda_call = []() -> Task<> {
    int value = lambda_calls;
    co_await Sleep{1};
    lambda_calls = value + 1; // expect: racy-update
};

auto count_lambda_call_at_once = []() -> Task<> {
    co_await Sleep{1};
    ++lambda_calls;
};

class Poller {
  public:
    void run() {
        start([this]() -> Task<> {
            int rounds = rounds_;
            co_await Sleep{1};
            rounds_ = rounds + 1; // expect: racy-update
        }());
        start([this]() -> Task<> {
            co_await Sleep{1};
            rounds_ = rounds_ + 1;
        }());
    }

  private:
    int rounds_ = 0;
};
