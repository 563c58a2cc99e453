/*
 * The right lock, and still the loop freezes: while the coroutine lock is held, the thread is put
 * to sleep. That stops every coroutine, those that want the lock and those that do not.
 */
#include "../scheduler/experiment.hpp"

#include <thread>

namespace {

constexpr int updates = 4;
constexpr auto work_time = experiment::stall / updates;

coro::mutex lock;
int counter = 0;

coro::task update_faulty() {
    const auto guard = co_await lock.scoped_lock();
    std::this_thread::sleep_for(work_time); // expect: blocking-while-locked
    ++counter;
}

/* The cure: suspend instead. The lock is held as long, and the loop runs on. */
coro::task update_cured() {
    const auto guard = co_await lock.scoped_lock();
    co_await coro::sleep_for(work_time);
    ++counter;
}

} // namespace

int main() {
    const auto faulty = experiment::run("faulty", update_faulty, updates, counter);
    const auto cured = experiment::run("cured", update_cured, updates, counter);
    return experiment::conclude(!faulty.lost_updates() && faulty.stalled() && cured.went_well());
}
