// Helpers that take the mutex by reference, by forwarding reference or in an object.
#include "../support/task.hpp"
#include <mutex>
#include <utility>

static std::mutex *helper_kept;

template <class Mutex> class HelperGuard {
  public:
    explicit HelperGuard(Mutex &mutex) : mutex_(mutex) {
        mutex_.lock();
    }
    ~HelperGuard() {
        mutex_.unlock();
    }

  private:
    Mutex &mutex_;
};

template <class Mutex, class Action> void helper_with(Mutex &&mutex, Action &&action) {
    std::lock_guard guard(mutex);
    std::forward<Action>(action)();
}

template <class Mutex> void helper_keep(Mutex &mutex) {
    helper_kept = &mutex;
}

static std::mutex &helper_same(std::mutex &mutex) {
    return mutex;
}

Task<> helper_own_guard() {
    std::mutex mutex; // expect: lock-per-call
    HelperGuard guard(mutex);
    co_return;
}

Task<> helper_forwarded() {
    std::mutex mutex; // expect: lock-per-call
    int count = 0;
    helper_with(mutex, [&count] { ++count; });
    co_return;
}

Task<> helper_returned_reference() {
    std::mutex mutex; // expect: lock-per-call
    std::lock_guard guard(helper_same(mutex));
    co_return;
}

Task<> helper_that_keeps() {
    std::mutex mutex;
    helper_keep(mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> helper_reference_kept() {
    std::mutex mutex;
    helper_kept = &helper_same(mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}
