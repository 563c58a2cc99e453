// A coroutine lock given back by a wait is held again when the wait is over.
#include "../support/qemu_mini.h"
#include <unistd.h>

typedef struct QueueState {
    CoMutex lock;
    CoQueue free;
    int used;
    int fd;
} QueueState;

void coroutine_fn queue_blocks_after_the_wait(QueueState *s) {
    qemu_co_mutex_lock(&s->lock);
    while (s->used > 8)
        qemu_co_queue_wait(&s->free, &s->lock);
    fsync(s->fd); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn queue_blocks_after_the_unlock(QueueState *s) {
    qemu_co_mutex_lock(&s->lock);
    qemu_co_queue_wait(&s->free, &s->lock);
    s->used++;
    qemu_co_mutex_unlock(&s->lock);
    fsync(s->fd); // expect: blocking-io
}
