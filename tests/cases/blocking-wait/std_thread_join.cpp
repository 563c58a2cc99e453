// Joining waits for the thread, detaching lets it go.
#include "../support/task.hpp"
#include <thread>

void work();

Task<> join(std::thread &thread) {
    if (thread.joinable())
        thread.join(); // expect: blocking-wait
    co_return;
}

Task<> start_and_join() {
    std::thread thread(work);
    thread.join(); // expect: blocking-wait
    co_return;
}

Task<> start_and_detach() {
    std::thread thread(work);
    thread.detach();
    co_return;
}

Task<unsigned> ask() {
    co_return std::thread::hardware_concurrency();
}
