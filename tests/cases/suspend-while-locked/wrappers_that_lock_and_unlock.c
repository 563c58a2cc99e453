// A helper that returns with the lock held is the acquisition, at its call.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>

struct wrapped_log {
    pthread_mutex_t lock;
    int lines;
};

static void wrapped_enter(struct wrapped_log *log) {
    pthread_mutex_lock(&log->lock);
}

static void wrapped_leave(struct wrapped_log *log) {
    pthread_mutex_unlock(&log->lock);
}

static struct wrapped_log *wrapped_open(struct wrapped_log *log) {
    wrapped_enter(log);
    log->lines = 0;
    return log;
}

static void wrapped_leave_if_any(struct wrapped_log *log) {
    if (log != NULL)
        wrapped_leave(log);
}

static int wrapped_count(struct wrapped_log *log) {
    wrapped_enter(log);
    int lines = log->lines;
    wrapped_leave(log);
    return lines;
}

#define WRAPPED_ENTER(log) wrapped_enter(log)

void coroutine_fn yield_to_loop(void);

void coroutine_fn wrapped_held(struct wrapped_log *log) {
    wrapped_enter(log); // expect: suspend-while-locked
    log->lines++;
    yield_to_loop();
    wrapped_leave(log);
}

void coroutine_fn wrapped_twice_and_held(struct wrapped_log *log) {
    struct wrapped_log *opened = wrapped_open(log); // expect: suspend-while-locked
    yield_to_loop();
    wrapped_leave(opened);
}

void coroutine_fn wrapped_in_a_macro_and_held(struct wrapped_log *log) {
    WRAPPED_ENTER(log); // expect: suspend-while-locked
    yield_to_loop();
    wrapped_leave(log);
}

void coroutine_fn wrapped_released(struct wrapped_log *log) {
    wrapped_enter(log); // expect: blocking-lock
    log->lines++;
    wrapped_leave(log);
    yield_to_loop();
}

void coroutine_fn wrapped_released_by_hand(struct wrapped_log *log) {
    wrapped_enter(log); // expect: blocking-lock
    log->lines++;
    pthread_mutex_unlock(&log->lock);
    yield_to_loop();
}

void coroutine_fn wrapped_taken_by_hand(struct wrapped_log *log) {
    pthread_mutex_lock(&log->lock); // expect: blocking-lock
    log->lines++;
    wrapped_leave(log);
    yield_to_loop();
}

// "So is one whose release only tests the guard or lock it is given for null."
void coroutine_fn wrapped_released_unless_null(struct wrapped_log *log) {
    wrapped_enter(log); // expect: blocking-lock
    log->lines++;
    wrapped_leave_if_any(log);
    yield_to_loop();
}

void coroutine_fn wrapped_whole_section(struct wrapped_log *log) {
    if (wrapped_count(log) > 0) // expect: blocking-lock
        yield_to_loop();
}

void coroutine_fn wrapped_releases_another(struct wrapped_log *log, struct wrapped_log *other) {
    wrapped_enter(log); // expect: suspend-while-locked
    wrapped_leave(other);
    yield_to_loop();
}
