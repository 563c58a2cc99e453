/*
 * Every coroutine makes a lock of its own, so nobody ever waits and nothing is protected:
 * updates are lost as if there were no lock.
 */
#include "../scheduler/experiment.hpp"

using namespace std::chrono_literals;

namespace {

constexpr int updates = 100;

coro::mutex shared_lock;
int counter = 0;

coro::task update_faulty() {
    coro::mutex lock; // expect: lock-per-call
    const auto guard = co_await lock.scoped_lock();
    const int value = counter;
    co_await coro::sleep_for(1ms);
    counter = value + 1;
}

/* The cure: one lock, made once, used by all. */
coro::task update_cured() {
    const auto guard = co_await shared_lock.scoped_lock();
    const int value = counter;
    co_await coro::sleep_for(1ms);
    counter = value + 1;
}

} // namespace

int main() {
    const auto faulty = experiment::run("faulty", update_faulty, updates, counter);
    const auto cured = experiment::run("cured", update_cured, updates, counter);
    return experiment::conclude(faulty.lost_updates() && cured.went_well());
}
