// Handed by reference or pointer to a thread, a task or a function that cannot be seen.
#include "../support/task.hpp"
#include <functional>
#include <mutex>
#include <thread>

int counter;

void work(std::mutex &mutex);
void submit(std::mutex *mutex);
Task<> worker(std::mutex &mutex);

Task<> to_a_thread() {
    std::mutex mutex;
    std::thread thread(work, std::ref(mutex));
    thread.detach();
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> to_a_function() {
    std::mutex mutex;
    submit(&mutex);
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}

Task<> to_started_tasks() {
    std::mutex mutex;
    start(worker(mutex));
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_return;
}
