// The smallest coroutine types the C++ cases need: a lazy Task, a synchronous Generator, and a
// Sleep that suspends the task instead of its thread. Nothing in here blocks.
#ifndef COROLINT_CASES_SUPPORT_TASK_HPP
#define COROLINT_CASES_SUPPORT_TASK_HPP

#include <coroutine>
#include <exception>
#include <utility>

template <class T> struct TaskResult {
    T value{};
    void return_value(T given) {
        value = std::move(given);
    }
    T take() {
        return std::move(value);
    }
};

template <> struct TaskResult<void> {
    void return_void() {}
    void take() {}
};

template <class T = void> class [[nodiscard]] Task {
  public:
    struct promise_type : TaskResult<T> {
        std::coroutine_handle<> continuation = std::noop_coroutine();

        struct ResumeContinuation {
            bool await_ready() noexcept {
                return false;
            }
            std::coroutine_handle<>
            await_suspend(std::coroutine_handle<promise_type> finished) noexcept {
                return finished.promise().continuation;
            }
            void await_resume() noexcept {}
        };

        Task get_return_object() {
            return Task(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept {
            return {};
        }
        ResumeContinuation final_suspend() noexcept {
            return {};
        }
        void unhandled_exception() {
            std::terminate();
        }
    };

    Task(Task &&other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
    ~Task() {
        if (handle)
            handle.destroy();
    }

    bool await_ready() noexcept {
        return false;
    }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) noexcept {
        handle.promise().continuation = caller;
        return handle;
    }
    T await_resume() {
        return handle.promise().take();
    }

  private:
    explicit Task(std::coroutine_handle<promise_type> created) : handle(created) {}
    std::coroutine_handle<promise_type> handle;
};

template <class T> class Generator {
  public:
    struct promise_type {
        T current{};

        Generator get_return_object() {
            return Generator(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() noexcept {
            return {};
        }
        std::suspend_always final_suspend() noexcept {
            return {};
        }
        std::suspend_always yield_value(T value) {
            current = std::move(value);
            return {};
        }
        void return_void() {}
        void unhandled_exception() {
            std::terminate();
        }
    };

    Generator(Generator &&other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
    ~Generator() {
        if (handle)
            handle.destroy();
    }

  private:
    explicit Generator(std::coroutine_handle<promise_type> created) : handle(created) {}
    std::coroutine_handle<promise_type> handle;
};

// Defined by the event loop, which the cases do not need.
void resume_later(std::coroutine_handle<> task, int milliseconds);
void start(Task<> task);

struct Sleep {
    int milliseconds;

    bool await_ready() const noexcept {
        return milliseconds == 0;
    }
    void await_suspend(std::coroutine_handle<> task) const {
        resume_later(task, milliseconds);
    }
    void await_resume() const noexcept {}
};

#endif
