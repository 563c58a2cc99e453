// Methods are coroutines as functions are: in the class, outside it, static, const.
#include "../support/task.hpp"
#include <mutex>

class Counter {
  public:
    Task<> count() {
        std::lock_guard guard(mutex); // expect: blocking-lock
        ++counted;
        co_return;
    }
    Task<int> value() const;
    static Task<int> total();
    int value_on_a_thread() const;

  private:
    mutable std::mutex mutex;
    int counted = 0;
    static std::mutex total_mutex;
    static int total_counted;
};

Task<int> Counter::value() const {
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return counted;
}

Task<int> Counter::total() {
    std::lock_guard guard(total_mutex); // expect: blocking-lock
    co_return total_counted;
}

int Counter::value_on_a_thread() const {
    std::lock_guard guard(mutex);
    return counted;
}
