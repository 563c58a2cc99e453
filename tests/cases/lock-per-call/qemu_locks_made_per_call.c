// Coroutine locks protect as little as thread locks when every call makes its own.
#include "../support/qemu_mini.h"

static int in_flight;

void coroutine_fn bdrv_co_count(void) {
    CoMutex lock; // expect: lock-per-call
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    in_flight++;
    qemu_co_mutex_unlock(&lock);
}

void coroutine_fn bdrv_co_read_count(int *count) {
    CoRwlock lock; // expect: lock-per-call
    qemu_co_rwlock_init(&lock);
    qemu_co_rwlock_rdlock(&lock);
    *count = in_flight;
    qemu_co_rwlock_unlock(&lock);
}

void coroutine_fn bdrv_co_count_for_threads(void) {
    QemuMutex lock; // expect: lock-per-call
    qemu_mutex_init(&lock);
    qemu_mutex_lock(&lock);
    in_flight++;
    qemu_mutex_unlock(&lock);
    qemu_mutex_destroy(&lock);
}

void coroutine_fn bdrv_co_count_once_made(CoMutex *lock) {
    qemu_co_mutex_lock(lock);
    in_flight++;
    qemu_co_mutex_unlock(lock);
}

void coroutine_fn bdrv_co_count_static(void) {
    static CoMutex lock;
    qemu_co_mutex_lock(&lock);
    in_flight++;
    qemu_co_mutex_unlock(&lock);
}
