// A mutex made by the call that locks it is locked by nobody else; its acquisition is no second
// finding.
#include "../support/marks.h"
#include <pthread.h>

static int counter;

void coroutine_fn count(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn count_with_one_for_all(void) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&lock);
}

void count_on_a_thread(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}
