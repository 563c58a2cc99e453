// The pointer that folly::Synchronized gives out is a guard.
#include "../support/task.hpp"
#include <string>
#include <vector>

namespace folly {
template <class T> class LockedPtr {
  public:
    LockedPtr(LockedPtr &&other) noexcept;
    ~LockedPtr();
    T *operator->() const;
    T &operator*() const;
    void unlock();
};

template <class T> class Synchronized {
  public:
    LockedPtr<T> wlock();
    LockedPtr<const T> rlock() const;
    LockedPtr<T> tryWLock();
    T copy() const;
};
} // namespace folly

namespace folly_synchronized {

folly::Synchronized<std::vector<int>> values;

Task<int> next() {
    co_await Sleep{1};
    co_return 1;
}

Task<> kept_over_an_await() {
    auto locked = values.wlock(); // expect: suspend-while-locked
    locked->push_back(co_await next());
}

Task<> awaited_in_an_argument() {
    values.wlock()->push_back(co_await next()); // expect: suspend-while-locked
}

Task<> reader_kept_over_an_await() {
    auto locked = values.rlock(); // expect: suspend-while-locked
    co_await Sleep{locked->front()};
}

Task<> argument_ready_before() {
    int value = co_await next();
    values.wlock()->push_back(value); // expect: blocking-lock
}

Task<> gone_at_the_semicolon() {
    int size = static_cast<int>(values.rlock()->size()); // expect: blocking-lock
    co_await Sleep{size};
}

Task<> unlocked_in_time() {
    auto locked = values.wlock(); // expect: blocking-lock
    locked->clear();
    locked.unlock();
    co_await Sleep{1};
}

Task<> scoped_out() {
    {
        auto locked = values.wlock(); // expect: blocking-lock
        locked->clear();
    }
    co_await Sleep{1};
}

} // namespace folly_synchronized
