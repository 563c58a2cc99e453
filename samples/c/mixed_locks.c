/*
 * A coroutine suspends while it holds a thread lock. The next one that wants the lock blocks the
 * only thread, so the first is never resumed to let go of it: a deadlock.
 *
 * To come to an end, this sample waits with pthread_mutex_timedlock and gives up after a while.
 * With pthread_mutex_lock it would hang for good.
 */
#include "../scheduler/experiment.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

enum {
    UPDATES = 2,
    WORK_MS = 20,
    PATIENCE_MS = STALL_MS
};

static pthread_mutex_t thread_lock = PTHREAD_MUTEX_INITIALIZER;
static CoMutex coroutine_lock;
static int counter;
static int given_up;

static struct timespec deadline_after_ms(long milliseconds) {
    struct timespec deadline;
    clock_gettime(CLOCK_REALTIME, &deadline); /* the clock pthread_mutex_timedlock goes by */
    deadline.tv_nsec += milliseconds * 1000000L;
    deadline.tv_sec += deadline.tv_nsec / 1000000000L;
    deadline.tv_nsec %= 1000000000L;
    return deadline;
}

static void coroutine_fn update_faulty(void) {
    struct timespec deadline = deadline_after_ms(PATIENCE_MS);
    bool won =
        pthread_mutex_timedlock(&thread_lock, &deadline) == 0; // expect: suspend-while-locked
    if (!won) {
        given_up++;
        return;
    }
    scheduler_sleep_ms(WORK_MS);
    counter++;
    pthread_mutex_unlock(&thread_lock);
}

/* The cure: a coroutine lock may be held over a suspension, for waiting for it suspends as well. */
static void coroutine_fn update_cured(void) {
    qemu_co_mutex_lock(&coroutine_lock);
    scheduler_sleep_ms(WORK_MS);
    counter++;
    qemu_co_mutex_unlock(&coroutine_lock);
}

int main(void) {
    qemu_co_mutex_init(&coroutine_lock);
    Outcome faulty = experiment_run("faulty", update_faulty, UPDATES, &counter);
    printf("  deadlock: %d coroutine gave up its wait after %d ms\n", given_up, PATIENCE_MS);
    Outcome cured = experiment_run("cured", update_cured, UPDATES, &counter);
    return experiment_conclude(given_up == 1 && experiment_stalled(faulty) &&
                               experiment_went_well(cured));
}
