// Memory of its own on every call is as private as a local variable: the init call is the finding.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

struct counter {
    pthread_mutex_t lock;
    int value;
};

static int total;

int coroutine_fn lock_alone(void) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    if (!lock)
        return -1;
    pthread_mutex_init(lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(lock);
    total++;
    pthread_mutex_unlock(lock);
    pthread_mutex_destroy(lock);
    free(lock);
    return 0;
}

int coroutine_fn in_a_structure(void) {
    struct counter *counter = calloc(1, sizeof *counter);
    if (!counter)
        return -1;
    pthread_mutex_init(&counter->lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(&counter->lock);
    int value = ++counter->value;
    pthread_mutex_unlock(&counter->lock);
    free(counter);
    return value;
}
