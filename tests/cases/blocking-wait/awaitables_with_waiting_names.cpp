// Awaitable operations are called wait, join and get as well; they suspend.
#include "../support/task.hpp"
#include <atomic>

class AsyncEvent {
  public:
    Sleep wait() {
        return Sleep{1};
    }
    Sleep join();
    Sleep get() {
        return Sleep{2};
    }
    Sleep acquire();
    Sleep arrive_and_wait();
};

Task<> use(AsyncEvent &event) {
    co_await event.wait();
    co_await event.join();
    co_await event.get();
    co_await event.acquire();
    co_await event.arrive_and_wait();
}
