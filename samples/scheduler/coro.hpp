/*
 * A coroutine runtime for one thread, small enough to read in one sitting: tasks, a loop that
 * resumes them, a sleep that suspends and a lock that suspends.
 *
 * Everything runs in the thread that calls event_loop::run(), so a coroutine that blocks the thread
 * blocks all of them. The lock has the names of libcoro's, which corolint knows from its catalogs.
 *
 * Memory: a task owns its coroutine's frame; spawning it gives it to the loop.
 */
#ifndef COROLINT_SAMPLES_CORO_HPP
#define COROLINT_SAMPLES_CORO_HPP

#include <chrono>
#include <coroutine>
#include <deque>
#include <exception>
#include <map>
#include <thread>
#include <utility>
#include <vector>

namespace coro {

using clock = std::chrono::steady_clock;

/* A coroutine that returns nothing. It starts when it is awaited or spawned. */
class [[nodiscard]] task {
  public:
    struct promise_type;
    using handle_type = std::coroutine_handle<promise_type>;

    explicit task(handle_type coroutine) : coroutine_{coroutine} {}
    task(task &&other) noexcept : coroutine_{std::exchange(other.coroutine_, nullptr)} {}
    task &operator=(task &&other) noexcept {
        std::swap(coroutine_, other.coroutine_);
        return *this;
    }
    ~task() {
        if (coroutine_)
            coroutine_.destroy();
    }

    handle_type handle() const noexcept {
        return coroutine_;
    }

    auto operator co_await() const noexcept;

  private:
    handle_type coroutine_;
};

struct task::promise_type {
    /* Who awaits this task and goes on when it is done. */
    std::coroutine_handle<> continuation = std::noop_coroutine();

    struct resume_continuation {
        bool await_ready() const noexcept {
            return false;
        }
        std::coroutine_handle<> await_suspend(handle_type finished) const noexcept {
            return finished.promise().continuation;
        }
        void await_resume() const noexcept {}
    };

    task get_return_object() {
        return task{handle_type::from_promise(*this)};
    }
    std::suspend_always initial_suspend() const noexcept {
        return {};
    }
    resume_continuation final_suspend() const noexcept {
        return {};
    }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept {
        std::terminate();
    }
};

inline auto task::operator co_await() const noexcept {
    struct run_to_its_end {
        handle_type coroutine;

        bool await_ready() const noexcept {
            return false;
        }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) const noexcept {
            coroutine.promise().continuation = awaiting;
            return coroutine;
        }
        void await_resume() const noexcept {}
    };
    return run_to_its_end{coroutine_};
}

class event_loop {
  public:
    /* Takes the task over and runs it beside the others. */
    void spawn(task spawned) {
        resume_soon(spawned.handle());
        tasks_.push_back(std::move(spawned));
    }

    void resume_soon(std::coroutine_handle<> coroutine) {
        ready_.push_back(coroutine);
    }

    void resume_at(clock::time_point when, std::coroutine_handle<> coroutine) {
        sleepers_.emplace(when, coroutine);
    }

    /* Runs until no coroutine is ready or asleep, and frees the tasks. */
    void run() {
        while (!ready_.empty() || !sleepers_.empty()) {
            resume_ready();
            if (ready_.empty() && !sleepers_.empty()) {
                // The only place where this thread may sleep: the loop, with nothing else to do.
                std::this_thread::sleep_until(sleepers_.begin()->first);
            }
            wake_sleepers();
        }
        tasks_.clear();
    }

  private:
    /* Only those that are ready now: who gets ready meanwhile lets the sleepers wake first. */
    void resume_ready() {
        for (const auto coroutine : std::exchange(ready_, {}))
            coroutine.resume();
    }

    void wake_sleepers() {
        const auto due = sleepers_.upper_bound(clock::now());
        for (auto sleeper = sleepers_.begin(); sleeper != due; ++sleeper)
            resume_soon(sleeper->second);
        sleepers_.erase(sleepers_.begin(), due);
    }

    std::vector<task> tasks_;
    std::vector<std::coroutine_handle<>> ready_;
    std::multimap<clock::time_point, std::coroutine_handle<>> sleepers_;
};

/* One thread, one loop. */
inline event_loop loop;

/* co_await sleep_for(1ms): suspends the coroutine for so long; the thread is free for the others.
 */
inline auto sleep_for(clock::duration pause) {
    struct sleep_operation {
        clock::duration pause;

        bool await_ready() const noexcept {
            return false;
        }
        void await_suspend(std::coroutine_handle<> coroutine) const {
            loop.resume_at(clock::now() + pause, coroutine);
        }
        void await_resume() const noexcept {}
    };
    return sleep_operation{pause};
}

class mutex;

/* Holds a mutex and unlocks it when it goes out of scope. */
class [[nodiscard]] scoped_lock {
  public:
    explicit scoped_lock(mutex &held) noexcept : held_{&held} {}
    scoped_lock(scoped_lock &&other) noexcept : held_{std::exchange(other.held_, nullptr)} {}
    scoped_lock &operator=(scoped_lock &&) = delete;
    ~scoped_lock();

  private:
    mutex *held_;
};

/* A lock for coroutines: whoever has to wait for it suspends, and the others run on. */
class mutex {
  public:
    mutex() = default;
    mutex(const mutex &) = delete;
    mutex &operator=(const mutex &) = delete;

    /* auto guard = co_await lock.scoped_lock(); */
    auto scoped_lock() noexcept {
        return lock_operation{*this};
    }

    void unlock() {
        if (waiters_.empty()) {
            locked_ = false;
            return;
        }
        // The first in line is resumed as the owner, so nobody can come before it.
        loop.resume_soon(waiters_.front());
        waiters_.pop_front();
    }

  private:
    struct lock_operation {
        mutex &wanted;

        bool await_ready() const noexcept {
            return !std::exchange(wanted.locked_, true);
        }
        void await_suspend(std::coroutine_handle<> coroutine) const {
            wanted.waiters_.push_back(coroutine);
        }
        coro::scoped_lock await_resume() const noexcept {
            return coro::scoped_lock{wanted};
        }
    };

    bool locked_ = false;
    std::deque<std::coroutine_handle<>> waiters_;
};

inline scoped_lock::~scoped_lock() {
    if (held_)
        held_->unlock();
}

} // namespace coro

#endif
