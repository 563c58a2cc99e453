// A macro use that spans lines is reported on its first.
#include "../support/marks.h"
#include <pthread.h>

#define WITH_LOCK(mutex, ...)                                                                      \
    do {                                                                                           \
        pthread_mutex_lock(mutex);                                                                 \
        __VA_ARGS__;                                                                               \
        pthread_mutex_unlock(mutex);                                                               \
    } while (0)

#define WITHOUT_LOCK(mutex, ...)                                                                   \
    do {                                                                                           \
        (void)(mutex);                                                                             \
        __VA_ARGS__;                                                                               \
    } while (0)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int hits;
static int misses;

void coroutine_fn count(int hit) {
    WITH_LOCK(&lock, // expect: blocking-lock
              hits += hit, misses += !hit);
}

void coroutine_fn count_unprotected(int hit) {
    WITHOUT_LOCK(&lock, hits += hit, misses += !hit);
}
