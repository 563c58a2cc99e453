// <threads.h>: conditions and joins wait, signalling and detaching do not.
#include "../support/marks.h"
#include <threads.h>
#include <time.h>

struct worker {
    mtx_t lock;
    cnd_t done;
    thrd_t thread;
    int finished;
};

int coroutine_fn wait_for_worker(struct worker *worker, const struct timespec *deadline) {
    int result = 0;
    mtx_lock(&worker->lock); // expect: blocking-lock
    while (!worker->finished)
        cnd_wait(&worker->done, &worker->lock);            // expect: blocking-wait
    cnd_timedwait(&worker->done, &worker->lock, deadline); // expect: blocking-wait
    mtx_unlock(&worker->lock);
    thrd_join(worker->thread, &result); // expect: blocking-wait
    return result;
}

void coroutine_fn let_go_of_worker(struct worker *worker) {
    cnd_signal(&worker->done);
    cnd_broadcast(&worker->done);
    thrd_detach(worker->thread);
}
