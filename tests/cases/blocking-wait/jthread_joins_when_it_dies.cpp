// The destructor of a jthread that is still joinable joins: the finding is at the declaration.
#include "../support/task.hpp"
#include <thread>

void work();

Task<> at_the_end_of_the_scope() {
    std::jthread thread(work); // expect: blocking-wait
    co_return;
}

Task<> at_the_end_of_a_block() {
    {
        std::jthread thread(work); // expect: blocking-wait
    }
    co_await Sleep{1};
}

Task<> asked_to_stop_is_not_stopped() {
    std::jthread thread(work); // expect: blocking-wait
    thread.request_stop();
    co_return;
}

Task<> joined_by_hand() {
    std::jthread thread(work);
    thread.join(); // expect: blocking-wait
    co_return;
}

Task<> detached() {
    std::jthread thread(work);
    thread.detach();
    co_return;
}

Task<> never_started() {
    std::jthread thread;
    co_return;
}

Task<> kept_for_ever() {
    static std::jthread thread(work);
    co_return;
}
