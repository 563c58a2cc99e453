// "Every co_await and co_yield, unless the awaited type never suspends."
#include "../support/task.hpp"
#include <mutex>

namespace async_simple {
struct CurrentExecutor {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> task) const noexcept;
    int await_resume() const noexcept;
};
} // namespace async_simple

namespace never_suspends {

struct Ready {
    int value;

    constexpr bool await_ready() const noexcept {
        return true;
    }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    int await_resume() const noexcept {
        return value;
    }
};

struct PerhapsReady {
    bool ready;

    bool await_ready() const noexcept {
        return ready;
    }
    void await_suspend(std::coroutine_handle<> task) const {
        resume_later(task, 1);
    }
    void await_resume() const noexcept {}
};

struct NeverReady {
    bool await_ready() const noexcept {
        return false;
    }
    void await_suspend(std::coroutine_handle<> task) const {
        resume_later(task, 1);
    }
    void await_resume() const noexcept {}
};

struct Unseen {
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> task) const;
    void await_resume() const noexcept;
};

std::mutex mutex;
int counter;

Task<> the_standard_one() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    ++counter;
    co_await std::suspend_never{};
}

Task<int> always_ready() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return co_await Ready{counter};
}

Task<int> known_to_the_catalog() {
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return co_await async_simple::CurrentExecutor{};
}

Task<> two_and_one_of_them_suspends() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await std::suspend_never{};
    co_await std::suspend_always{};
}

Task<> perhaps_ready(bool ready) {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await PerhapsReady{ready};
}

Task<> never_ready() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await NeverReady{};
}

Task<> nobody_knows() {
    std::lock_guard guard(mutex); // expect: suspend-while-locked
    co_await Unseen{};
}

} // namespace never_suspends
