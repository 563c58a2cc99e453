// Each mutex of the standard library by its own method.
#include "../support/task.hpp"
#include <mutex>
#include <shared_mutex>

std::mutex plain;
std::recursive_mutex recursive;
std::timed_mutex timed;
std::shared_mutex shared;

Task<> lock_each() {
    plain.lock(); // expect: blocking-lock
    plain.unlock();
    recursive.lock(); // expect: blocking-lock
    recursive.unlock();
    timed.lock(); // expect: blocking-lock
    timed.unlock();
    shared.lock(); // expect: blocking-lock
    shared.unlock();
    shared.lock_shared(); // expect: blocking-lock
    shared.unlock_shared();
    co_return;
}

Task<int> try_each() {
    int taken = 0;
    if (plain.try_lock()) {
        ++taken;
        plain.unlock();
    }
    if (shared.try_lock_shared()) {
        ++taken;
        shared.unlock_shared();
    }
    co_return taken;
}
