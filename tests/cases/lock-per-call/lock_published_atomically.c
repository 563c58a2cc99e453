// An atomic store or exchange hands a pointer out like any other store.
#include "../support/marks.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static _Atomic(pthread_mutex_t *) shared;
static pthread_mutex_t *plain;

void coroutine_fn stored(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    atomic_store(&shared, lock);
}

void coroutine_fn stored_by_builtin(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    __atomic_store_n(&plain, lock, __ATOMIC_RELEASE);
}

pthread_mutex_t *coroutine_fn first_one_wins(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_t *seen = NULL;
    pthread_mutex_init(lock, NULL);
    if (!atomic_compare_exchange_strong(&shared, &seen, lock)) {
        pthread_mutex_destroy(lock);
        free(lock);
    }
    return seen;
}

void coroutine_fn exchanged(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    free(__atomic_exchange_n(&plain, lock, __ATOMIC_ACQ_REL));
}

void coroutine_fn pointer_copied(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    memcpy(&plain, &lock, sizeof lock);
}
