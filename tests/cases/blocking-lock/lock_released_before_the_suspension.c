// Letting go before the coroutine suspends is right, but taking the lock still blocks.
#include "../support/marks.h"
#include <pthread.h>

struct job {
    pthread_mutex_t lock;
    int done;
};

void coroutine_fn yield_to_loop(void);

void coroutine_fn finish(struct job *job) {
    pthread_mutex_lock(&job->lock); // expect: blocking-lock
    job->done = 1;
    pthread_mutex_unlock(&job->lock);
    yield_to_loop();
}
