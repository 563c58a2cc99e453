// In a larger object: the init call, or the declaration where its initialiser makes the lock.
#include "../support/marks.h"
#include <pthread.h>

struct counter {
    pthread_mutex_t lock;
    int value;
};

struct pair {
    struct counter left;
    struct counter right;
};

int coroutine_fn by_init_call(void) {
    struct counter counter;
    counter.value = 0;
    pthread_mutex_init(&counter.lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(&counter.lock);
    int value = ++counter.value;
    pthread_mutex_unlock(&counter.lock);
    return value;
}

int coroutine_fn by_initialiser(void) {
    struct counter counter = {.lock = PTHREAD_MUTEX_INITIALIZER}; // expect: lock-per-call
    pthread_mutex_lock(&counter.lock);
    int value = ++counter.value;
    pthread_mutex_unlock(&counter.lock);
    return value;
}

int coroutine_fn by_positional_initialiser(void) {
    struct counter counter = {PTHREAD_MUTEX_INITIALIZER, 1}; // expect: lock-per-call
    pthread_mutex_lock(&counter.lock);
    int value = ++counter.value;
    pthread_mutex_unlock(&counter.lock);
    return value;
}

int coroutine_fn in_a_nested_structure(void) {
    struct pair pair;
    pair.left.value = 0;
    pthread_mutex_init(&pair.left.lock, NULL); // expect: lock-per-call
    pthread_mutex_lock(&pair.left.lock);
    int value = ++pair.left.value;
    pthread_mutex_unlock(&pair.left.lock);
    return value;
}
