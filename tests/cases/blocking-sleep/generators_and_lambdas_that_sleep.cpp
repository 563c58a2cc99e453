// One co_yield, co_await or co_return makes a body a coroutine; a word in a nested one does not.
#include "../support/task.hpp"
#include <unistd.h>

Generator<int> count_slowly() {
    for (int i = 0; i < 3; ++i) {
        sleep(1); // expect: blocking-sleep
        co_yield i;
    }
}

Task<> by_co_await() {
    sleep(1); // expect: blocking-sleep
    co_await Sleep{1};
    sleep(1); // expect: blocking-sleep
}

auto only_the_lambda_is_one() {
    sleep(1);
    auto task = []() -> Task<> {
        sleep(1); // expect: blocking-sleep
        co_return;
    };
    sleep(1);
    return task;
}

auto generic_lambda = [](auto seconds) -> Task<> {
    sleep(seconds); // expect: blocking-sleep
    co_return;
};

Task<> use_generic_lambda() {
    co_await generic_lambda(1);
    co_await generic_lambda(2u);
}
