// The marks of <corolint/annotations.h> on methods, templates and lambdas, and on C++20 coroutines.
#include "../../../include/corolint/annotations.h"
#include "../support/task.hpp"
#include <mutex>
#include <unistd.h>

struct Device {
    COROLINT_COROUTINE void read() {
        sleep(1); // expect: blocking-sleep
    }
    [[nodiscard]] COROLINT_BLOCKING int flush();
    COROLINT_OFFLOADED virtual void scrub() {
        sleep(1);
    }
    virtual ~Device() = default;
};

struct Disk : Device {
    COROLINT_OFFLOADED void scrub() override {
        sleep(2);
    }
};

template <typename T> COROLINT_OFFLOADED void in_background(T callable) {
    callable();
}

Task<> update(Device &device) {
    (void)device.flush(); // expect: blocking-wait
    device.scrub();
    in_background([] { sleep(1); });
    auto quick = []() { sleep(1); };
    quick(); // expect: blocking-sleep
    auto elsewhere = []() COROLINT_OFFLOADED { sleep(1); };
    elsewhere();
    auto callback = []() COROLINT_NONBLOCKING {
        sleep(1); // expect: blocking-sleep
    };
    callback();
    co_return;
}

// It runs where a pool runs it.
COROLINT_OFFLOADED Task<> on_a_worker() {
    sleep(1);
    co_return;
}

Task<> awaits_a_worker() {
    co_await on_a_worker();
}
