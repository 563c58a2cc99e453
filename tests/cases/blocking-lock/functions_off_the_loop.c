// The same call in functions that nothing on the loop reaches.
#include "../support/marks.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

void plain(void) {
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_mixed_fn inside_or_outside(void) {
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

void no_coroutine_fn outside_only(void) {
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn inside(void) {
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&lock);
}
