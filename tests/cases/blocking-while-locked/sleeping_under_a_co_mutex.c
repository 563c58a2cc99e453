// Under a coroutine lock the thread sleeps for everybody: the loop, and those who want the lock.
#include "../support/glib_mini.h"
#include "../support/qemu_mini.h"
#include <time.h>
#include <unistd.h>

typedef struct SleepyDisk {
    CoMutex lock;
    int requests;
} SleepyDisk;

void coroutine_fn sleepy_disk_usleep(SleepyDisk *s) {
    qemu_co_mutex_lock(&s->lock);
    usleep(1000); // expect: blocking-while-locked
    s->requests++;
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn sleepy_disk_g_usleep(SleepyDisk *s) {
    qemu_co_mutex_lock(&s->lock);
    g_usleep(1000); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn sleepy_disk_twice(SleepyDisk *s, const struct timespec *pause) {
    qemu_co_mutex_lock(&s->lock);
    nanosleep(pause, NULL); // expect: blocking-while-locked
    s->requests++;
    sleep(1); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn sleepy_disk_after_a_yield(SleepyDisk *s) {
    qemu_co_mutex_lock(&s->lock);
    qemu_coroutine_yield();
    usleep(1000); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn sleepy_disk_before_and_after(SleepyDisk *s) {
    usleep(1000); // expect: blocking-sleep
    qemu_co_mutex_lock(&s->lock);
    s->requests++;
    qemu_co_mutex_unlock(&s->lock);
    usleep(1000); // expect: blocking-sleep
}

void coroutine_fn sleepy_disk_only_yields(SleepyDisk *s) {
    qemu_co_mutex_lock(&s->lock);
    qemu_coroutine_yield();
    s->requests++;
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn sleepy_disk_not_at_all(SleepyDisk *s) {
    qemu_co_mutex_lock(&s->lock);
    usleep(0);
    qemu_co_mutex_unlock(&s->lock);
}
