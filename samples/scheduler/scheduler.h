/*
 * A cooperative scheduler for one thread, small enough to read in one sitting.
 *
 * A coroutine runs on a stack of its own until it suspends; scheduler_run() then resumes the next
 * one that is ready, and sleeps while none is. So a coroutine that blocks the thread blocks all.
 *
 * What QEMU's coroutines have too bears QEMU's name and means the same. Code in the wild looks like
 * this, and corolint knows these names from its catalogs.
 *
 * Memory: the scheduler owns coroutines and their stacks, and frees both when the entry function
 * returns. What `opaque` points to stays the caller's. Running out of memory ends the program.
 */
#ifndef COROLINT_SAMPLES_SCHEDULER_H
#define COROLINT_SAMPLES_SCHEDULER_H

#include <stdbool.h>
#include <stdint.h>

/* Marks a function that runs in a coroutine. Nothing for the compiler, everything for corolint. */
#define coroutine_fn

typedef struct Coroutine Coroutine;

typedef void coroutine_fn CoroutineEntry(void *opaque);

/* Coroutines in line, first come first served. */
typedef struct CoroutineQueue {
    Coroutine *first;
    Coroutine *last;
} CoroutineQueue;

/* A lock for coroutines: whoever has to wait for it suspends, and the others run on. */
typedef struct CoMutex {
    bool locked;
    CoroutineQueue waiters;
} CoMutex;

/* Makes a coroutine that runs entry(opaque) once the scheduler gets to it. */
void scheduler_spawn(CoroutineEntry *entry, void *opaque);

/* Runs until no coroutine is ready or asleep. */
void scheduler_run(void);

/* Milliseconds on a clock that never jumps. */
int64_t scheduler_now_ms(void);

/* Suspends the coroutine for so long; the thread is free for the others. */
void coroutine_fn scheduler_sleep_ms(int64_t milliseconds);

/* Suspends the coroutine until somebody makes it ready again. */
void coroutine_fn qemu_coroutine_yield(void);

void qemu_co_mutex_init(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_lock(CoMutex *mutex);
void coroutine_fn qemu_co_mutex_unlock(CoMutex *mutex);

#endif
