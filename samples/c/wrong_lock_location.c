/*
 * Every coroutine makes a lock of its own, so nobody ever waits and nothing is protected:
 * updates are lost as if there were no lock.
 */
#include "../scheduler/experiment.h"

enum {
    UPDATES = 100
};

static CoMutex shared_lock;
static int counter;

static void coroutine_fn update_faulty(void) {
    CoMutex lock; // expect: lock-per-call
    qemu_co_mutex_init(&lock);
    qemu_co_mutex_lock(&lock);
    int value = counter;
    scheduler_sleep_ms(1);
    counter = value + 1;
    qemu_co_mutex_unlock(&lock);
}

/* The cure: one lock, made once, used by all. */
static void coroutine_fn update_cured(void) {
    qemu_co_mutex_lock(&shared_lock);
    int value = counter;
    scheduler_sleep_ms(1);
    counter = value + 1;
    qemu_co_mutex_unlock(&shared_lock);
}

int main(void) {
    qemu_co_mutex_init(&shared_lock);
    Outcome faulty = experiment_run("faulty", update_faulty, UPDATES, &counter);
    Outcome cured = experiment_run("cured", update_cured, UPDATES, &counter);
    return experiment_conclude(experiment_lost_updates(faulty) && experiment_went_well(cured));
}
