// Whatever the call blocks on, under a coroutine lock it is this one finding.
#include "../support/qemu_mini.h"
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct KindState {
    CoMutex lock;
    QemuMutex thread_lock;
    QemuSpin spin;
    QemuEvent event;
    pthread_mutex_t native;
    pthread_cond_t changed;
    int fd;
} KindState;

void coroutine_fn kind_file(KindState *s, char *buffer) {
    qemu_co_mutex_lock(&s->lock);
    pread(s->fd, buffer, 512, 0);    // expect: blocking-while-locked
    fsync(s->fd);                    // expect: blocking-while-locked
    unlink("/tmp/kind");             // expect: blocking-while-locked
    FILE *file = fopen("kind", "r"); // expect: blocking-while-locked
    if (file)
        fclose(file);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn kind_process(KindState *s) {
    qemu_co_mutex_lock(&s->lock);
    system("sync"); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn kind_waiting(KindState *s, pthread_t thread, sem_t *semaphore) {
    qemu_co_mutex_lock(&s->lock);
    pthread_join(thread, NULL); // expect: blocking-while-locked
    sem_wait(semaphore);        // expect: blocking-while-locked
    qemu_event_wait(&s->event); // expect: blocking-while-locked
    qemu_co_mutex_unlock(&s->lock);
}

// "A thread lock taken while an async lock is held is a blocking call like any other."
void coroutine_fn kind_thread_lock(KindState *s) {
    qemu_co_mutex_lock(&s->lock);
    qemu_mutex_lock(&s->thread_lock); // expect: blocking-while-locked
    qemu_mutex_unlock(&s->thread_lock);
    WITH_QEMU_LOCK_GUARD(&s->thread_lock) { // expect: blocking-while-locked
        s->fd = -1;
    }
    qemu_spin_lock(&s->spin); // expect: blocking-while-locked
    qemu_spin_unlock(&s->spin);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn kind_file_lock(KindState *s) {
    qemu_co_mutex_lock(&s->lock);
    flock(s->fd, LOCK_EX); // expect: blocking-while-locked
    flock(s->fd, LOCK_UN);
    qemu_co_mutex_unlock(&s->lock);
}

void coroutine_fn kind_condition(KindState *s) {
    qemu_co_mutex_lock(&s->lock);
    pthread_mutex_lock(&s->native);             // expect: blocking-while-locked
    pthread_cond_wait(&s->changed, &s->native); // expect: blocking-while-locked
    pthread_mutex_unlock(&s->native);
    qemu_co_mutex_unlock(&s->lock);
}
