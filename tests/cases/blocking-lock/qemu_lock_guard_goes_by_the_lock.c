// QEMU_LOCK_GUARD takes any kind of lock: _Generic decides which, and with it the finding.
#include "../support/qemu_mini.h"

typedef struct BDRVState {
    QemuMutex thread_lock;
    CoMutex co_lock;
    int in_flight;
} BDRVState;

int coroutine_fn bdrv_co_guard_thread(BDRVState *s) {
    QEMU_LOCK_GUARD(&s->thread_lock); // expect: blocking-lock
    return ++s->in_flight;
}

int coroutine_fn bdrv_co_guard_co(BDRVState *s) {
    QEMU_LOCK_GUARD(&s->co_lock);
    return ++s->in_flight;
}

void coroutine_fn bdrv_co_with_thread(BDRVState *s) {
    WITH_QEMU_LOCK_GUARD(&s->thread_lock) { // expect: blocking-lock
        s->in_flight++;
    }
}

void coroutine_fn bdrv_co_with_co(BDRVState *s) {
    WITH_QEMU_LOCK_GUARD(&s->co_lock) {
        s->in_flight++;
    }
}
