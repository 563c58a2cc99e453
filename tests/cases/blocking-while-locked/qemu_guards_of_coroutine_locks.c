// A guard of a coroutine lock holds it to the end of its scope.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct CoGuardState {
    CoMutex lock;
    QemuMutex thread_lock;
    int fd;
    bool closed;
} CoGuardState;

void coroutine_fn co_guard_to_the_end(CoGuardState *s) {
    QEMU_LOCK_GUARD(&s->lock);
    fsync(s->fd); // expect: blocking-while-locked
}

void coroutine_fn co_guard_with(CoGuardState *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) {
        fsync(s->fd); // expect: blocking-while-locked
    }
}

void coroutine_fn co_guard_in_a_block(CoGuardState *s) {
    int fd;
    {
        QEMU_LOCK_GUARD(&s->lock);
        fd = s->fd;
    }
    fsync(fd); // expect: blocking-io
}

void coroutine_fn co_guard_behind_with(CoGuardState *s) {
    WITH_QEMU_LOCK_GUARD(&s->lock) {
        if (s->closed)
            break;
        s->closed = true;
    }
    fsync(s->fd); // expect: blocking-io
}

void coroutine_fn co_guard_before_it(CoGuardState *s) {
    fsync(s->fd); // expect: blocking-io
    QEMU_LOCK_GUARD(&s->lock);
    s->closed = true;
}

void coroutine_fn co_guard_of_a_thread_lock(CoGuardState *s) {
    QEMU_LOCK_GUARD(&s->thread_lock); // expect: blocking-lock
    fsync(s->fd);                     // expect: blocking-io
}
