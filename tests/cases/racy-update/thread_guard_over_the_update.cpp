// A thread lock over both sides is suspend-while-locked, not a race; over each side alone it is
// both slow and useless.
#include "../support/task.hpp"
#include <mutex>

std::mutex seats_mutex;
int seats;

Task<> seat_guarded_throughout() {
    std::lock_guard guard(seats_mutex); // expect: suspend-while-locked
    int value = seats;
    co_await Sleep{1};
    seats = value - 1;
}

Task<> seat_guarded_twice() {
    int value;
    {
        std::lock_guard guard(seats_mutex); // expect: blocking-lock
        value = seats;
    }
    co_await Sleep{1};
    std::lock_guard guard(seats_mutex); // expect: blocking-lock
    seats = value - 1;                  // expect: racy-update
}

Task<> seat_guard_unlocked() {
    std::unique_lock lock(seats_mutex); // expect: blocking-lock
    int value = seats;
    lock.unlock();
    co_await Sleep{1};
    lock.lock();       // expect: blocking-lock
    seats = value - 1; // expect: racy-update
}

Task<> seat_guarded_after_the_await() {
    co_await Sleep{1};
    std::lock_guard guard(seats_mutex); // expect: blocking-lock
    int value = seats;
    seats = value - 1;
}
