/* Lock faults: what a coroutine does wrong with locks in time, told step by step. */
#ifndef COROLINT_INFER_LOCK_FAULTS_H
#define COROLINT_INFER_LOCK_FAULTS_H

#include "infer/inference.h"
#include "infer/locks.h"

/* Appends a LockedSuspension for each thread lock that the coroutine holds while it suspends. */
void lock_faults_find_suspensions(Locks *locks, const View *view, GHashTable *own,
                                  const LoopBody *body, GPtrArray *found);

/* Appends a LostUpdate for each write from a value that is stale. */
void lock_faults_find_updates(Locks *locks, const View *view, GHashTable *own, const LoopBody *body,
                              GPtrArray *found);

#endif
