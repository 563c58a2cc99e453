// Dependent calls are decided by what they become.
#include "../support/task.hpp"
#include <future>
#include <thread>

struct Ready {
    int get() {
        return 1;
    }
};

template <class Source> Task<int> take(Source &source) {
    co_return source.get(); // expect: blocking-wait
}

template <class Source> Task<int> take_ready(Source &source) {
    co_return source.get();
}

template <class... Threads> Task<> join_all(Threads &...threads) {
    (threads.join(), ...); // expect: blocking-wait
    co_return;
}

Task<int> instantiate(std::future<int> &future, Ready &ready, std::thread &first,
                      std::thread &second) {
    co_await join_all(first, second);
    int sum = co_await take(future);
    sum += co_await take(ready);
    co_return sum + co_await take_ready(ready);
}
