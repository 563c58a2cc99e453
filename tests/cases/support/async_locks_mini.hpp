// Imitates the coroutine mutexes of four libraries: libcoro (coro::mutex), folly
// (folly::coro::Mutex), async_simple (async_simple::coro::Mutex) and cppcoro
// (cppcoro::async_mutex). The names and signatures are theirs; the rest is left out, and folly's
// operations are awaitable directly, without its executors.
#ifndef COROLINT_CASES_SUPPORT_ASYNC_LOCKS_MINI_HPP
#define COROLINT_CASES_SUPPORT_ASYNC_LOCKS_MINI_HPP

#include <atomic>
#include <coroutine>
#include <mutex>

namespace coro {
class mutex;
class scoped_lock;

namespace detail {
template <class return_type> struct lock_operation {
    explicit lock_operation(coro::mutex &m);
    auto await_ready() const noexcept -> bool;
    auto await_suspend(std::coroutine_handle<> awaiting_coroutine) noexcept -> bool;
    auto await_resume() noexcept -> return_type;
};
} // namespace detail

class scoped_lock {
  public:
    ~scoped_lock();
    scoped_lock(scoped_lock &&other) noexcept;
    auto unlock() -> void;

  private:
    class coro::mutex *m_mutex{nullptr};
};

class mutex {
  public:
    explicit mutex() noexcept;
    ~mutex() = default;
    mutex(const mutex &) = delete;

    [[nodiscard]] auto scoped_lock() -> detail::lock_operation<scoped_lock>;
    [[nodiscard]] auto lock() -> detail::lock_operation<void>;
    [[nodiscard]] auto try_lock() -> bool;
    auto unlock() -> void;

  private:
    std::atomic<void *> m_state;
};
} // namespace coro

namespace folly::coro {
class Mutex {
    struct LockAwaiter {
        bool await_ready() noexcept;
        bool await_suspend(std::coroutine_handle<> awaitingCoroutine) noexcept;
        void await_resume() noexcept;
    };
    struct ScopedLockAwaiter : LockAwaiter {
        std::unique_lock<Mutex> await_resume() noexcept;
    };

  public:
    Mutex() noexcept;
    Mutex(const Mutex &) = delete;
    ~Mutex();

    bool try_lock() noexcept;
    [[nodiscard]] ScopedLockAwaiter co_scoped_lock() noexcept;
    [[nodiscard]] LockAwaiter co_lock() noexcept;
    void unlock() noexcept;

  private:
    std::atomic<void *> state_;
    LockAwaiter *waiters_;
};
} // namespace folly::coro

namespace async_simple::coro {
class Mutex {
    struct LockAwaiter {
        bool await_ready() noexcept;
        bool await_suspend(std::coroutine_handle<> awaitingCoroutine) noexcept;
        void await_resume() noexcept;
    };
    struct ScopedLockAwaiter : LockAwaiter {
        std::unique_lock<Mutex> await_resume() noexcept;
    };

  public:
    Mutex() noexcept;
    Mutex(const Mutex &) = delete;
    ~Mutex();

    bool tryLock() noexcept;
    [[nodiscard]] ScopedLockAwaiter coScopedLock() noexcept;
    [[nodiscard]] LockAwaiter coLock() noexcept;
    void unlock() noexcept;

  private:
    std::atomic<void *> _state;
    LockAwaiter *_waiters;
};
} // namespace async_simple::coro

namespace cppcoro {
class async_mutex;

class async_mutex_lock {
  public:
    explicit async_mutex_lock(async_mutex &mutex, std::adopt_lock_t) noexcept;
    async_mutex_lock(async_mutex_lock &&other) noexcept;
    ~async_mutex_lock();

  private:
    async_mutex *m_mutex;
};

struct async_mutex_lock_operation {
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<> awaiter) noexcept;
    void await_resume() const noexcept;
};

struct async_mutex_scoped_lock_operation : async_mutex_lock_operation {
    [[nodiscard]] async_mutex_lock await_resume() const noexcept;
};

class async_mutex {
  public:
    async_mutex() noexcept;
    ~async_mutex();

    bool try_lock() noexcept;
    async_mutex_lock_operation lock_async() noexcept;
    async_mutex_scoped_lock_operation scoped_lock_async() noexcept;
    void unlock();

  private:
    std::atomic<std::uintptr_t> m_state;
    async_mutex_lock_operation *m_waiters;
};
} // namespace cppcoro

#endif
