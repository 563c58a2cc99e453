// What the catalogs know to start tasks or run callables elsewhere: asio::co_spawn, asio::post,
// cppcoro's async_scope, std::stop_callback.
#include "../support/asio_mini.hpp"
#include "../support/async_locks_mini.hpp"
#include <functional>
#include <mutex>
#include <stop_token>

namespace asio { // imitated
class thread_pool {};
void post(thread_pool &pool, std::function<void()> work);
} // namespace asio

namespace cppcoro { // imitated
class async_scope {
  public:
    template <class Awaitable> void spawn(Awaitable &&awaitable);
};
} // namespace cppcoro

int spawn_total;

asio::awaitable<> spawn_worker(cppcoro::async_mutex &mutex) {
    co_await mutex.lock_async();
    ++spawn_total;
    mutex.unlock();
}

asio::awaitable<> spawn_by_asio(asio::io_context &context) {
    cppcoro::async_mutex mutex;
    asio::co_spawn(context, spawn_worker(mutex), asio::detached);
    co_await mutex.lock_async();
    ++spawn_total;
    mutex.unlock();
}

asio::awaitable<> spawn_by_scope(cppcoro::async_scope &scope) {
    cppcoro::async_mutex mutex;
    scope.spawn(spawn_worker(mutex));
    co_await mutex.lock_async();
    ++spawn_total;
    mutex.unlock();
}

asio::awaitable<> post_to_a_pool(asio::thread_pool &pool) {
    std::mutex mutex;
    asio::post(pool, [&mutex] { std::lock_guard guard(mutex); });
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}

asio::awaitable<> post_without_the_mutex(asio::thread_pool &pool) {
    std::mutex mutex; // expect: lock-per-call
    asio::post(pool, [] { ++spawn_total; });
    std::lock_guard guard(mutex);
    co_return;
}

asio::awaitable<> spawn_nothing() {
    cppcoro::async_mutex mutex; // expect: lock-per-call
    co_await spawn_worker(mutex);
}

asio::awaitable<> called_when_stopped(std::stop_token token) {
    std::mutex mutex;
    std::stop_callback callback(token, [&mutex] { std::lock_guard guard(mutex); });
    std::lock_guard guard(mutex); // expect: blocking-lock
    co_return;
}
