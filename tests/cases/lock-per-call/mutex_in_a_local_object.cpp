// Objects that contain a lock: as a member, deeper, as a base, in an array.
#include "../support/task.hpp"
#include <array>
#include <mutex>

struct Guarded {
    std::mutex mutex;
    int value = 0;
};

struct Pair {
    Guarded left;
    Guarded right;
};

struct NamedMutex : std::mutex {
    const char *name = "counter";
};

struct Registered {
    static std::mutex mutex;
    int value = 0;
};

struct Borrowing {
    std::mutex &mutex;
    std::mutex *other;
    int value = 0;
};

int counter;

Task<int> member() {
    Guarded guarded; // expect: lock-per-call
    std::lock_guard guard(guarded.mutex);
    co_return ++guarded.value;
}

Task<int> deeper() {
    Pair pair; // expect: lock-per-call
    std::lock_guard guard(pair.left.mutex);
    co_return ++pair.left.value;
}

Task<int> base() {
    NamedMutex mutex; // expect: lock-per-call
    std::lock_guard<std::mutex> guard(mutex);
    co_return ++counter;
}

Task<int> array() {
    std::mutex mutexes[2]; // expect: lock-per-call
    std::lock_guard guard(mutexes[0]);
    co_return ++counter;
}

Task<int> library_array() {
    std::array<std::mutex, 2> mutexes; // expect: lock-per-call
    std::lock_guard guard(mutexes[1]);
    co_return ++counter;
}

Task<int> static_member_only() {
    Registered registered;
    std::lock_guard guard(registered.mutex); // expect: blocking-lock
    co_return ++registered.value;
}

Task<int> reference_only(std::mutex &mutex) {
    Borrowing borrowing{mutex, &mutex};
    std::lock_guard guard(borrowing.mutex); // expect: blocking-lock
    co_return ++borrowing.value;
}
