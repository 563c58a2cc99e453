// QEMU's thread primitives wait; its coroutine queue suspends.
#include "../support/qemu_mini.h"

typedef struct BDRVState {
    CoMutex co_lock;
    CoQueue co_queue;
    QemuMutex lock;
    QemuCond cond;
    QemuSemaphore sem;
    QemuEvent event;
    QemuThread thread;
    int in_flight;
} BDRVState;

void coroutine_fn bdrv_co_wait_on_threads(BDRVState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    while (s->in_flight) {
        qemu_cond_wait(&s->cond, &s->lock); // expect: blocking-wait
    }
    qemu_mutex_unlock(&s->lock);
    qemu_sem_wait(&s->sem);           // expect: blocking-wait
    qemu_sem_timedwait(&s->sem, 100); // expect: blocking-wait
    qemu_event_wait(&s->event);       // expect: blocking-wait
    qemu_thread_join(&s->thread);     // expect: blocking-wait
}

void coroutine_fn bdrv_co_wait_on_coroutines(BDRVState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    while (s->in_flight) {
        qemu_co_queue_wait(&s->co_queue, &s->co_lock);
    }
    qemu_co_mutex_unlock(&s->co_lock);
}

void coroutine_fn bdrv_co_wake_all(BDRVState *s) {
    qemu_cond_signal(&s->cond);
    qemu_sem_post(&s->sem);
    qemu_event_set(&s->event);
    qemu_co_queue_next(&s->co_queue);
}
