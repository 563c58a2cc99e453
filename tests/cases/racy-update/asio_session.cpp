// A server's counters in the shape asio's examples have.
#include "../support/asio_mini.hpp"
#include <cstddef>

class ChatServer {
  public:
    explicit ChatServer(asio::io_context &context) : timer_(context) {}

    asio::awaitable<> receive(asio::tcp_socket &socket) {
        char data[64];
        std::size_t received = received_;
        std::size_t size = co_await socket.async_read_some(data, 64, asio::use_awaitable);
        received_ = received + size; // expect: racy-update
    }

    asio::awaitable<> receive_added(asio::tcp_socket &socket) {
        char data[64];
        received_ += co_await socket.async_read_some(data, 64, asio::use_awaitable);
    }

    asio::awaitable<> tick() {
        auto ticks = ticks_;
        co_await timer_.async_wait(asio::use_awaitable);
        ticks_ = ticks + 1; // expect: racy-update
    }

    asio::awaitable<> session(asio::tcp_socket &socket) {
        ++sessions_;
        co_await receive(socket);
        --sessions_;
    }

  private:
    asio::steady_timer timer_;
    std::size_t received_ = 0;
    unsigned ticks_ = 0;
    int sessions_ = 0;
};

asio::awaitable<> chat_shared_with_spawned(asio::io_context &context, asio::steady_timer &timer) {
    int open = 0;
    asio::co_spawn(
        context,
        [&open, &timer]() -> asio::awaitable<> {
            co_await timer.async_wait(asio::use_awaitable);
            ++open;
        }(),
        asio::detached);
    int before = open;
    co_await timer.async_wait(asio::use_awaitable);
    open = before + 1; // expect: racy-update
}
