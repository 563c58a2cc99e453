// A lock that lock-per-call reports is reported nowhere else, by whatever name it is taken.
#include "../support/marks.h"
#include <pthread.h>
#include <stdlib.h>

struct job {
    pthread_mutex_t lock;
    int steps;
};

struct holder {
    pthread_mutex_t *lock;
};

static void run(struct job *job) {
    pthread_mutex_lock(&job->lock);
    job->steps++;
    pthread_mutex_unlock(&job->lock);
}

void coroutine_fn by_pointer(int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_mutex_t *pointer = &lock;
    pthread_mutex_lock(pointer);
    ++*steps;
    pthread_mutex_unlock(pointer);
}

void coroutine_fn in_an_array(int *steps) {
    pthread_mutex_t locks[2]; // expect: lock-per-call
    pthread_mutex_init(&locks[0], NULL);
    pthread_mutex_t *first = locks;
    pthread_mutex_lock(first);
    ++*steps;
    pthread_mutex_unlock(first);
}

void coroutine_fn in_a_holder(int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    struct holder holder = {.lock = &lock};
    pthread_mutex_lock(holder.lock);
    ++*steps;
    pthread_mutex_unlock(holder.lock);
}

void coroutine_fn on_the_heap(void) {
    struct job *job = calloc(1, sizeof *job);
    pthread_mutex_init(&job->lock, NULL); // expect: lock-per-call
    struct job *same = job;
    run(same);
    free(same);
}

void coroutine_fn in_a_structure(void) {
    struct job job = {.steps = 0};
    struct job *pointer = &job;
    pthread_mutex_init(&pointer->lock, NULL); // expect: lock-per-call
    run(pointer);
}
