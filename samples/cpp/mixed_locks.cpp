/*
 * A coroutine suspends while it holds a thread lock. The next one that wants the lock blocks the
 * only thread, so the first is never resumed to let go of it: a deadlock.
 *
 * To come to an end, this sample waits for a std::timed_mutex and gives up after a while. (For the
 * standard even that is undefined, since the thread asks for a lock that it holds; the libraries
 * just wait.) With a std::mutex it would hang for good.
 */
#include "../scheduler/experiment.hpp"

#include <mutex>

using namespace std::chrono_literals;

namespace {

constexpr int updates = 2;
constexpr auto work_time = 20ms;
constexpr auto patience = experiment::stall;

std::timed_mutex thread_lock;
coro::mutex coroutine_lock;
int counter = 0;
int given_up = 0;

coro::task update_faulty() {
    const std::unique_lock guard{thread_lock, patience}; // expect: suspend-while-locked
    if (!guard.owns_lock()) {
        ++given_up;
        co_return;
    }
    co_await coro::sleep_for(work_time);
    ++counter;
}

/* The cure: a coroutine lock may be held over a suspension, for waiting for it suspends as well. */
coro::task update_cured() {
    const auto guard = co_await coroutine_lock.scoped_lock();
    co_await coro::sleep_for(work_time);
    ++counter;
}

} // namespace

int main() {
    const auto faulty = experiment::run("faulty", update_faulty, updates, counter);
    std::printf("  deadlock: %d coroutine gave up its wait after %d ms\n", given_up,
                static_cast<int>(patience.count()));
    const auto cured = experiment::run("cured", update_cured, updates, counter);
    return experiment::conclude(given_up == 1 && faulty.stalled() && cured.went_well());
}
