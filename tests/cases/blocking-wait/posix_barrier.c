// At a barrier the thread waits for all the others.
#include "../support/marks.h"
#include <pthread.h>

int coroutine_fn meet(pthread_barrier_t *barrier) {
    return pthread_barrier_wait(barrier); // expect: blocking-wait
}

int coroutine_fn prepare(pthread_barrier_t *barrier, unsigned threads) {
    return pthread_barrier_init(barrier, NULL, threads);
}
