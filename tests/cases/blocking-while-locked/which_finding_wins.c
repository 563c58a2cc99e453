// suspend-while-locked wins at an acquisition, blocking-while-locked over the plain kinds.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct WinsState {
    CoMutex co_lock;
    QemuMutex lock;
    int fd;
} WinsState;

void coroutine_fn wins_suspend(WinsState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    fsync(s->fd);              // expect: blocking-while-locked
    qemu_coroutine_yield();
    qemu_mutex_unlock(&s->lock);
    qemu_co_mutex_unlock(&s->co_lock);
}

void coroutine_fn wins_blocking(WinsState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_mutex_lock(&s->lock); // expect: blocking-while-locked
    fsync(s->fd);              // expect: blocking-while-locked
    qemu_mutex_unlock(&s->lock);
    qemu_co_mutex_unlock(&s->co_lock);
}

void coroutine_fn wins_neither(WinsState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    fsync(s->fd);              // expect: blocking-io
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn wins_suspend_by_the_inner_lock(WinsState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_co_mutex_lock(&s->co_lock);
    fsync(s->fd); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->co_lock);
    qemu_mutex_unlock(&s->lock);
}
