// What runs on a worker thread may lock as it likes; waiting for it is a suspension.
#include "../support/qemu_mini.h"

#define v9fs_co_run_in_worker(code_block)                                                          \
    do {                                                                                           \
        worker_switch_to();                                                                        \
        qemu_coroutine_yield();                                                                    \
        code_block;                                                                                \
        qemu_coroutine_yield();                                                                    \
    } while (0)

typedef struct WorkerState {
    QemuMutex lock;
    int value;
} WorkerState;

void worker_switch_to(void);
int coroutine_fn thread_pool_submit_co(int (*func)(void *opaque), void *opaque);

static int worker_job(void *opaque) {
    WorkerState *s = opaque;
    qemu_mutex_lock(&s->lock);
    s->value++;
    qemu_mutex_unlock(&s->lock);
    return 0;
}

void coroutine_fn worker_held_over_the_switch(WorkerState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    v9fs_co_run_in_worker({ s->value++; });
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn worker_held_over_a_job(WorkerState *s) {
    qemu_mutex_lock(&s->lock); // expect: suspend-while-locked
    thread_pool_submit_co(worker_job, s);
    qemu_mutex_unlock(&s->lock);
}

void coroutine_fn worker_locks_over_there(WorkerState *s) {
    v9fs_co_run_in_worker({
        qemu_mutex_lock(&s->lock);
        s->value++;
        qemu_mutex_unlock(&s->lock);
    });
    thread_pool_submit_co(worker_job, s);
}

void coroutine_fn worker_after_the_unlock(WorkerState *s) {
    qemu_mutex_lock(&s->lock); // expect: blocking-lock
    s->value++;
    qemu_mutex_unlock(&s->lock);
    thread_pool_submit_co(worker_job, s);
}
