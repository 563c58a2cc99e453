// Another object's mutex is another mutex.
#include "../support/task.hpp"
#include <array>
#include <memory>
#include <mutex>

namespace places_of_mutexes {

struct Side {
    std::mutex mutex;
    int value = 0;
};

struct Both {
    Side left;
    Side right;
};

std::array<Side, 4> sides;

Task<> other_parameter(Side &from, Side &to) {
    from.mutex.lock(); // expect: suspend-while-locked
    ++from.value;
    to.mutex.unlock();
    co_await Sleep{1};
}

Task<> other_member(Both &both) {
    both.left.mutex.lock(); // expect: suspend-while-locked
    ++both.left.value;
    both.right.mutex.unlock();
    co_await Sleep{1};
}

Task<> other_guard(Side &from, Side &to) {
    std::unique_lock first(from.mutex); // expect: suspend-while-locked
    std::unique_lock second(to.mutex);  // expect: blocking-lock
    second.unlock();
    co_await Sleep{1};
}

Task<> same_through_a_reference(Both &both) {
    Side &side = both.left;
    both.left.mutex.lock(); // expect: blocking-lock
    ++side.value;
    side.mutex.unlock();
    co_await Sleep{1};
}

Task<> same_through_shared_ptr(std::shared_ptr<Side> side) {
    side->mutex.lock(); // expect: blocking-lock
    ++side->value;
    side->mutex.unlock();
    co_await Sleep{1};
}

Task<> other_element(std::size_t first, std::size_t second) {
    sides[first].mutex.lock(); // expect: suspend-while-locked
    sides[second].mutex.unlock();
    co_await Sleep{1};
}

Task<> same_element(std::size_t index) {
    sides[index].mutex.lock(); // expect: blocking-lock
    ++sides[index].value;
    sides[index].mutex.unlock();
    co_await Sleep{1};
}

struct Chain {
    Side own;
    Side &other;

    Task<> own_member_and_another() {
        own.mutex.lock(); // expect: suspend-while-locked
        other.mutex.unlock();
        co_await Sleep{1};
    }

    Task<> own_member_spelt_twice() {
        this->own.mutex.lock(); // expect: blocking-lock
        own.mutex.unlock();
        co_await Sleep{1};
    }
};

} // namespace places_of_mutexes
