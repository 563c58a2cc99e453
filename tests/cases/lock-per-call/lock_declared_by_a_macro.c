// A macro that declares the lock: the line that uses it.
#include "../support/marks.h"
#include <pthread.h>

#define DEFINE_MUTEX(name) pthread_mutex_t name = PTHREAD_MUTEX_INITIALIZER

static int counter;
static DEFINE_MUTEX(at_file_scope);

void coroutine_fn count(void) {
    DEFINE_MUTEX(lock); // expect: lock-per-call
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn count_with_a_static_one(void) {
    static DEFINE_MUTEX(lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn count_with_one_at_file_scope(void) {
    pthread_mutex_lock(&at_file_scope); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&at_file_scope);
}
