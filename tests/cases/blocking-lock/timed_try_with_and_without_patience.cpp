// A timed try blocks for as long as its timeout; with a timeout of zero it only tries.
#include "../support/task.hpp"
#include <chrono>
#include <mutex>
#include <shared_mutex>

using namespace std::chrono_literals;

std::timed_mutex exclusive;
std::shared_timed_mutex shared;

Task<> patient(std::chrono::steady_clock::time_point deadline) {
    if (exclusive.try_lock_for(10ms)) // expect: blocking-lock
        exclusive.unlock();
    if (exclusive.try_lock_until(deadline)) // expect: blocking-lock
        exclusive.unlock();
    if (shared.try_lock_shared_for(1s)) // expect: blocking-lock
        shared.unlock_shared();
    co_return;
}

Task<> impatient() {
    if (exclusive.try_lock_for(0ms))
        exclusive.unlock();
    if (exclusive.try_lock_for(std::chrono::seconds(0)))
        exclusive.unlock();
    if (shared.try_lock_shared_for(std::chrono::milliseconds{0}))
        shared.unlock_shared();
    co_return;
}
