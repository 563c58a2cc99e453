// A guard over a house mutex that wraps a pthread one waits as the pthread one does.
#include "../support/task.hpp"
#include <mutex>
#include <pthread.h>

class HouseMutex {
  public:
    void lock() {
        pthread_mutex_lock(&native);
    }
    void unlock() {
        pthread_mutex_unlock(&native);
    }

  private:
    pthread_mutex_t native = PTHREAD_MUTEX_INITIALIZER;
};

HouseMutex mutex;
int counter;

Task<> count() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}
