// qemu_co_queue_wait gives its lock back while it sleeps: that one, and no other.
#include "../support/qemu_mini.h"

typedef struct WaitRing {
    QemuMutex lock;
    QemuMutex stats_lock;
    CoMutex co_lock;
    CoQueue free;
    int used;
    int waits;
} WaitRing;

void coroutine_fn wait_ring_alone(WaitRing *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    while (s->used == 8)
        qemu_co_queue_wait(&s->free, &s->lock);
    s->used++;
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn wait_ring_with_another_held(WaitRing *s) {
    qemu_mutex_lock(&s->stats_lock); // expect: suspend-while-locked
    s->waits++;
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    qemu_co_queue_wait(&s->free, &s->lock);
    qemu_mutex_unlock(&s->lock);
    qemu_mutex_unlock(&s->stats_lock);
}

void coroutine_fn wait_ring_held_again_afterwards(WaitRing *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_co_queue_wait(&s->free, &s->lock);
    qemu_coroutine_yield();
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn wait_ring_released_afterwards(WaitRing *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    qemu_co_queue_wait(&s->free, &s->lock);
    qemu_mutex_unlock(&s->lock);
    qemu_coroutine_yield();
}

void coroutine_fn wait_ring_coroutine_lock(WaitRing *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_co_queue_wait(&s->free, &s->co_lock);
    s->used++;
    qemu_co_mutex_unlock(&s->co_lock);
}

void coroutine_fn wait_ring_thread_lock_and_coroutine_lock(WaitRing *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_co_mutex_lock(&s->co_lock);
    qemu_co_queue_wait(&s->free, &s->co_lock);
    qemu_co_mutex_unlock(&s->co_lock);
    qemu_mutex_unlock(&s->lock);
}
