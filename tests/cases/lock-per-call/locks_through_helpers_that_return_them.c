// A helper that only gives the pointer back keeps nothing; alloca and literals are locals too.
#include "../support/marks.h"
#include <alloca.h>
#include <pthread.h>

static pthread_mutex_t *same(pthread_mutex_t *lock) {
    return lock;
}

void coroutine_fn handed_back(int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_lock(same(&lock));
    ++*steps;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn on_the_stack(int *steps) {
    pthread_mutex_t *lock = alloca(sizeof *lock);
    pthread_mutex_init(lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(lock);
    ++*steps;
    pthread_mutex_unlock(lock);
}
