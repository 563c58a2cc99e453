// Handed out on one path, or after it was used, it is seen by others all the same.
#include "../support/marks.h"
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t *offered;

void coroutine_fn offered_on_one_path(bool publish) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    if (publish)
        offered = &lock;
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn offered_afterwards(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
    offered = &lock;
}

void coroutine_fn offered_through_a_pointer(pthread_mutex_t **where) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_t *pointer = &lock;
    *where = pointer;
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
}

void coroutine_fn only_compared(const pthread_mutex_t *other, int *count) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    if (other == &lock)
        ++*count;
    pthread_mutex_lock(&lock);
    ++*count;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn never_really_offered(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    if (0)
        offered = &lock;
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
}
