/*
 * The counter is guarded by a thread lock, and another thread holds that lock for a while.
 * The count comes out right, but the first coroutine that waits for the lock stops the thread,
 * and with it every other coroutine.
 */
#include "../scheduler/experiment.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum {
    UPDATES = 100
};

static const struct timespec hold_time = {.tv_nsec = STALL_MS * 1000000L};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void coroutine_fn update_faulty(void) {
    pthread_mutex_lock(&lock); // expect: blocking-lock
    counter++;
    pthread_mutex_unlock(&lock);
}

/*
 * The cure where a real thread shares the lock: try, and suspend between tries.
 * Where only coroutines share it, a coroutine lock is better: see asyncio_lock.c.
 */
static void coroutine_fn update_cured(void) {
    while (pthread_mutex_trylock(&lock) != 0)
        scheduler_sleep_ms(5);
    counter++;
    pthread_mutex_unlock(&lock);
}

static void *hold_lock(void *opaque) {
    atomic_bool *lock_is_held = opaque;
    pthread_mutex_lock(&lock);
    atomic_store(lock_is_held, true);
    nanosleep(&hold_time, NULL);
    pthread_mutex_unlock(&lock);
    return NULL;
}

static Outcome run_while_lock_is_held(const char *label, Update *update) {
    atomic_bool lock_is_held = false;
    pthread_t holder;
    if (pthread_create(&holder, NULL, hold_lock, &lock_is_held) != 0)
        abort();
    while (!atomic_load(&lock_is_held))
        sched_yield();
    Outcome outcome = experiment_run(label, update, UPDATES, &counter);
    pthread_join(holder, NULL);
    return outcome;
}

int main(void) {
    Outcome faulty = run_while_lock_is_held("faulty", update_faulty);
    Outcome cured = run_while_lock_is_held("cured", update_cured);
    return experiment_conclude(!experiment_lost_updates(faulty) && experiment_stalled(faulty) &&
                               experiment_went_well(cured));
}
