// An await that never suspends separates nothing; every other one does, however quick its task is.
#include "../support/task.hpp"
#include <coroutine>

int settings_version;

struct Ready {
    int value;
    bool await_ready() const noexcept {
        return true;
    }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    int await_resume() const noexcept {
        return value;
    }
};

Task<int> settings_at_once() {
    co_return 1;
}

Task<> version_over_suspend_never() {
    int version = settings_version;
    co_await std::suspend_never{};
    settings_version = version + 1;
}

Task<> version_over_a_ready_value() {
    int version = settings_version;
    int step = co_await Ready{1};
    settings_version = version + step;
}

Task<> version_in_front_of_a_ready_value() {
    settings_version = settings_version + co_await Ready{2};
}

Task<> version_over_suspend_always() {
    int version = settings_version;
    co_await std::suspend_always{};
    settings_version = version + 1; // expect: racy-update
}

Task<> version_over_a_quick_task() {
    int version = settings_version;
    int step = co_await settings_at_once();
    settings_version = version + step; // expect: racy-update
}
