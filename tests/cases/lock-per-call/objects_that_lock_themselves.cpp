// An object that holds its own mutex, made per call and used through its methods.
#include "../support/task.hpp"
#include <memory>
#include <mutex>
#include <utility>

class SelfLocking {
  public:
    void add(int amount) {
        std::lock_guard guard(mutex_);
        value_ += amount;
    }
    int value() const {
        std::lock_guard guard(mutex_);
        return value_;
    }

  private:
    mutable std::mutex mutex_;
    int value_ = 0;
};

class SelfRegistering {
  public:
    SelfRegistering() {
        latest_ = this;
    }
    void add() {
        std::lock_guard guard(mutex_);
        ++value_;
    }

  private:
    static inline SelfRegistering *latest_ = nullptr;
    std::mutex mutex_;
    int value_ = 0;
};

static std::unique_ptr<SelfLocking> self_locking_slot;
void observe_self_locking(const SelfLocking &object);

Task<int> self_locking_local() {
    SelfLocking object; // expect: lock-per-call
    object.add(1);
    co_return object.value();
}

Task<int> self_locking_on_the_heap() {
    auto object = std::make_unique<SelfLocking>(); // expect: lock-per-call
    object->add(1);
    co_return object->value();
}

Task<> self_registering_local() {
    SelfRegistering object;
    object.add(); // expect: blocking-lock
    co_return;
}

Task<> self_locking_published() {
    auto object = std::make_unique<SelfLocking>();
    object->add(1); // expect: blocking-lock
    self_locking_slot = std::move(object);
    co_return;
}

Task<> self_locking_observed() {
    SelfLocking object;
    observe_self_locking(object);
    object.add(1); // expect: blocking-lock
    co_return;
}

Task<std::unique_ptr<SelfLocking>> self_locking_returned() {
    auto object = std::make_unique<SelfLocking>();
    object->add(1); // expect: blocking-lock
    co_return object;
}
