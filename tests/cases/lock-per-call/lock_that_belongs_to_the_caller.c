// Parameters, and what they point to, live longer than the call.
#include "../support/marks.h"
#include <pthread.h>

struct counter {
    pthread_mutex_t lock;
    int value;
};

void coroutine_fn through_a_pointer(struct counter *counter) {
    pthread_mutex_lock(&counter->lock); // expect: blocking-lock
    counter->value++;
    pthread_mutex_unlock(&counter->lock);
}

void coroutine_fn through_a_local_pointer(struct counter *counter) {
    pthread_mutex_t *lock = &counter->lock;
    pthread_mutex_lock(lock); // expect: blocking-lock
    counter->value++;
    pthread_mutex_unlock(lock);
}

void coroutine_fn made_for_the_caller(struct counter *counter) {
    pthread_mutex_init(&counter->lock, NULL);
    counter->value = 0;
}
