// A guard in an optional or on the heap lives until it is reset.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <optional>

namespace guards_kept {

using Guard = std::lock_guard<std::mutex>;

std::mutex mutex;
int counter;

Task<> optional_still_there() {
    std::optional<std::unique_lock<std::mutex>> lock;
    lock.emplace(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> optional_reset() {
    std::optional<std::unique_lock<std::mutex>> lock;
    lock.emplace(mutex); // expect: blocking-lock
    ++counter;
    lock.reset();
    co_await Sleep{1};
}

Task<> on_the_heap_still_there() {
    auto guard = std::make_unique<Guard>(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> on_the_heap_reset() {
    auto guard = std::make_unique<Guard>(mutex); // expect: blocking-lock
    ++counter;
    guard.reset();
    co_await Sleep{1};
}

Task<> on_the_heap_scoped_out() {
    {
        auto guard = std::make_unique<Guard>(mutex); // expect: blocking-lock
        ++counter;
    }
    co_await Sleep{1};
}

Task<> by_new_and_delete() {
    Guard *guard = new Guard(mutex); // expect: blocking-lock
    ++counter;
    delete guard;
    co_await Sleep{1};
}

Task<> by_new_and_deleted_late() {
    Guard *guard = new Guard(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    delete guard;
}

} // namespace guards_kept
