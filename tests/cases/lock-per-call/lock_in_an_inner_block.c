// A lock made anew in a loop is no better than one made anew in the function.
#include "../support/marks.h"
#include <pthread.h>

static int counter;

void coroutine_fn count(int times) {
    for (int i = 0; i < times; i++) {
        pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
        pthread_mutex_lock(&lock);
        counter++;
        pthread_mutex_unlock(&lock);
    }
}
