// QEMU's guards hold the lock to the end of their scope, and no longer.
#include "../support/qemu_mini.h"

typedef struct GuardDisk {
    QemuMutex lock;
    CoMutex co_lock;
    QemuSpin spin;
    int in_flight;
    bool closed;
} GuardDisk;

void coroutine_fn guard_disk_to_the_end(GuardDisk *s) {
    QEMU_LOCK_GUARD(&s->lock); // expect: suspend-while-locked
    s->in_flight++;
    qemu_coroutine_yield();
}

void coroutine_fn guard_disk_spin(GuardDisk *s) {
    QEMU_LOCK_GUARD(&s->spin); // expect: suspend-while-locked
    qemu_coroutine_yield();
}

void coroutine_fn guard_disk_in_a_block(GuardDisk *s) {
    {
        QEMU_LOCK_GUARD(&s->lock); // expect: blocking-lock
        s->in_flight++;
    }
    qemu_coroutine_yield();
}

void coroutine_fn guard_disk_after_the_suspension(GuardDisk *s) {
    qemu_coroutine_yield();
    QEMU_LOCK_GUARD(&s->lock); // expect: blocking-lock
    s->in_flight++;
}

void coroutine_fn guard_disk_per_round(GuardDisk *s) {
    while (!s->closed) {
        {
            QEMU_LOCK_GUARD(&s->lock); // expect: blocking-lock
            s->in_flight++;
        }
        qemu_coroutine_yield();
    }
}

void coroutine_fn guard_disk_whole_round(GuardDisk *s) {
    while (!s->closed) {
        QEMU_LOCK_GUARD(&s->lock); // expect: suspend-while-locked
        s->in_flight++;
        qemu_coroutine_yield();
    }
}

void coroutine_fn guard_disk_with(GuardDisk *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) { // expect: suspend-while-locked
        s->in_flight++;
        qemu_coroutine_yield();
    }
}

void coroutine_fn guard_disk_behind_with(GuardDisk *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) { // expect: blocking-lock
        s->in_flight++;
    }
    qemu_coroutine_yield();
}

void coroutine_fn guard_disk_out_of_with(GuardDisk *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) { // expect: blocking-lock
        if (s->closed)
            break;
        s->in_flight++;
    }
    qemu_coroutine_yield();
}

int coroutine_fn guard_disk_returns_out_of_with(GuardDisk *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) { // expect: blocking-lock
        if (s->closed)
            return -1;
        s->in_flight++;
    }
    qemu_coroutine_yield();
    return 0;
}

void coroutine_fn guard_disk_co(GuardDisk *s) {
    QEMU_LOCK_GUARD(&s->co_lock);
    s->in_flight++;
    qemu_coroutine_yield();
}

void coroutine_fn guard_disk_with_co(GuardDisk *s) {
    WITH_QEMU_LOCK_GUARD(&s->co_lock) {
        s->in_flight++;
        qemu_coroutine_yield();
    }
}
