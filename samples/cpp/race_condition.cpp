/*
 * A hundred coroutines add 1 to a counter, and suspend between reading and writing it.
 * All of them read 0, so all of them write 1.
 */
#include "../scheduler/experiment.hpp"

using namespace std::chrono_literals;

namespace {

constexpr int updates = 100;

int counter = 0;

coro::task update_faulty() {
    const int value = counter;
    co_await coro::sleep_for(1ms);
    counter = value + 1; // expect: racy-update
}

/* The cure: suspend first, then read and write in one go. Only a suspension lets others run. */
coro::task update_cured() {
    co_await coro::sleep_for(1ms);
    const int value = counter;
    counter = value + 1;
}

} // namespace

int main() {
    const auto faulty = experiment::run("faulty", update_faulty, updates, counter);
    const auto cured = experiment::run("cured", update_cured, updates, counter);
    return experiment::conclude(faulty.lost_updates() && cured.went_well());
}
