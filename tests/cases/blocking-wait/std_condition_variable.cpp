// The standard condition variables; notifying is free, and so is a wait of no time.
#include "../support/task.hpp"
#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace std::chrono_literals;

struct Inbox {
    std::mutex mutex;
    std::condition_variable filled;
    std::condition_variable_any filled_any;
    int mails = 0;
};

Task<> wait(Inbox &inbox) {
    std::unique_lock lock(inbox.mutex);                       // expect: blocking-lock
    inbox.filled.wait(lock);                                  // expect: blocking-wait
    inbox.filled.wait(lock, [&] { return inbox.mails > 0; }); // expect: blocking-wait
    inbox.filled_any.wait(lock);                              // expect: blocking-wait
    co_return;
}

Task<> wait_with_a_limit(Inbox &inbox, std::chrono::steady_clock::time_point deadline) {
    std::unique_lock lock(inbox.mutex);          // expect: blocking-lock
    inbox.filled.wait_for(lock, 10ms);           // expect: blocking-wait
    inbox.filled.wait_until(lock, deadline);     // expect: blocking-wait
    inbox.filled_any.wait_for(lock, 1s);         // expect: blocking-wait
    inbox.filled_any.wait_until(lock, deadline); // expect: blocking-wait
    co_return;
}

Task<> look(Inbox &inbox) {
    std::unique_lock lock(inbox.mutex); // expect: blocking-lock
    inbox.filled.wait_for(lock, 0ms);
    inbox.filled_any.wait_for(lock, std::chrono::seconds(0));
    co_return;
}

Task<> deliver(Inbox &inbox) {
    inbox.filled.notify_one();
    inbox.filled_any.notify_all();
    co_return;
}
