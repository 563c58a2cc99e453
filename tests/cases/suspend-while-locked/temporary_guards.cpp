// A guard without a name lives to the end of its full expression.
#include "../support/task.hpp"
#include <mutex>
#include <vector>

namespace temporary_guards {

using Guard = std::lock_guard<std::mutex>;

std::mutex mutex;
int counter;

int count_under(const Guard &) {
    return ++counter;
}

std::vector<int> copy_under(const Guard &) {
    return {counter, counter + 1};
}

Task<int> next() {
    co_await Sleep{1};
    co_return 1;
}

Task<> gone_at_the_semicolon() {
    (void)Guard{mutex}; // expect: blocking-lock
    co_await Sleep{1};
}

Task<> gone_with_the_call() {
    int count = count_under(Guard{mutex}); // expect: blocking-lock
    co_await Sleep{count};
}

Task<> awaited_behind_the_comma() {
    Guard{mutex}, co_await Sleep{1}; // expect: suspend-while-locked
}

Task<> awaited_before_the_comma() {
    co_await Sleep{1}, Guard{mutex}; // expect: blocking-lock
}

Task<> awaited_in_the_same_sum() {
    int sum = count_under(Guard{mutex}) + co_await next(); // expect: suspend-while-locked
    co_await Sleep{sum};
}

Task<> awaited_first_in_the_sum() {
    int sum = co_await next() + count_under(Guard{mutex}); // expect: blocking-lock
    co_await Sleep{sum};
}

Task<> awaited_with_an_argument_made_under_it() {
    co_await Sleep{count_under(Guard{mutex})}; // expect: suspend-while-locked
}

Task<> bound_to_a_reference() {
    const Guard &guard = Guard{mutex}; // expect: suspend-while-locked
    co_await Sleep{count_under(guard)};
}

Task<> bound_to_a_reference_in_a_block() {
    int count = 0;
    {
        Guard &&guard = Guard{mutex}; // expect: blocking-lock
        count = count_under(guard);
    }
    co_await Sleep{count};
}

Task<> gone_with_the_condition() {
    if (count_under(Guard{mutex}) > 3) // expect: blocking-lock
        co_await Sleep{1};
}

Task<> gone_before_the_body_of_the_loop() {
    while (count_under(Guard{mutex}) < 3) // expect: blocking-lock
        co_await Sleep{1};
}

Task<> gone_before_the_range_is_walked() {
    for (int value : copy_under(Guard{mutex})) // expect: blocking-lock
        co_await Sleep{value};
}

} // namespace temporary_guards
