// A timed lock blocks too, unless the deadline is a structure of zeros: then it only tries.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int coroutine_fn lock_until(const struct timespec *deadline) {
    if (pthread_mutex_timedlock(&lock, deadline) != 0) // expect: blocking-lock
        return -1;
    pthread_mutex_unlock(&lock);
    return 0;
}

int coroutine_fn lock_until_monotonic(const struct timespec *deadline) {
    if (pthread_mutex_clocklock(&lock, CLOCK_MONOTONIC, deadline) != 0) // expect: blocking-lock
        return -1;
    pthread_mutex_unlock(&lock);
    return 0;
}

int coroutine_fn lock_until_long_ago(void) {
    struct timespec long_ago = {0};
    if (pthread_mutex_timedlock(&lock, &long_ago) != 0)
        return -1;
    pthread_mutex_unlock(&lock);
    return 0;
}

int coroutine_fn lock_for_a_second(void) {
    struct timespec deadline = {0};
    clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += 1;
    if (pthread_mutex_timedlock(&lock, &deadline) != 0) // expect: blocking-lock
        return -1;
    pthread_mutex_unlock(&lock);
    return 0;
}
