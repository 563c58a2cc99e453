// Operands that are never evaluated lock nothing.
#include "../support/marks.h"
#include <pthread.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

size_t coroutine_fn sizes(void) {
    __typeof__(pthread_mutex_lock(&lock)) error = 0;
    return sizeof(pthread_mutex_lock(&lock)) + (size_t)error;
}

int coroutine_fn generic_control(void) {
    return _Generic(pthread_mutex_lock(&lock), int: 1, default: 0);
}

int coroutine_fn generic_choice(void) {
    return _Generic(0, int: pthread_mutex_lock(&lock), default: 0); // expect: blocking-lock
}

size_t coroutine_fn address_only(void) {
    int (*take)(pthread_mutex_t *) = pthread_mutex_lock;
    return sizeof take;
}
