// What a function does when it is not in a coroutine is not the coroutine's fault.
#include "../support/qemu_mini.h"

typedef struct BDRVState {
    QemuMutex lock;
    CoMutex co_lock;
    int in_flight;
} BDRVState;

void coroutine_fn bdrv_co_outside_branch(BDRVState *s) {
    if (qemu_in_coroutine()) {
        qemu_co_mutex_lock(&s->co_lock);
        s->in_flight++;
        qemu_co_mutex_unlock(&s->co_lock);
    } else {
        qemu_mutex_lock(&s->lock);
        s->in_flight++;
        qemu_mutex_unlock(&s->lock);
    }
}

void coroutine_fn bdrv_co_negated(BDRVState *s) {
    if (!qemu_in_coroutine()) {
        qemu_mutex_lock(&s->lock);
        s->in_flight++;
        qemu_mutex_unlock(&s->lock);
    }
}

void coroutine_fn bdrv_co_inside_branch(BDRVState *s) {
    if (qemu_in_coroutine()) {
        qemu_mutex_lock(&s->lock); // expect: blocking-lock
        s->in_flight++;
        qemu_mutex_unlock(&s->lock);
    }
}
