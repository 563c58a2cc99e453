// An extern declaration inside a function makes no lock.
#include "../support/marks.h"
#include <pthread.h>

void coroutine_fn count(int *counter) {
    extern pthread_mutex_t counter_lock;
    pthread_mutex_lock(&counter_lock); // expect: blocking-lock
    ++*counter;
    pthread_mutex_unlock(&counter_lock);
}
