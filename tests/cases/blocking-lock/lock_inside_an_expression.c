// The acquisition counts wherever in an expression it stands.
#include "../support/marks.h"
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int coroutine_fn in_a_condition(void) {
    if (pthread_mutex_lock(&lock) != 0) // expect: blocking-lock
        return -1;
    return pthread_mutex_unlock(&lock);
}

int coroutine_fn in_an_initialiser(void) {
    int error = pthread_mutex_lock(&lock); // expect: blocking-lock
    return error ? error : pthread_mutex_unlock(&lock);
}

int coroutine_fn behind_a_short_circuit(int wanted) {
    int locked = wanted && pthread_mutex_lock(&lock) == 0; // expect: blocking-lock
    return locked ? pthread_mutex_unlock(&lock) : 0;
}

int coroutine_fn in_an_assertion(void) {
    assert(pthread_mutex_lock(&lock) == 0); // expect: blocking-lock
    return pthread_mutex_unlock(&lock);
}

int coroutine_fn in_the_argument_of_a_call_over_lines(int (*check)(int, int)) {
    int checked = check(0,
                        pthread_mutex_lock(&lock)); // expect: blocking-lock
    pthread_mutex_unlock(&lock);
    return checked;
}
