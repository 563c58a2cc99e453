// A home-made scope guard: the line that uses the macro takes the lock, its definition does not.
#include "../support/marks.h"
#include <pthread.h>

static inline void scoped_lock_end(pthread_mutex_t **held) {
    pthread_mutex_unlock(*held);
}

#define SCOPED_LOCK(mutex)                                                                         \
    __attribute__((cleanup(scoped_lock_end), unused)) pthread_mutex_t *scoped_lock_held =          \
        (pthread_mutex_lock(mutex), (mutex))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

int coroutine_fn count(void) {
    SCOPED_LOCK(&lock); // expect: blocking-lock
    return ++counter;
}

int count_on_a_thread(void) {
    SCOPED_LOCK(&lock);
    return ++counter;
}
