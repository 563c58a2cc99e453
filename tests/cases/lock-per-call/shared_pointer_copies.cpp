// A copy of the shared pointer that stays here leads nowhere; one that is stored or captured by a
// task shares the mutex.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

struct PtrSession {
    std::shared_ptr<std::mutex> mutex;
    std::weak_ptr<std::mutex> observed;
    std::vector<std::shared_ptr<std::mutex>> all;
};

static std::shared_ptr<std::mutex> shared_slot;

Task<> ptr_copies_stay_here() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    auto first = mutex;
    std::shared_ptr<std::mutex> second(first);
    std::lock_guard guard(*second);
    co_return;
}

Task<> ptr_copy_in_a_local_vector() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    std::vector<std::shared_ptr<std::mutex>> local;
    local.push_back(mutex);
    std::lock_guard guard(*mutex);
    co_return;
}

Task<> ptr_copy_in_a_local_session() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    PtrSession session;
    session.mutex = mutex;
    session.mutex->lock();
    co_return;
}

Task<> ptr_copy_stored(PtrSession &session) {
    auto mutex = std::make_shared<std::mutex>();
    auto copy = mutex;
    session.mutex = copy;
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}

Task<> ptr_copy_in_a_vector(PtrSession &session) {
    auto mutex = std::make_shared<std::mutex>();
    session.all.push_back(mutex);
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}

Task<> ptr_observed(PtrSession &session) {
    auto mutex = std::make_shared<std::mutex>();
    session.observed = mutex;
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}

Task<> ptr_swapped() {
    auto mutex = std::make_shared<std::mutex>();
    std::swap(shared_slot, mutex);
    co_return;
}

Task<> ptr_swapped_by_method() {
    auto mutex = std::make_shared<std::mutex>();
    shared_slot.swap(mutex);
    co_return;
}

Task<> ptr_captured_by_a_started_task() {
    auto mutex = std::make_shared<std::mutex>();
    start([mutex]() -> Task<> {
        std::lock_guard guard(*mutex); // expect: blocking-lock
        co_return;
    }());
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}

Task<> ptr_captured_by_a_lambda_that_runs_here() {
    auto mutex = std::make_shared<std::mutex>(); // expect: lock-per-call
    auto count = [mutex] { std::lock_guard guard(*mutex); };
    count();
    co_return;
}

Task<std::pair<int, std::shared_ptr<std::mutex>>> ptr_returned_in_a_pair() {
    auto mutex = std::make_shared<std::mutex>();
    co_return std::make_pair(1, mutex);
}

Task<PtrSession> ptr_returned_in_an_object() {
    PtrSession session;
    session.mutex = std::make_shared<std::mutex>();
    co_return session;
}

Task<> ptr_raw_pointer_kept(std::vector<std::mutex *> &raw) {
    auto mutex = std::make_unique<std::mutex>();
    raw.push_back(mutex.get());
    std::lock_guard guard(*mutex); // expect: blocking-lock
    co_return;
}
