// "A lock reported by lock-per-call appears in no other rule."
#include "../support/qemu_mini.h"
#include <unistd.h>

void coroutine_fn percall_co_mutex(int fd) {
    CoMutex lock; // expect: lock-per-call
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    fsync(fd); // expect: blocking-io
    qemu_co_mutex_unlock(&lock);
}

void coroutine_fn percall_static_co_mutex(int fd) {
    static CoMutex lock;
    qemu_co_mutex_lock(&lock);
    fsync(fd); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&lock);
}
