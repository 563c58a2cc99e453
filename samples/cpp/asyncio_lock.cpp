/*
 * The counter is guarded by a coroutine lock. Who has to wait for it suspends, so the lock may be
 * held over a suspension: no update is lost and no beat is missed. Nothing to report.
 */
#include "../scheduler/experiment.hpp"

using namespace std::chrono_literals;

namespace {

constexpr int updates = 100;

coro::mutex lock;
int counter = 0;

coro::task update() {
    const auto guard = co_await lock.scoped_lock();
    const int value = counter;
    co_await coro::sleep_for(1ms);
    counter = value + 1;
}

} // namespace

int main() {
    const auto outcome = experiment::run("coroutine lock", update, updates, counter);
    return experiment::conclude(outcome.went_well());
}
