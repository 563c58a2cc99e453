// In a template the finding stands on the template's line, once, if some instantiation has it.
#include "../support/task.hpp"
#include <coroutine>

struct PlainTally {
    int value = 0;
};

struct WideTally {
    long value = 0;
};

template <class Tally> Task<> tally_up(Tally &tally) {
    auto value = tally.value;
    co_await Sleep{1};
    tally.value = value + 1; // expect: racy-update
}

template <class Awaitable> Task<> tally_over(PlainTally &tally, Awaitable awaitable) {
    auto value = tally.value;
    co_await awaitable;
    tally.value = value + 1; // expect: racy-update
}

template <class Awaitable> Task<> tally_over_nothing(PlainTally &tally, Awaitable awaitable) {
    auto value = tally.value;
    co_await awaitable;
    tally.value = value + 1;
}

template <class Tally> class Tallying {
  public:
    Task<> step() {
        auto value = tally_.value;
        co_await Sleep{1};
        tally_.value = value + 1; // expect: racy-update
    }

  private:
    Tally tally_;
};

Task<> tally_everything(PlainTally &plain, WideTally &wide, Tallying<WideTally> &both) {
    co_await tally_up(plain);
    co_await tally_up(wide);
    co_await tally_over(plain, std::suspend_never{});
    co_await tally_over(plain, Sleep{1});
    co_await tally_over_nothing(plain, std::suspend_never{});
    co_await both.step();
}
