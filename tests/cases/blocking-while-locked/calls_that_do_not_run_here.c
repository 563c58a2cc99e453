// Code that cannot run, runs outside a coroutine, or runs on a worker thread.
#include "../support/qemu_mini.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define v9fs_co_run_in_worker(code_block)                                                          \
    do {                                                                                           \
        elsewhere_switch_to();                                                                     \
        qemu_coroutine_yield();                                                                    \
        code_block;                                                                                \
        qemu_coroutine_yield();                                                                    \
    } while (0)

typedef struct ElsewhereState {
    CoMutex lock;
    int fd;
} ElsewhereState;

void elsewhere_switch_to(void);
int coroutine_fn thread_pool_submit_co(int (*func)(void *opaque), void *opaque);

static int elsewhere_job(void *opaque) {
    ElsewhereState *s = opaque;
    return fsync(s->fd);
}

void coroutine_fn elsewhere_in_the_pool(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    thread_pool_submit_co(elsewhere_job, s);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn elsewhere_in_a_worker(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    v9fs_co_run_in_worker({ fsync(s->fd); });
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn elsewhere_called_directly(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    elsewhere_job(s); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn elsewhere_outside_a_coroutine(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (!qemu_in_coroutine())
        fsync(s->fd);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn elsewhere_inside_a_coroutine(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (qemu_in_coroutine())
        fsync(s->fd); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn elsewhere_never(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (0)
        fsync(s->fd);
    qemu_co_mutex_unlock(&s->lock);
    return;
    fsync(s->fd);
}

void coroutine_fn elsewhere_unlocked_or_dead(ElsewhereState *s) {
    qemu_co_mutex_lock(&s->lock);
    if (s->fd < 0) {
        fputs("closed\n", stderr);
        abort();
    }
    qemu_co_mutex_unlock(&s->lock);
    fsync(s->fd); // expect: blocking-io
}
