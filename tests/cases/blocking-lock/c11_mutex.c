// The locks of <threads.h>.
#include "../support/marks.h"
#include <threads.h>
#include <time.h>

static mtx_t lock;
static int counter;

void coroutine_fn count(void) {
    mtx_lock(&lock); // expect: blocking-lock
    counter++;
    mtx_unlock(&lock);
}

void coroutine_fn count_before(const struct timespec *deadline) {
    if (mtx_timedlock(&lock, deadline) != thrd_success) // expect: blocking-lock
        return;
    counter++;
    mtx_unlock(&lock);
}

void coroutine_fn count_if_free(void) {
    if (mtx_trylock(&lock) != thrd_success)
        return;
    counter++;
    mtx_unlock(&lock);
}
