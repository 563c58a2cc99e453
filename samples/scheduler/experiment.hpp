/*
 * What the C++ samples have in common: many tasks update one counter while a heartbeat beats beside
 * them. A lost update shows as a count that is too low, a stalled loop as missed beats.
 */
#ifndef COROLINT_SAMPLES_EXPERIMENT_HPP
#define COROLINT_SAMPLES_EXPERIMENT_HPP

#include "coro.hpp"

#include <cstdio>
#include <cstdlib>

namespace experiment {

using namespace std::chrono_literals;

inline constexpr auto beat = 20ms;
/* So many missed beats are a stall: a busy machine alone does not cause them. */
inline constexpr int stall_beats = 10;
/* How long the faults block the thread: twice as long as it takes to tell. */
inline constexpr auto stall = 2 * stall_beats * beat;

/* Adds 1 to the sample's counter, rightly or wrongly. */
using update_function = coro::task (*)();

struct outcome {
    int updates = 0; /* that were made */
    int counter = 0; /* that arrived */
    int missed_beats = 0;

    bool lost_updates() const {
        return counter < updates;
    }
    bool stalled() const {
        return missed_beats >= stall_beats;
    }
    /* Every update arrived and the loop never stalled. */
    bool went_well() const {
        return !lost_updates() && !stalled();
    }
};

namespace detail {

struct progress {
    int running = 0;
    int missed_beats = 0;
};

inline coro::task run_update(update_function update, progress &shown) {
    co_await update();
    --shown.running;
}

inline coro::task run_heartbeat(progress &shown) {
    auto due = coro::clock::now() + beat;
    // At least one beat, so that a stall just before the end is counted as well.
    do {
        co_await coro::sleep_for(due - coro::clock::now());
        const auto missed = (coro::clock::now() - due) / beat;
        shown.missed_beats += static_cast<int>(missed);
        due += (missed + 1) * beat;
    } while (shown.running > 0);
}

} // namespace detail

/* Sets the counter to 0, runs so many updates beside a heartbeat, and prints the outcome. */
inline outcome run(const char *label, update_function update, int updates, int &counter) {
    detail::progress progress{.running = updates};
    counter = 0;
    coro::loop.spawn(detail::run_heartbeat(progress));
    for (int i = 0; i < updates; ++i)
        coro::loop.spawn(detail::run_update(update, progress));
    coro::loop.run();

    std::printf("%s: counter %d of %d, missed beats %d\n", label, counter, updates,
                progress.missed_beats);
    return {.updates = updates, .counter = counter, .missed_beats = progress.missed_beats};
}

/* The exit status of the sample: whether fault and cure behaved as they should. */
inline int conclude(bool as_expected) {
    if (as_expected)
        return EXIT_SUCCESS;
    std::fputs("not what this sample should show\n", stderr);
    return EXIT_FAILURE;
}

} // namespace experiment

#endif
