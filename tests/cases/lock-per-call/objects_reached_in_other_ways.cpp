// A raw pointer, an optional made in place: still this call's own lock.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <optional>

struct OwnCounter {
    std::mutex mutex;
    int value = 0;

    void add() {
        std::lock_guard guard(mutex);
        ++value;
    }
};

Task<> own_by_raw_pointer() {
    auto counter = std::make_shared<OwnCounter>(); // expect: lock-per-call
    auto *raw = counter.get();
    raw->add();
    co_return;
}

Task<> own_in_an_optional() {
    std::optional<OwnCounter> counter(std::in_place); // expect: lock-per-call
    counter->add();
    co_return;
}

Task<> own_in_a_condition(bool wanted) {
    if (std::mutex mutex; wanted) // expect: lock-per-call
        std::lock_guard guard(mutex);
    co_return;
}

Task<> own_in_a_local_class() {
    struct Local {
        std::mutex mutex;
        int value = 0;
    } local; // expect: lock-per-call
    std::lock_guard guard(local.mutex);
    co_return;
}
