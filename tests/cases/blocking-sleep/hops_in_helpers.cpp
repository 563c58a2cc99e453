// A hop to a pool, or the hop back, may be what a helper does: one that hands on what is to be
// awaited, or a coroutine that ends over there.
#include "../support/pools_mini.hpp"
#include <unistd.h>

namespace hops_in_helpers {

struct Threads {
    coro::thread_pool pool;
    coro::scheduler loop;

    auto to_pool() {
        return pool.schedule();
    }
    auto to_loop() {
        return loop.schedule();
    }
    auto to_pool_in_the_end() {
        return to_pool();
    }
    virtual coro::schedule_operation to_anywhere() {
        return pool.schedule();
    }
    virtual ~Threads() = default;
};

coro::task<> away(Threads &threads) {
    co_await threads.to_pool();
}

coro::task<> back(Threads &threads) {
    co_await threads.to_loop();
}

coro::task<> perhaps_away(Threads &threads, bool busy) {
    if (busy)
        co_await threads.to_pool();
}

coro::task<> there_and_back(Threads &threads) {
    co_await away(threads);
    co_await back(threads);
}

coro::task<> away_in_the_end(Threads &threads) {
    co_await back(threads);
    co_await away(threads);
}

coro::task<> by_functions(Threads &threads) {
    co_await threads.to_pool();
    sleep(1);
    co_await threads.to_loop();
    sleep(1); // expect: blocking-sleep
    co_await threads.to_pool_in_the_end();
    sleep(1);
}

coro::task<> by_coroutines(Threads &threads) {
    co_await away(threads);
    sleep(1);
    co_await back(threads);
    sleep(1); // expect: blocking-sleep
    co_await away_in_the_end(threads);
    sleep(1);
}

coro::task<> kept_first(Threads &threads) {
    auto hop = threads.to_pool();
    co_await std::move(hop);
    sleep(1);
    auto again = threads.to_loop();
    co_await again;
    sleep(1); // expect: blocking-sleep
}

coro::task<> no_hops(Threads &threads, bool busy) {
    threads.to_pool();
    sleep(1); // expect: blocking-sleep
    co_await there_and_back(threads);
    sleep(1); // expect: blocking-sleep
    co_await perhaps_away(threads, busy);
    sleep(1); // expect: blocking-sleep
    co_await threads.to_anywhere();
    sleep(1); // expect: blocking-sleep
}

} // namespace hops_in_helpers
