/*
 * The right lock, and still the loop freezes: while the coroutine lock is held, the thread is put
 * to sleep. That stops every coroutine, those that want the lock and those that do not.
 */
#include "../scheduler/experiment.h"

#include <time.h>

enum {
    UPDATES = 4,
    WORK_MS = STALL_MS / UPDATES
};

static const struct timespec work_time = {.tv_nsec = WORK_MS * 1000000L};

static CoMutex lock;
static int counter;

static void coroutine_fn update_faulty(void) {
    qemu_co_mutex_lock(&lock);
    nanosleep(&work_time, NULL); // expect: blocking-while-locked
    counter++;
    qemu_co_mutex_unlock(&lock);
}

/* The cure: suspend instead. The lock is held as long, and the loop runs on. */
static void coroutine_fn update_cured(void) {
    qemu_co_mutex_lock(&lock);
    scheduler_sleep_ms(WORK_MS);
    counter++;
    qemu_co_mutex_unlock(&lock);
}

int main(void) {
    qemu_co_mutex_init(&lock);
    Outcome faulty = experiment_run("faulty", update_faulty, UPDATES, &counter);
    Outcome cured = experiment_run("cured", update_cured, UPDATES, &counter);
    return experiment_conclude(!experiment_lost_updates(faulty) && experiment_stalled(faulty) &&
                               experiment_went_well(cured));
}
