// The helper starts the thread, or another coroutine, with what it was given.
#include "../support/qemu_mini.h"
#include <pthread.h>

typedef void coroutine_fn MirrorEntry(void *opaque); // QEMU's: imitated
Coroutine *qemu_coroutine_create(MirrorEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);

typedef struct Mirror {
    CoMutex lock;
    int copied;
} Mirror;

static void *mirror_thread(void *opaque) {
    return opaque;
}

static int mirror_start_thread(pthread_t *thread, pthread_mutex_t *lock) {
    return pthread_create(thread, NULL, mirror_thread, lock);
}

static void coroutine_fn mirror_entry(void *opaque) {
    Mirror *mirror = opaque;
    qemu_co_mutex_lock(&mirror->lock);
    mirror->copied++;
    qemu_co_mutex_unlock(&mirror->lock);
}

static void mirror_start(Mirror *mirror) {
    Coroutine *coroutine = qemu_coroutine_create(mirror_entry, mirror);
    qemu_coroutine_enter(coroutine);
}

void coroutine_fn mirror_with_a_thread(pthread_t *thread) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    mirror_start_thread(thread, &lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

int coroutine_fn mirror_with_another_coroutine(void) {
    Mirror mirror = {.copied = 0};
    qemu_co_mutex_init(&mirror.lock);
    mirror_start(&mirror);
    qemu_co_mutex_lock(&mirror.lock);
    qemu_co_mutex_unlock(&mirror.lock);
    return mirror.copied;
}

int coroutine_fn mirror_called_in_turn(void) {
    Mirror mirror = {.copied = 0};
    qemu_co_mutex_init(&mirror.lock); // expect: lock-per-call
    mirror_entry(&mirror);
    mirror_entry(&mirror);
    return mirror.copied;
}
