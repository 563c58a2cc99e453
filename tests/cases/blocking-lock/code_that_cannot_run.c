// Locks behind a constant condition, or behind a return, are never taken.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

#define THREADED 0

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

void coroutine_fn switched_off(void) {
    if (THREADED)
        pthread_mutex_lock(&lock);
    counter++;
    if (THREADED)
        pthread_mutex_unlock(&lock);
}

void coroutine_fn switched_on(void) {
    if (!THREADED)
        pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    if (!THREADED)
        pthread_mutex_unlock(&lock);
}

int coroutine_fn short_circuit(void) {
    return THREADED && pthread_mutex_lock(&lock) == 0;
}

int coroutine_fn after_return(void) {
    return ++counter;
    pthread_mutex_lock(&lock);
    return 0;
}

void coroutine_fn after_the_end(void) {
    abort();
    pthread_mutex_lock(&lock);
}

int coroutine_fn after_return_but_with_a_label(int again) {
    if (again)
        goto locked;
    return ++counter;
locked:
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter--;
    return pthread_mutex_unlock(&lock);
}
