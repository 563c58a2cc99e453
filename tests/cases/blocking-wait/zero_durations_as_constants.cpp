// A constant that was made of zero is a zero timeout, wherever it stands.
#include "../support/task.hpp"
#include <chrono>
#include <future>
#include <semaphore>
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds from_a_number{0};
constexpr auto from_a_literal = 0ms;
const auto from_zero = std::chrono::seconds::zero();
constexpr std::chrono::milliseconds from_nothing{};
static const std::chrono::seconds in_parentheses(0);
constexpr auto of_another = from_a_literal;
constexpr std::chrono::milliseconds some{3};

struct Defaults {
    static constexpr auto none = 0ms;
    static constexpr auto some = 3ms;
};

Task<> constants(std::future<int> future) {
    future.wait_for(from_a_number);
    future.wait_for(from_a_literal);
    future.wait_for(from_zero);
    future.wait_for(from_nothing);
    future.wait_for(in_parentheses);
    future.wait_for(of_another);
    future.wait_for(Defaults::none);
    future.wait_for(some);           // expect: blocking-wait
    future.wait_for(Defaults::some); // expect: blocking-wait
    co_return;
}

Task<> computed(std::future<int> future) {
    future.wait_for(std::chrono::duration_cast<std::chrono::milliseconds>(0s));
    future.wait_for(std::chrono::milliseconds{0} + 0ms);
    future.wait_for(std::chrono::milliseconds{0} + 1ms); // expect: blocking-wait
    co_return;
}

Task<> local(std::future<int> future) {
    constexpr int number = 0;
    future.wait_for(std::chrono::milliseconds(number));
    future.wait_for(std::chrono::milliseconds{number});
    std::chrono::milliseconds duration{0};
    future.wait_for(duration);
    future.wait_for(duration);
    duration += 3ms;
    future.wait_for(duration); // expect: blocking-wait
    co_return;
}
