// userver's mutex suspends the task, also when a standard guard takes it.
#include "../support/marks.h"
#include <chrono>
#include <mutex>
#include <thread>

namespace userver::engine {
class Mutex {
  public:
    void lock();
    void unlock();
    bool try_lock();
};
} // namespace userver::engine

namespace userver_mutex {

using namespace std::chrono_literals;

userver::engine::Mutex mutex;
int counter;

void coroutine_fn guarded() {
    std::lock_guard guard(mutex);
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
}

void coroutine_fn scoped_out() {
    {
        std::lock_guard guard(mutex);
        ++counter;
    }
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

void coroutine_fn unlocked() {
    std::unique_lock lock(mutex);
    ++counter;
    lock.unlock();
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

void coroutine_fn deferred() {
    std::unique_lock lock(mutex, std::defer_lock);
    std::this_thread::sleep_for(1ms); // expect: blocking-sleep
}

void coroutine_fn tried() {
    std::unique_lock lock(mutex, std::try_to_lock);
    if (!lock)
        return;
    std::this_thread::sleep_for(1ms); // expect: blocking-while-locked
}

} // namespace userver_mutex
