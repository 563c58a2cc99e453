/*
 * The counter is guarded by a coroutine lock. Who has to wait for it suspends, so the lock may be
 * held over a suspension: no update is lost and no beat is missed. Nothing to report.
 */
#include "../scheduler/experiment.h"

enum {
    UPDATES = 100
};

static CoMutex lock;
static int counter;

static void coroutine_fn update(void) {
    qemu_co_mutex_lock(&lock);
    int value = counter;
    scheduler_sleep_ms(1);
    counter = value + 1;
    qemu_co_mutex_unlock(&lock);
}

int main(void) {
    qemu_co_mutex_init(&lock);
    Outcome outcome = experiment_run("coroutine lock", update, UPDATES, &counter);
    return experiment_conclude(experiment_went_well(outcome));
}
