// Methods that share a name with a mutex's, on classes that have nothing to do with threads.
#include "../support/task.hpp"
#include <memory>

struct Door {
    void lock() {
        locked = true;
    }
    void unlock() {
        locked = false;
    }
    bool locked = false;
};

struct Keyboard {
    void lock_shared();
    static void lock(int key);
};

Task<bool> leave(Door &door, Keyboard &keyboard) {
    door.lock();
    keyboard.lock_shared();
    Keyboard::lock(20);
    co_return door.locked;
}

Task<int> observe(std::weak_ptr<int> observed) {
    std::shared_ptr<int> alive = observed.lock();
    co_return alive ? *alive : 0;
}
