// A helper that blocks is reported at its call; a coroutine that blocks answers for itself.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct HelperState {
    CoMutex lock;
    int fd;
    int value;
} HelperState;

static void helper_flush(HelperState *s) {
    fsync(s->fd);
}

static void helper_flush_twice(HelperState *s) {
    helper_flush(s);
    helper_flush(s);
}

static void helper_counts(HelperState *s) {
    s->value++;
}

// "A coroutine's own faults belong to it alone, never to coroutines that call it."
static void coroutine_fn helper_co_flush(HelperState *s) {
    fsync(s->fd); // expect: blocking-io
    qemu_coroutine_yield();
}

static int coroutine_mixed_fn helper_locked_flush(HelperState *s) {
    qemu_co_mutex_lock(&s->lock);
    int error = fsync(s->fd);
    qemu_co_mutex_unlock(&s->lock);
    return error;
}

void coroutine_fn helper_one_level(HelperState *s) {
    qemu_co_mutex_lock(&s->lock);
    helper_flush(s); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn helper_two_levels(HelperState *s) {
    qemu_co_mutex_lock(&s->lock);
    helper_flush_twice(s); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

// "It looks at locks taken by the function that reports, or by its helpers."
int coroutine_fn helper_that_locks_and_blocks(HelperState *s) {
    return helper_locked_flush(s); // expect: blocking-while-locked
}

void coroutine_fn helper_after_the_unlock(HelperState *s) {
    qemu_co_mutex_lock(&s->lock);
    helper_counts(s);
    qemu_co_mutex_unlock(&s->lock);
    helper_flush_twice(s); // expect: blocking-io
}

void coroutine_fn helper_is_a_coroutine(HelperState *s) {
    qemu_co_mutex_lock(&s->lock);
    helper_co_flush(s);
    qemu_co_mutex_unlock(&s->lock);
}
