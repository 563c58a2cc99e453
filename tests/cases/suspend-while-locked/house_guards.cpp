// A house guard is known by what its constructor and destructor do.
#include "../support/task.hpp"
#include <functional>
#include <mutex>
#include <pthread.h>

namespace house_guards {

class Locked {
  public:
    explicit Locked(pthread_mutex_t &mutex) : mutex_(mutex) {
        pthread_mutex_lock(&mutex_);
    }
    ~Locked() {
        pthread_mutex_unlock(&mutex_);
    }
    Locked(const Locked &) = delete;

  private:
    pthread_mutex_t &mutex_;
};

class Transaction {
  public:
    explicit Transaction(std::mutex &mutex) : lock_(mutex) {}
    void commit() {
        lock_.unlock();
    }

  private:
    std::unique_lock<std::mutex> lock_;
};

pthread_mutex_t native = PTHREAD_MUTEX_INITIALIZER;
std::mutex mutex;
int counter;

Task<> held() {
    Locked guard(native); // expect: suspend-while-locked
    co_await Sleep{1};
}

Task<> scoped_out() {
    {
        Locked guard(native); // expect: blocking-lock
        ++counter;
    }
    co_await Sleep{1};
}

Task<> guard_inside_held() {
    Transaction transaction(mutex); // expect: suspend-while-locked
    co_await Sleep{1};
    transaction.commit();
}

Task<> guard_inside_committed() {
    Transaction transaction(mutex); // expect: blocking-lock
    ++counter;
    transaction.commit();
    co_await Sleep{1};
}

Task<> guard_inside_scoped_out() {
    {
        Transaction transaction(mutex); // expect: blocking-lock
        ++counter;
    }
    co_await Sleep{1};
}

} // namespace house_guards
