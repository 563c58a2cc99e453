// get and wait on a future stop until another thread has set it; asking with no patience does not.
#include "../support/task.hpp"
#include <chrono>
#include <future>

using namespace std::chrono_literals;

Task<int> get(std::future<int> &future) {
    co_return future.get(); // expect: blocking-wait
}

Task<> wait(std::future<int> &future, std::chrono::steady_clock::time_point deadline) {
    future.wait();               // expect: blocking-wait
    future.wait_for(10ms);       // expect: blocking-wait
    future.wait_until(deadline); // expect: blocking-wait
    co_return;
}

Task<int> get_shared(std::shared_future<int> future, std::shared_future<void> start,
                     std::future<int &> reference) {
    start.wait();                    // expect: blocking-wait
    start.get();                     // expect: blocking-wait
    int &number = reference.get();   // expect: blocking-wait
    co_return number + future.get(); // expect: blocking-wait
}

Task<bool> ask(std::future<int> &future) {
    co_return future.valid() && future.wait_for(0s) == std::future_status::ready;
}

Task<> promise(std::promise<int> &promise) {
    std::future<int> future = promise.get_future();
    std::shared_future<int> shared = future.share();
    promise.set_value(1);
    co_return;
}
