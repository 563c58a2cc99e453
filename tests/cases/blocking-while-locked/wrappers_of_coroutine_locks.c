// Wrappers return with the lock held, or let go of it.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct WrapState {
    CoMutex lock;
    int fd;
} WrapState;

static void coroutine_mixed_fn wrap_lock(WrapState *s) {
    qemu_co_mutex_lock(&s->lock);
}

static void coroutine_mixed_fn wrap_unlock(WrapState *s) {
    qemu_co_mutex_unlock(&s->lock);
}

static void coroutine_fn wrap_co_lock(WrapState *s) {
    qemu_co_mutex_lock(&s->lock);
}

static void coroutine_fn wrap_co_unlock(WrapState *s) {
    qemu_co_mutex_unlock(&s->lock);
}

// "So is one whose release only tests the guard or lock it is given for null."
static void coroutine_mixed_fn wrap_unlock_if_any(WrapState *s) {
    if (s)
        qemu_co_mutex_unlock(&s->lock);
}

#define WRAP_LOCK(s) qemu_co_mutex_lock(&(s)->lock)
#define WRAP_UNLOCK(s) qemu_co_mutex_unlock(&(s)->lock)

void coroutine_fn wrap_held(WrapState *s) {
    wrap_lock(s);
    fsync(s->fd); // expect: blocking-while-locked
    wrap_unlock(s);
}

void coroutine_fn wrap_held_by_a_coroutine(WrapState *s) {
    wrap_co_lock(s);
    fsync(s->fd); // expect: blocking-while-locked
    wrap_co_unlock(s);
}

void coroutine_fn wrap_held_by_a_macro(WrapState *s) {
    WRAP_LOCK(s);
    fsync(s->fd); // expect: blocking-while-locked
    WRAP_UNLOCK(s);
}

void coroutine_fn wrap_released(WrapState *s) {
    wrap_lock(s);
    int fd = s->fd;
    wrap_unlock(s);
    fsync(fd); // expect: blocking-io
}

void coroutine_fn wrap_released_by_a_coroutine(WrapState *s) {
    wrap_co_lock(s);
    int fd = s->fd;
    wrap_co_unlock(s);
    fsync(fd); // expect: blocking-io
}

void coroutine_fn wrap_released_unless_null(WrapState *s) {
    qemu_co_mutex_lock(&s->lock);
    int fd = s->fd;
    wrap_unlock_if_any(s);
    fsync(fd); // expect: blocking-io
}

// "Not by its callers."
static void coroutine_fn wrap_caller_holds_it(WrapState *s) {
    fsync(s->fd); // expect: blocking-io
    qemu_coroutine_yield();
}

void coroutine_fn wrap_caller(WrapState *s) {
    wrap_lock(s);
    wrap_caller_holds_it(s);
    wrap_unlock(s);
}
