// A coroutine that is only ever started on a pool's threads may block them; one that anything else
// starts, or may start, stalls the loop.
#include "../support/pools_mini.hpp"
#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <unistd.h>
#include <vector>

namespace coroutines_started_on_a_pool {

// Handed over at the call.

coro::task<int> scheduled() {
    sleep(1);
    co_return 1;
}

coro::task<> spawned() {
    sleep(1);
    co_return;
}

coro::task<> joined() {
    sleep(1);
    co_return;
}

cppcoro::task<int> scheduled_by_cppcoro() {
    sleep(1);
    co_return 1;
}

coro::task<> handed_over(coro::thread_pool &pool, cppcoro::static_thread_pool &other) {
    co_await pool.schedule(scheduled());
    co_await cppcoro::schedule_on(other, scheduled_by_cppcoro());
}

void handed_over_outside(std::unique_ptr<coro::thread_pool> &pool) {
    pool->spawn_detached(spawned());
    coro::sync_wait(pool->spawn_joinable(joined()));
}

// The same for a scheduler, whose threads are those of the loop.

coro::task<int> scheduled_on_loop() {
    sleep(1); // expect: blocking-sleep
    co_return 1;
}

coro::task<> spawned_on_loop() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

cppcoro::task<int> scheduled_on_io_service() {
    sleep(1); // expect: blocking-sleep
    co_return 1;
}

coro::task<> handed_to_loop(coro::scheduler &loop, cppcoro::io_service &service) {
    co_await loop.schedule(scheduled_on_loop());
    loop.spawn_detached(spawned_on_loop());
    co_await cppcoro::schedule_on(service, scheduled_on_io_service());
}

// Kept in a variable before.

coro::task<> kept_before() {
    sleep(1);
    co_return;
}

coro::task<> kept_and_moved_before() {
    sleep(1);
    co_return;
}

coro::task<> kept_for_both() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> overwritten() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

void keep(coro::thread_pool &pool, bool here) {
    auto first = kept_before();
    pool.spawn_detached(std::move(first));
    auto second = kept_and_moved_before();
    auto third = std::move(second);
    pool.schedule(std::move(third));
    auto fourth = kept_for_both();
    if (here)
        start(std::move(fourth));
    else
        pool.spawn_detached(std::move(fourth));
    std::vector<coro::task<>> all;
    all.push_back(overwritten());
    pool.spawn_detached(overwritten());
}

// Another place that starts it counts.

coro::task<> awaited_as_well() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> run_by_main_as_well() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> started_somewhere() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> passed_on_as_well() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

void take(std::function<coro::task<>()> maker);

coro::task<> awaits_as_well(coro::thread_pool &pool) {
    pool.spawn_detached(awaited_as_well());
    co_await awaited_as_well();
}

void starts_in_many_ways(coro::thread_pool &pool) {
    pool.spawn_detached(run_by_main_as_well());
    coro::sync_wait(run_by_main_as_well());
    pool.spawn_detached(started_somewhere());
    start(started_somewhere());
    pool.spawn_detached(passed_on_as_well());
    take(passed_on_as_well);
}

coro::task<> started_by_nobody() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> started_by_itself(int count) {
    sleep(1); // expect: blocking-sleep
    if (count > 0)
        co_await started_by_itself(count - 1);
}

// Behind a hop.

coro::task<> awaited_over_there() {
    sleep(1);
    co_return;
}

coro::task<> awaited_when_back() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> awaited_before() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> awaited_perhaps_over_there() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> spawned_on_loop_from_there() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> hops(coro::thread_pool &pool, coro::scheduler &loop, bool busy) {
    co_await awaited_before();
    if (busy)
        co_await pool.schedule();
    co_await awaited_perhaps_over_there();
    co_await pool.schedule();
    co_await awaited_over_there();
    co_await pool.yield();
    loop.spawn_detached(spawned_on_loop_from_there());
    co_await loop.schedule();
    co_await awaited_when_back();
}

// What such a coroutine awaits starts where it does, until it hops.

coro::task<> awaited_below() {
    sleep(1);
    co_return;
}

coro::task<> awaited_below_and_elsewhere() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> awaited_below_the_hop_back() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

void pause() {
    sleep(1);
}

coro::task<> spawned_to_go_back(coro::scheduler &loop) {
    pause();
    co_await awaited_below();
    co_await awaited_below_and_elsewhere();
    co_await loop.schedule();
    co_await awaited_below_the_hop_back();
    pause(); // expect: blocking-sleep
}

coro::task<> starts_what_goes_back(coro::thread_pool &pool, coro::scheduler &loop) {
    pool.spawn_detached(spawned_to_go_back(loop));
    co_await awaited_below_and_elsewhere();
}

// Lambdas.

void call_later(std::function<coro::task<>()> maker);

coro::task<> lambdas(coro::thread_pool &pool) {
    auto over_there = [](int seconds) -> coro::task<> {
        sleep(static_cast<unsigned>(seconds));
        co_return;
    };
    auto here = []() -> coro::task<> {
        sleep(1); // expect: blocking-sleep
        co_return;
    };
    auto also_here = []() -> coro::task<> {
        sleep(1); // expect: blocking-sleep
        co_return;
    };
    auto kept = []() -> coro::task<> {
        sleep(1); // expect: blocking-sleep
        co_return;
    };
    pool.spawn_detached(over_there(1));
    pool.spawn_detached([]() -> coro::task<> {
        sleep(1);
        co_return;
    }());
    pool.spawn_detached(also_here());
    auto around = [&also_here]() { start(also_here()); };
    around();
    pool.spawn_detached(kept());
    call_later(kept);
    co_await here();
    co_await pool.schedule();
    co_await over_there(2);
}

// Methods, templates and arguments.

class Store {
  public:
    coro::task<int> load(int key) {
        sleep(1);
        co_return key;
    }

    virtual coro::task<int> find(int key) {
        sleep(1); // expect: blocking-sleep
        co_return key;
    }

    virtual ~Store() = default;
};

template <class T> coro::task<T> convert(T value) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    co_return value;
}

coro::task<int> uses_store(coro::thread_pool &pool, Store &store) {
    int found = co_await pool.schedule(store.load(1));
    found += co_await pool.schedule(store.find(2));
    co_return found + co_await pool.schedule(convert(found));
}

// A task that runs as soon as it is called has blocked before it is handed over.

struct Eager {
    struct promise_type {
        Eager get_return_object() {
            return {};
        }
        std::suspend_never initial_suspend() noexcept {
            return {};
        }
        std::suspend_never final_suspend() noexcept {
            return {};
        }
        void return_void() {}
        void unhandled_exception() {}
    };
    operator coro::task<>() const;
};

Eager runs_at_once() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

Eager runs_at_once_over_there() {
    sleep(1);
    co_return;
}

coro::task<> hands_over_too_late(coro::thread_pool &pool) {
    pool.spawn_detached(runs_at_once());
    co_await pool.schedule();
    runs_at_once_over_there();
}

// One's own functions do with it what their bodies say.

class house_pool {
  public:
    void schedule(coro::task<> work);
};

coro::task<> handed_to_a_house_pool() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

void uses_house_pool(house_pool &pool) {
    pool.schedule(handed_to_a_house_pool());
}

template <class T> coro::task<T> run_on(coro::thread_pool &pool, coro::task<T> work) {
    co_await pool.schedule();
    co_return co_await std::move(work);
}

template <class T> coro::task<T> run_before(coro::thread_pool &pool, coro::task<T> work) {
    T result = co_await std::move(work);
    co_await pool.schedule();
    co_return result;
}

void run_beside(coro::thread_pool &pool, coro::task<> &&work) {
    pool.spawn_detached(std::move(work));
}

void run_somewhere_beside(coro::thread_pool &pool, coro::task<> work, bool busy) {
    if (busy)
        run_beside(pool, std::move(work));
    else
        start(std::move(work));
}

void keep_for_later(coro::thread_pool &, coro::task<> work) {
    static std::vector<coro::task<>> queue;
    queue.push_back(std::move(work));
}

coro::task<int> run_by_house_coroutine() {
    sleep(1);
    co_return 1;
}

coro::task<int> run_before_the_hop() {
    sleep(1); // expect: blocking-sleep
    co_return 1;
}

coro::task<> run_by_house_function() {
    sleep(1);
    co_return;
}

coro::task<> run_on_either() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> kept_for_later() {
    sleep(1); // expect: blocking-sleep
    co_return;
}

coro::task<> uses_house_functions(coro::thread_pool &pool, bool busy) {
    int result = co_await run_before(pool, run_before_the_hop());
    result += co_await run_on(pool, run_by_house_coroutine());
    run_beside(pool, run_by_house_function());
    run_somewhere_beside(pool, run_on_either(), busy);
    keep_for_later(pool, kept_for_later());
}

} // namespace coroutines_started_on_a_pool
