// A local reference to the state is the state; so is a reference parameter.
#include "../support/task.hpp"
#include <functional>
#include <utility>

struct Channel {
    int credits = 0;
    int spare = 0;
};

Channel main_channel;

Task<> credit_by_reference() {
    int &credits = main_channel.credits;
    int value = credits;
    co_await Sleep{1};
    credits = value + 1; // expect: racy-update
}

Task<> credit_read_by_reference() {
    auto &channel = main_channel;
    int value = channel.credits;
    co_await Sleep{1};
    main_channel.credits = value + 1; // expect: racy-update
}

Task<> credit_by_structured_binding() {
    auto &[credits, spare] = main_channel;
    int value = credits;
    co_await Sleep{spare};
    credits = value + 1; // expect: racy-update
}

Task<> credit_by_reference_parameter(int &credits) {
    int value = credits;
    co_await Sleep{1};
    credits = value + 1; // expect: racy-update
}

Task<> credit_reference_to_another_member() {
    int &spare = main_channel.spare;
    int value = main_channel.credits;
    co_await Sleep{1};
    spare = value;
}

Task<> credit_reference_is_no_read() {
    const int &credits = main_channel.credits;
    co_await Sleep{1};
    main_channel.credits = credits + 1;
}

Task<int> credit_taken_in_one_step() {
    int taken = std::exchange(main_channel.credits, 0);
    co_await Sleep{1};
    main_channel.spare += taken;
    co_return taken;
}

Task<> credit_given_back() {
    int taken = std::exchange(main_channel.credits, 0);
    co_await Sleep{1};
    main_channel.credits += taken;
}
