// Trying a lock that nobody else can hold always succeeds: it is no better.
#include "../support/marks.h"
#include <pthread.h>

static int counter;

void coroutine_fn count(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    if (pthread_mutex_trylock(&lock) == 0) {
        counter++;
        pthread_mutex_unlock(&lock);
    }
}
