// A suspension in code that cannot run, or behind a path that ends the program, is none.
#include "../support/marks.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define CANNOT_DEBUG 0

struct cannot_state {
    pthread_mutex_t lock;
    int value;
};

_Noreturn void cannot_panic(const char *why);
void coroutine_fn yield_to_loop(void);
int coroutine_fn cannot_ask(void);

void coroutine_fn cannot_if_zero(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    if (0)
        yield_to_loop();
    if (CANNOT_DEBUG && state->value)
        yield_to_loop();
    while (0)
        yield_to_loop();
    pthread_mutex_unlock(&state->lock);
}

void coroutine_fn cannot_after_return(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    state->value++;
    pthread_mutex_unlock(&state->lock);
    return;
    pthread_mutex_lock(&state->lock);
    yield_to_loop();
}

void coroutine_fn cannot_after_an_endless_loop(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    for (;;)
        state->value++;
    yield_to_loop();
}

void coroutine_fn cannot_without_the_unlock(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    if (state->value < 0)
        abort();
    pthread_mutex_unlock(&state->lock);
    yield_to_loop();
}

void coroutine_fn cannot_go_on_after_a_panic(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    if (state->value >= 0)
        pthread_mutex_unlock(&state->lock);
    else
        cannot_panic("negative");
    yield_to_loop();
}

void coroutine_fn cannot_be_unlocked_by_default(struct cannot_state *state, int kind) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    switch (kind) {
    case 0:
    case 1:
        pthread_mutex_unlock(&state->lock);
        break;
    default:
        fputs("no such kind\n", stderr);
        exit(1);
    }
    yield_to_loop();
}

size_t coroutine_fn cannot_be_evaluated(struct cannot_state *state) {
    pthread_mutex_lock(&state->lock); // expect: blocking-lock
    size_t size = sizeof(cannot_ask());
    pthread_mutex_unlock(&state->lock);
    return size;
}

void coroutine_fn cannot_skip_the_lock_that_always_runs(struct cannot_state *state) {
    if (1)
        pthread_mutex_lock(&state->lock); // expect: suspend-while-locked
    yield_to_loop();
    pthread_mutex_unlock(&state->lock);
}
