// A class derived from a mutex is one.
#include "../support/task.hpp"
#include <mutex>

struct NamedMutex : std::mutex {
    const char *name = "table";
};

struct Diary : std::mutex {
    int entries = 0;
    void write() {
        ++entries;
    }
};

NamedMutex mutex;
Diary diary;

Task<> lock_call() {
    mutex.lock(); // expect: blocking-lock
    mutex.unlock();
    co_return;
}

Task<> guard() {
    std::lock_guard<NamedMutex> guard(mutex); // expect: blocking-lock
    co_return;
}

Task<> another_method() {
    diary.write();
    co_return;
}
