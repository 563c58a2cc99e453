#include "experiment.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Experiment {
    Update *update;
    int running;
    int64_t missed_beats;
} Experiment;

static void coroutine_fn run_update(void *opaque) {
    Experiment *experiment = opaque;
    experiment->update();
    experiment->running--;
}

static void coroutine_fn run_heartbeat(void *opaque) {
    Experiment *experiment = opaque;
    int64_t due = scheduler_now_ms() + BEAT_MS;
    /* At least one beat, so that a stall just before the end is counted as well. */
    do {
        scheduler_sleep_ms(due - scheduler_now_ms());
        int64_t missed = (scheduler_now_ms() - due) / BEAT_MS;
        experiment->missed_beats += missed;
        due += (missed + 1) * BEAT_MS;
    } while (experiment->running > 0);
}

Outcome experiment_run(const char *label, Update *update, int updates, int *counter) {
    Experiment experiment = {.update = update, .running = updates};
    *counter = 0;
    scheduler_spawn(run_heartbeat, &experiment);
    for (int i = 0; i < updates; i++)
        scheduler_spawn(run_update, &experiment);
    scheduler_run();

    Outcome outcome = {
        .updates = updates,
        .counter = *counter,
        .missed_beats = (int)experiment.missed_beats,
    };
    printf("%s: counter %d of %d, missed beats %d\n", label, outcome.counter, outcome.updates,
           outcome.missed_beats);
    return outcome;
}

bool experiment_lost_updates(Outcome outcome) {
    return outcome.counter < outcome.updates;
}

bool experiment_stalled(Outcome outcome) {
    return outcome.missed_beats >= STALL_BEATS;
}

bool experiment_went_well(Outcome outcome) {
    return !experiment_lost_updates(outcome) && !experiment_stalled(outcome);
}

int experiment_conclude(bool as_expected) {
    if (as_expected)
        return EXIT_SUCCESS;
    fputs("not what this sample should show\n", stderr);
    return EXIT_FAILURE;
}
