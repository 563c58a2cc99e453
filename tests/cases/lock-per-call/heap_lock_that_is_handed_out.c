// A lock on the heap that is returned or stored is there for others to take.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

struct counter {
    pthread_mutex_t lock;
    int value;
    struct counter *next;
};

struct registry {
    struct counter *first;
    pthread_mutex_t *lock;
};

static struct counter *latest;

struct counter *coroutine_fn returned(void) {
    struct counter *counter = calloc(1, sizeof *counter);
    pthread_mutex_init(&counter->lock, NULL);
    return counter;
}

void coroutine_fn stored_in_a_global(void) {
    struct counter *counter = calloc(1, sizeof *counter);
    pthread_mutex_init(&counter->lock, NULL);
    latest = counter;
}

void coroutine_fn stored_in_a_parameter(struct registry *registry) {
    struct counter *counter = calloc(1, sizeof *counter);
    pthread_mutex_init(&counter->lock, NULL);
    counter->next = registry->first;
    registry->first = counter;
    pthread_mutex_lock(&counter->lock); // expect: blocking-lock
    counter->value++;
    pthread_mutex_unlock(&counter->lock);
}

void coroutine_fn stored_alone(struct registry *registry) {
    pthread_mutex_t *lock = malloc(sizeof *lock);
    pthread_mutex_init(lock, NULL);
    registry->lock = lock;
}

void coroutine_fn stored_at_once(struct registry *registry) {
    registry->lock = malloc(sizeof *registry->lock);
    pthread_mutex_init(registry->lock, NULL);
}

int coroutine_fn through_an_out_parameter(struct counter **made) {
    struct counter *counter = calloc(1, sizeof *counter);
    if (!counter)
        return -1;
    pthread_mutex_init(&counter->lock, NULL);
    *made = counter;
    return 0;
}
