// QemuMutex, QemuRecMutex, QemuSpin and the main loop's lock belong to threads.
#include "../support/qemu_mini.h"

typedef struct BDRVState {
    QemuMutex lock;
    QemuRecMutex rec_lock;
    QemuSpin spin;
    int in_flight;
} BDRVState;

void coroutine_fn bdrv_co_count(BDRVState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    s->in_flight++;
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn bdrv_co_count_recursive(BDRVState *s) {
    qemu_rec_mutex_lock(&s->rec_lock); // expect: blocking-lock
    s->in_flight++;
    qemu_rec_mutex_unlock(&s->rec_lock);
}

void coroutine_fn bdrv_co_count_spinning(BDRVState *s) {
    qemu_spin_lock(&s->spin); // expect: blocking-lock
    s->in_flight++;
    qemu_spin_unlock(&s->spin);
}

void coroutine_fn bdrv_co_count_big_lock(BDRVState *s) {
    qemu_mutex_lock_iothread(); // expect: blocking-lock
    s->in_flight++;
    qemu_mutex_unlock_iothread();
}

void coroutine_fn bdrv_co_count_if_free(BDRVState *s) {
    if (qemu_mutex_trylock(&s->lock) == 0) {
        s->in_flight++;
        qemu_mutex_unlock(&s->lock);
    }
    if (!qemu_spin_trylock(&s->spin)) {
        s->in_flight++;
        qemu_spin_unlock(&s->spin);
    }
}
