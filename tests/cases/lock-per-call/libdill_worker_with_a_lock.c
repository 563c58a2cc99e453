// A worker started with the lock's address shares it; one that is not does not.
#include "../support/dill_mini.h"
#include <pthread.h>

coroutine void dill_worker(pthread_mutex_t *lock, int steps);
coroutine void dill_lonely_worker(int steps);

coroutine void dill_shared_with_workers(int worker) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    worker = go(dill_worker(&lock, 10));
    pthread_mutex_lock(&lock); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
    hclose(worker);
}

coroutine void dill_shared_with_nobody(int worker) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    worker = go(dill_lonely_worker(10));
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    hclose(worker);
}
