/*
 * The counter is guarded by a thread lock, and another thread holds that lock for a while.
 * The count comes out right, but the first coroutine that waits for the lock stops the thread,
 * and with it every other coroutine.
 */
#include "../scheduler/experiment.hpp"

#include <future>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

namespace {

constexpr int updates = 100;

std::mutex lock;
int counter = 0;

coro::task update_faulty() {
    const std::lock_guard guard{lock}; // expect: blocking-lock
    ++counter;
    co_return;
}

/*
 * The cure where a real thread shares the lock: try, and suspend between tries.
 * Where only coroutines share it, a coroutine lock is better: see asyncio_lock.cpp.
 */
coro::task update_cured() {
    while (!lock.try_lock())
        co_await coro::sleep_for(5ms);
    const std::lock_guard guard{lock, std::adopt_lock};
    ++counter;
}

experiment::outcome run_while_lock_is_held(const char *label, experiment::update_function update) {
    std::promise<void> lock_is_held;
    std::jthread holder{[&lock_is_held] {
        const std::lock_guard guard{lock};
        lock_is_held.set_value();
        std::this_thread::sleep_for(experiment::stall);
    }};
    lock_is_held.get_future().wait();
    return experiment::run(label, update, updates, counter);
}

} // namespace

int main() {
    const auto faulty = run_while_lock_is_held("faulty", update_faulty);
    const auto cured = run_while_lock_is_held("cured", update_cured);
    return experiment::conclude(!faulty.lost_updates() && faulty.stalled() && cured.went_well());
}
