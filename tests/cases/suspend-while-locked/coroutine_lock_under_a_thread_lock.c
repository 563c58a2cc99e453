// Taking a coroutine lock suspends; whatever thread lock is held then is held too long.
#include "../support/qemu_mini.h"

typedef struct MixedState {
    QemuMutex lock;
    CoMutex co_lock;
    CoRwlock rwlock;
    int value;
} MixedState;

void coroutine_fn mixed_mutex_inside(MixedState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_co_mutex_lock(&s->co_lock);
    s->value++;
    qemu_co_mutex_unlock(&s->co_lock);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn mixed_reader_inside(MixedState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_co_rwlock_rdlock(&s->rwlock);
    qemu_co_rwlock_unlock(&s->rwlock);
    qemu_mutex_unlock(&s->lock);
}

// "A thread lock taken while an async lock is held is a blocking call like any other."
void coroutine_fn mixed_mutex_outside(MixedState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_mutex_lock(&s->lock); // expect: blocking-while-locked
    s->value++;
    qemu_mutex_unlock(&s->lock);
    qemu_co_mutex_unlock(&s->co_lock);
}

// "suspend-while-locked wins over blocking-lock and blocking-while-locked."
void coroutine_fn mixed_both_held_over_a_yield(MixedState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    qemu_coroutine_yield();
    qemu_mutex_unlock(&s->lock);
    qemu_co_mutex_unlock(&s->co_lock);
}

void coroutine_fn mixed_one_after_the_other(MixedState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    s->value++;
    qemu_mutex_unlock(&s->lock);
    qemu_co_mutex_lock(&s->co_lock);
    s->value++;
    qemu_co_mutex_unlock(&s->co_lock);
}

// Unlocking a coroutine lock wakes another coroutine and does not suspend this one.
void coroutine_fn mixed_unlock_under_a_thread_lock(MixedState *s) {
    qemu_co_mutex_lock(&s->co_lock);
    qemu_mutex_lock(&s->lock); // expect: blocking-while-locked
    s->value++;
    qemu_co_mutex_unlock(&s->co_lock);
    qemu_mutex_unlock(&s->lock);
}
