// A thread that was given the lock's address may hold it: then it is a lock like any other.
#include "../support/marks.h"
#include <pthread.h>
#include <threads.h>

struct job {
    pthread_mutex_t *lock;
    int steps;
};

void *work(void *argument);
int work_c11(void *argument);

void coroutine_fn by_address(pthread_t *thread, int *steps) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_create(thread, NULL, work, &lock);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    ++*steps;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn by_address_c11(thrd_t *thread, int *steps) {
    mtx_t lock;
    mtx_init(&lock, mtx_plain);
    thrd_create(thread, work_c11, &lock);
    mtx_lock(&lock); // expect: blocking-lock
    ++*steps;
    mtx_unlock(&lock);
}

void coroutine_fn in_a_structure(pthread_t *thread) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    struct job job = {.lock = &lock, .steps = 0};
    pthread_create(thread, NULL, work, &job);
    pthread_mutex_lock(&lock); // expect: blocking-lock
    job.steps++;
    pthread_mutex_unlock(&lock);
}

void coroutine_fn one_of_two(pthread_t *thread, int *steps) {
    pthread_mutex_t given = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_t kept = PTHREAD_MUTEX_INITIALIZER; // expect: lock-per-call
    pthread_create(thread, NULL, work, &given);
    pthread_mutex_lock(&kept);
    ++*steps;
    pthread_mutex_unlock(&kept);
}
