/* The walk of one held lock through a body: from where it is taken along every path to where it is
 * let go, with what the branches on the way tell of flags and results. */
#ifndef COROLINT_INFER_HELD_WALK_H
#define COROLINT_INFER_HELD_WALK_H

#include "infer/lock_events.h"

/* A body made ready: all that a walk asks of it. Borrowed. */
typedef struct HeldBody {
    const View *view;
    PlaceNames *names;
    const GArray *events;      /* of LockEvent, by action */
    const guint *first_event;  /* by action id; those of an action end where the next id's begin */
    const guint8 *suspensions; /* by action id (suspensions.h) */
} HeldBody;

/* A lock on one path. */
typedef struct Hold {
    const char *lock;  /* NULL: not known to be any other */
    const char *also;  /* its name through another pointer; NULL for none */
    const char *guard; /* what lets go of it when it ends; NULL for none */
    guint results;     /* of KnownSign: what the function returns, once that is told */
    KnownValues known;
} Hold;

/* What a walk came by. Owned; clear with held_path_clear(). */
typedef struct HeldPath {
    guint8 *held;        /* by action id: the lock is held just before */
    GArray *suspensions; /* of guint32, ids of actions: the coroutine suspends with it held */
    GArray *drops;       /* of guint32: it is let go */
    GArray *ends;        /* of Hold: as it leaves the function */
} HeldPath;

/* Walks from behind the action, or from the function's entry when it is NULL. */
void held_walk(const HeldBody *body, const FactsAction *from, Hold hold, HeldPath *path);
void held_path_clear(HeldPath *path);

/* What is known wherever an action is reached: branches that all ways to it take. */
void held_known_before(const HeldBody *body, const FactsAction *action, KnownValues *known);

#endif
