/* Stale updates: shared state is read, the coroutine suspends, and the same state is written from
 * what was read: whatever other tasks did to it meanwhile is lost. */
#ifndef COROLINT_INFER_STALE_UPDATES_H
#define COROLINT_INFER_STALE_UPDATES_H

#include "infer/locks.h"

typedef struct StaleUpdate {
    const FactsAction *write;   /* or the call that writes */
    const FactsAction *read;    /* or the call that reads */
    const FactsAction *suspend; /* the last suspension in between */
    FactsRow place;             /* what is written; 0 when a callee does it */
    const char *name;           /* of the place (place_names.h) */
} StaleUpdate;

/* Calls visit for each write of a coroutine's body that loses updates. */
typedef void (*StaleUpdateVisitor)(const View *view, const StaleUpdate *update, gpointer data);
void stale_updates_each(Locks *locks, const View *view, const BodyLocks *body,
                        StaleUpdateVisitor visit, gpointer data);

#endif
