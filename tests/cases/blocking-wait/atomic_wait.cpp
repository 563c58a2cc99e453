// An atomic's wait is a futex: it stops the thread. Its other operations never do.
#include "../support/task.hpp"
#include <atomic>

std::atomic<int> number;
std::atomic_flag flag;

Task<> wait() {
    number.wait(0);               // expect: blocking-wait
    std::atomic_wait(&number, 0); // expect: blocking-wait
    flag.wait(false);             // expect: blocking-wait
    co_return;
}

Task<int> use() {
    number.store(1);
    number.notify_one();
    flag.test_and_set();
    flag.notify_all();
    number.fetch_add(1);
    co_return number.exchange(3) + number.load();
}
