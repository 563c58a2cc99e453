// A suspension or a blocking call under such a lock is no fault of the lock.
#include "../support/qemu_mini.h"
#include <unistd.h>

static int lone_value;

void coroutine_fn lone_thread_lock_over_a_yield(void) {
    QemuMutex lock; // expect: lock-per-call
    qemu_mutex_init(&lock);
    qemu_mutex_lock(&lock);
    lone_value++;
    qemu_coroutine_yield();
    qemu_mutex_unlock(&lock);
}

void coroutine_fn lone_async_lock_over_a_sleep(void) {
    CoMutex lock; // expect: lock-per-call
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    lone_value++;
    sleep(1); // expect: blocking-sleep
    qemu_co_mutex_unlock(&lock);
}
