// await_ready, await_suspend and await_resume run on the loop: their sleeps are at the co_await.
#include "../support/task.hpp"
#include <coroutine>
#include <unistd.h>

struct SlowToAsk : std::suspend_always {
    bool await_ready() {
        return sleep(1) != 0;
    }
};

struct SlowToSuspend : std::suspend_always {
    void await_suspend(std::coroutine_handle<>) {
        sleep(1);
    }
};

struct SlowToResume : std::suspend_always {
    unsigned await_resume() {
        return sleep(1);
    }
};

struct HasASlowMethod : std::suspend_always {
    void nap() {
        sleep(1);
    }
};

Task<> slow() {
    co_await SlowToAsk{};     // expect: blocking-sleep
    co_await SlowToSuspend{}; // expect: blocking-sleep
    co_await SlowToResume{};  // expect: blocking-sleep
}

Task<> fast() {
    co_await HasASlowMethod{};
    co_await std::suspend_always{};
    co_await Sleep{10};
}
