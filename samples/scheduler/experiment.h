/*
 * What the C samples have in common: many coroutines update one counter while a heartbeat beats
 * beside them. A lost update shows as a count that is too low, a stalled loop as missed beats.
 * Nothing here allocates; running out of memory ends the program (see scheduler.h).
 */
#ifndef COROLINT_SAMPLES_EXPERIMENT_H
#define COROLINT_SAMPLES_EXPERIMENT_H

#include "scheduler.h"

enum {
    BEAT_MS = 20,
    /* So many missed beats are a stall: a busy machine alone does not cause them. */
    STALL_BEATS = 10,
    /* How long the faults block the thread: twice as long as it takes to tell. */
    STALL_MS = 2 * STALL_BEATS * BEAT_MS,
};

/* Adds 1 to the sample's counter, rightly or wrongly. */
typedef void coroutine_fn Update(void);

typedef struct Outcome {
    int updates; /* that were made */
    int counter; /* that arrived */
    int missed_beats;
} Outcome;

/* Sets *counter to 0, runs so many coroutines beside a heartbeat, and prints the outcome. */
Outcome experiment_run(const char *label, Update *update, int updates, int *counter);

bool experiment_lost_updates(Outcome outcome);
bool experiment_stalled(Outcome outcome);

/* Every update arrived and the loop never stalled. */
bool experiment_went_well(Outcome outcome);

/* The exit status of the sample: whether fault and cure behaved as they should. */
int experiment_conclude(bool as_expected);

#endif
