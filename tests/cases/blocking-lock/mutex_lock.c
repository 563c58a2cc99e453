// The plain case: a contended pthread mutex stops the loop's only thread.
#include "../support/marks.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

void coroutine_fn count(void) {
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn count_if_free(void) {
    if (pthread_mutex_trylock(&lock) == 0) {
        counter++;
        pthread_mutex_unlock(&lock);
    }
}
