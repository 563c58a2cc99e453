// The branch for callers outside a coroutine does not count, the other one does.
#include "../support/qemu_mini.h"

typedef struct OutsideState {
    QemuMutex lock;
    int value;
} OutsideState;

bool outside_poll(OutsideState *s);

static void coroutine_mixed_fn outside_wait(OutsideState *s) {
    if (qemu_in_coroutine())
        qemu_coroutine_yield();
    else
        outside_poll(s);
}

static void coroutine_mixed_fn outside_wait_the_wrong_way(OutsideState *s) {
    if (!qemu_in_coroutine()) {
        qemu_coroutine_yield();
        return;
    }
    outside_poll(s);
}

void coroutine_fn outside_inside_branch(OutsideState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    outside_wait(s);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn outside_pruned_branch(OutsideState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    outside_wait_the_wrong_way(s);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn outside_pruned_acquisition(OutsideState *s) {
    if (!qemu_in_coroutine())
        qemu_mutex_lock(&s->lock);
    qemu_coroutine_yield();
    s->value++;
}

void coroutine_fn outside_releases_where_it_runs(OutsideState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    s->value++;
    if (qemu_in_coroutine())
        qemu_mutex_unlock(&s->lock);
    qemu_coroutine_yield();
}
