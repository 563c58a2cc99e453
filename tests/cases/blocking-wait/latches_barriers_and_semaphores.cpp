// C++20's meeting points.
#include "../support/task.hpp"
#include <barrier>
#include <chrono>
#include <latch>
#include <semaphore>
#include <utility>

using namespace std::chrono_literals;

Task<> latch(std::latch &latch) {
    latch.count_down();
    if (!latch.try_wait())
        latch.wait();        // expect: blocking-wait
    latch.arrive_and_wait(); // expect: blocking-wait
    co_return;
}

Task<> barrier(std::barrier<> &barrier) {
    auto token = barrier.arrive();
    barrier.wait(std::move(token)); // expect: blocking-wait
    barrier.arrive_and_wait();      // expect: blocking-wait
    barrier.arrive_and_drop();
    co_return;
}

Task<> semaphore(std::counting_semaphore<4> &tickets, std::binary_semaphore &turn) {
    tickets.acquire(); // expect: blocking-wait
    tickets.release();
    turn.acquire(); // expect: blocking-wait
    turn.release();
    co_return;
}

Task<> patient(std::binary_semaphore &turn, std::chrono::steady_clock::time_point deadline) {
    if (turn.try_acquire_for(10ms)) // expect: blocking-wait
        turn.release();
    if (turn.try_acquire_until(deadline)) // expect: blocking-wait
        turn.release();
    co_return;
}

Task<> impatient(std::binary_semaphore &turn) {
    if (turn.try_acquire())
        turn.release();
    if (turn.try_acquire_for(0ms))
        turn.release();
    co_return;
}
