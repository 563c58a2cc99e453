// A function that cannot be seen may keep the address it is given; one that gets something else
// cannot.
#include "../support/marks.h"
#include <pthread.h>

struct job {
    pthread_mutex_t lock;
    int steps;
};

void submit(pthread_mutex_t *lock);
void submit_job(struct job *job);
void submit_number(int number);
void coroutine_fn submit_and_wait(pthread_mutex_t *lock);

void coroutine_fn lock_itself(int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    submit(&lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    ++*steps;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn object_around_it(void) {
    struct job job = {.lock = PTHREAD_MUTEX_INITIALIZER};
    submit_job(&job);
    pthread_mutex_lock(&job.lock); // expect: blocking-lock
    job.steps++;
    pthread_mutex_unlock(&job.lock);
}

void coroutine_fn to_a_coroutine(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    submit_and_wait(&lock);
}

void coroutine_fn only_a_number(int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    submit_number(*steps);
    pthread_mutex_lock(&lock);
    ++*steps;
    pthread_mutex_unlock(&lock);
}
