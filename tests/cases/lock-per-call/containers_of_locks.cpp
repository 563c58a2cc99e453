// Containers of locks made per call, and containers of pointers to one.
#include "../support/task.hpp"
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

static std::vector<std::mutex *> known_mutexes;

Task<> vector_of_mutexes() {
    std::vector<std::mutex> mutexes(4); // expect: lock-per-call
    std::lock_guard guard(mutexes[0]);
    co_return;
}

Task<> array_of_mutexes_on_the_heap() {
    auto mutexes = std::make_unique<std::mutex[]>(4); // expect: lock-per-call
    std::lock_guard guard(mutexes[0]);
    co_return;
}

Task<> local_vector_of_pointers() {
    std::mutex mutex; // expect: lock-per-call
    std::vector<std::mutex *> pointers;
    pointers.push_back(&mutex);
    pointers.front()->lock();
    co_return;
}

Task<> pair_of_pointer_and_number() {
    std::mutex mutex; // expect: lock-per-call
    auto both = std::make_pair(&mutex, 1);
    both.first->lock();
    co_return;
}

Task<> global_vector_of_pointers() {
    std::mutex mutex;
    known_mutexes.push_back(&mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> vector_moved_into_a_member(std::vector<std::unique_ptr<std::mutex>> &stored) {
    std::vector<std::unique_ptr<std::mutex>> made;
    made.push_back(std::make_unique<std::mutex>());
    stored = std::move(made);
    co_return;
}

Task<std::vector<std::unique_ptr<std::mutex>>> vector_returned() {
    std::vector<std::unique_ptr<std::mutex>> made;
    made.push_back(std::make_unique<std::mutex>());
    co_return std::move(made);
}
