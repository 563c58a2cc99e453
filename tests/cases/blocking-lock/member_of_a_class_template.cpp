// A coroutine that is a method of a class template.
#include "../support/task.hpp"
#include <mutex>
#include <utility>

template <class T> class Box {
  public:
    Task<T> take() {
        std::lock_guard<std::mutex> guard(mutex); // expect: blocking-lock
        co_return std::exchange(value, T{});
    }

    Task<T> take_if_free() {
        std::unique_lock<std::mutex> lock(mutex, std::try_to_lock);
        co_return lock ? std::exchange(value, T{}) : T{};
    }

  private:
    std::mutex mutex;
    T value{};
};

Task<int> use(Box<int> &numbers, Box<char> &letters) {
    int sum = co_await numbers.take();
    sum += co_await letters.take();
    sum += co_await numbers.take_if_free();
    co_return sum;
}
