// "A lock reported by lock-per-call appears in no other rule."
#include "../support/marks.h"
#include <pthread.h>

void coroutine_fn yield_to_loop(void);

void coroutine_fn percall_local_lock(int *value) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_lock(&lock);
    yield_to_loop();
    ++*value;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn percall_static_lock(int *value) {
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock); // expect: suspend-while-locked
    yield_to_loop();
    ++*value;
    pthread_mutex_unlock(&lock);
}
