// Imitates what the cases need of asio's coroutines: awaitable, use_awaitable, co_spawn and a
// timer. The names are asio's; the rest is left out.
#ifndef COROLINT_CASES_SUPPORT_ASIO_MINI_HPP
#define COROLINT_CASES_SUPPORT_ASIO_MINI_HPP

#include "task.hpp"

namespace asio {
template <class T = void> using awaitable = Task<T>;

struct use_awaitable_t {};
inline constexpr use_awaitable_t use_awaitable;
struct detached_t {};
inline constexpr detached_t detached;

class io_context {};

class steady_timer {
  public:
    explicit steady_timer(io_context &context);
    awaitable<> async_wait(use_awaitable_t token);
};

class tcp_socket {
  public:
    explicit tcp_socket(io_context &context);
    awaitable<std::size_t> async_read_some(void *data, std::size_t size, use_awaitable_t token);
    awaitable<std::size_t> async_write_some(const void *data, std::size_t size,
                                            use_awaitable_t token);
};

template <class T> void co_spawn(io_context &context, awaitable<T> work, detached_t token);
} // namespace asio

#endif
