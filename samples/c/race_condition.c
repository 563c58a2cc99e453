/*
 * A hundred coroutines add 1 to a counter, and suspend between reading and writing it.
 * All of them read 0, so all of them write 1.
 */
#include "../scheduler/experiment.h"

enum {
    UPDATES = 100
};

static int counter;

static void coroutine_fn update_faulty(void) {
    int value = counter;
    scheduler_sleep_ms(1);
    counter = value + 1; // expect: racy-update
}

/* The cure: suspend first, then read and write in one go. Only a suspension lets others run. */
static void coroutine_fn update_cured(void) {
    scheduler_sleep_ms(1);
    int value = counter;
    counter = value + 1;
}

int main(void) {
    Outcome faulty = experiment_run("faulty", update_faulty, UPDATES, &counter);
    Outcome cured = experiment_run("cured", update_cured, UPDATES, &counter);
    return experiment_conclude(experiment_lost_updates(faulty) && experiment_went_well(cured));
}
