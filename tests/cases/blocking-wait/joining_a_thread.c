// A join waits for the thread's end; detaching and asking do not.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <pthread.h>
#include <time.h>

void *coroutine_fn join(pthread_t thread) {
    void *result = NULL;
    pthread_join(thread, &result); // expect: blocking-wait
    return result;
}

int coroutine_fn join_before(pthread_t thread, const struct timespec *deadline) {
    return pthread_timedjoin_np(thread, NULL, deadline); // expect: blocking-wait
}

int coroutine_fn join_if_ended(pthread_t thread) {
    return pthread_tryjoin_np(thread, NULL);
}

int coroutine_fn let_it_run(pthread_t thread) {
    return pthread_detach(thread);
}
