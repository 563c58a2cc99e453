// A mutex of the coroutine's own is its own by whatever name it is locked, and reported once.
#include "../support/task.hpp"
#include <functional>
#include <memory>
#include <mutex>
#include <tuple>

struct Worker {
    std::mutex &mutex;
    explicit Worker(std::mutex &given) : mutex(given) {}
    void work() { std::lock_guard guard(mutex); }
};
struct Holder {
    std::mutex &mutex;
};

Task<> by_pointer_and_reference() {
    std::mutex mutex; // expect: lock-per-call
    auto *pointer = &mutex;
    auto &same = *pointer;
    std::lock_guard guard(same);
    co_return;
}

Task<> in_a_holder() {
    std::mutex mutex; // expect: lock-per-call
    Holder holder{mutex};
    std::lock_guard guard(holder.mutex);
    co_return;
}

Task<> in_a_worker() {
    std::mutex mutex; // expect: lock-per-call
    Worker worker(mutex);
    worker.work();
    co_return;
}

Task<> by_reference_wrapper() {
    std::mutex mutex; // expect: lock-per-call
    std::reference_wrapper<std::mutex> wrapper(mutex);
    wrapper.get().lock();
    co_return;
}

Task<> in_a_tuple_of_references() {
    std::mutex mutex; // expect: lock-per-call
    auto both = std::tie(mutex);
    std::get<0>(both).lock();
    co_return;
}

Task<> by_copy_of_a_shared_pointer() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    auto copy = mutex;
    copy->lock();
    co_return;
}

Task<> moved_to_another_pointer() {
    auto mutex = std::make_unique<std::mutex>(); // expect: lock-per-call
    auto moved = std::move(mutex);
    moved->lock();
    co_return;
}

Task<> maybe_another(bool own, std::mutex &other) {
    std::mutex mutex; // expect: lock-per-call
    std::mutex *pointer = own ? &mutex : &other;
    pointer->lock(); // expect: blocking-lock
    co_return;
}

Task<> then_another(std::mutex &other) {
    std::mutex mutex; // expect: lock-per-call
    std::mutex *pointer = &mutex;
    pointer = &other;
    pointer->lock(); // expect: blocking-lock
    co_return;
}
