// What a lock's lock() visibly does decides, not what the lock is derived from or made of.
#include "../support/task.hpp"
#include <atomic>
#include <mutex>

struct Null {
    void lock() {}
    void unlock() {}
    bool try_lock() { return true; }
};

struct Disabled : std::mutex {
    void lock() {}
    void unlock() {}
};

struct Counted : std::mutex {
    int count = 0;
    void lock() {
        count++;
        std::mutex::lock();
    }
};

struct DerivedFromNull : Null {};

template <class Lock> struct Wrapped {
    Lock inner;
    void lock() { inner.lock(); }
    void unlock() { inner.unlock(); }
    bool try_lock() { return inner.try_lock(); }
};

struct Spinning {
    volatile bool taken = false;
    void lock() {
        while (taken)
            ;
        taken = true;
    }
    void unlock() { taken = false; }
};

struct Unseen {
    void lock();
    void unlock();
};

std::mutex real;
Null null;
Disabled disabled;
Counted counted;
DerivedFromNull derived;
Wrapped<Null> wrapped_null;
Wrapped<std::mutex> wrapped_real;
Spinning spinning;
Unseen unseen;

Task<> none_of_them_blocks() {
    disabled.lock();
    std::lock_guard first(disabled);
    std::unique_lock second(disabled);
    std::lock_guard third(wrapped_null);
    std::lock_guard<Wrapped<Null>> fourth(wrapped_null);
    std::lock_guard fifth(derived);
    std::scoped_lock sixth(null, wrapped_null);
    co_return;
}

Task<> by_inheritance() {
    std::lock_guard guard(counted); // expect: blocking-lock
    co_return;
}

Task<> by_argument() {
    std::lock_guard guard(wrapped_real); // expect: blocking-lock
    co_return;
}

Task<> by_spinning() {
    std::lock_guard guard(spinning); // expect: blocking-lock
    co_return;
}

Task<> nobody_knows() {
    std::lock_guard guard(unseen); // expect: blocking-lock
    co_return;
}

Task<> one_of_several() {
    std::scoped_lock guard(null, real); // expect: blocking-lock
    co_return;
}

Task<> one_of_several_in_a_call() {
    std::lock(null, real); // expect: blocking-lock
    co_return;
}
