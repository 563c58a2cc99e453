/* A helper that lets go of its caller's lock, suspends, and takes it again. */
#include "../support/qemu_mini.h"

static QemuMutex again_mutex;
static int again_count;

static void coroutine_fn again_pause_locked(void) {
    qemu_mutex_unlock(&again_mutex);
    qemu_coroutine_yield();
    qemu_mutex_lock(&again_mutex); // expect: blocking-lock
}

static void coroutine_fn again_point_locked(void) {
    if (again_count > 3)
        again_pause_locked();
}

void coroutine_fn again_by_guard(void) {
    {
        QEMU_LOCK_GUARD(&again_mutex); // expect: blocking-lock
        again_point_locked();
        again_count++;
    }
    qemu_coroutine_yield();
}

void coroutine_fn again_by_call(void) {
    qemu_mutex_lock(&again_mutex); // expect: blocking-lock
    again_point_locked();
    qemu_mutex_unlock(&again_mutex);
    qemu_coroutine_yield();
}

void coroutine_fn again_in_the_open(void) {
    {
        QEMU_LOCK_GUARD(&again_mutex); // expect: blocking-lock
        again_count++;
        qemu_mutex_unlock(&again_mutex);
        qemu_coroutine_yield();
        qemu_mutex_lock(&again_mutex); // expect: blocking-lock
    }
    qemu_coroutine_yield();
}

void coroutine_fn again_and_held_over_another(void) {
    qemu_mutex_lock(&again_mutex); // expect: suspend-while-locked
    again_point_locked();
    qemu_coroutine_yield();
    qemu_mutex_unlock(&again_mutex);
}
