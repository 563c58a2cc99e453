// The future of std::async waits in its destructor; thrown away, it makes the call synchronous.
#include "../support/task.hpp"
#include <future>
#include <utility>
#include <vector>

int work(int number);

struct Jobs {
    std::vector<std::future<int>> running;
    std::future<int> latest;
};

Task<> discarded() {
    (void)std::async(std::launch::async, work, 1); // expect: blocking-wait
    (void)std::async(work, 2);                     // expect: blocking-wait
    co_return;
}

Task<> discarded_but_never_started() {
    (void)std::async(std::launch::deferred, work, 3);
    co_return;
}

Task<> kept(Jobs &jobs) {
    jobs.running.push_back(std::async(std::launch::async, work, 4));
    co_return;
}

Task<std::future<int>> returned() {
    co_return std::async(std::launch::async, work, 5);
}

Task<int> waited_for_at_once() {
    co_return std::async(std::launch::async, work, 6).get(); // expect: blocking-wait
}
