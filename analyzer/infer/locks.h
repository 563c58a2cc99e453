/* Locks in time: where a body takes locks, what happens while they are held, and what its callers
 * notice of that.
 *
 * A Locks keeps what it found out about each body and owns it; the context and calls must outlive
 * it. */
#ifndef COROLINT_INFER_LOCKS_H
#define COROLINT_INFER_LOCKS_H

#include "infer/calls.h"
#include "infer/context.h"
#include "infer/lock_summaries.h"

typedef struct Locks Locks;

/* A lock that a body takes. Names are the body's own. */
typedef struct HeldLock {
    const FactsAction *action; /* that takes it, or calls what does */
    LockEvent event;
    const ProgramFunction *by; /* the helper that returns with it held; NULL when none does */
    char *shown;               /* owned; the lock as one would write it; NULL when it has no name */
    HeldPath path;
} HeldLock;

/* A thread lock that a plain function, or one that it calls, holds at a suspension of its own: the
 * nearest one. */
typedef struct HeldInside {
    const HeldLock *lock; /* NULL: there is none */
    guint calls;          /* how many lead from the function to where it is taken */
    guint32 call;         /* the first of them; 0 when the function takes it itself */
    ProgramBody callee;   /* what that calls */
} HeldInside;

typedef struct BodyLocks {
    GPtrArray *held; /* of HeldLock, in order of actions */
    HeldInside inside;
    guint8 *suspensions; /* by action id */
    LockSummary summary; /* for callers */
} BodyLocks;

Locks *locks_new(const Context *context, Calls *calls);
void locks_free(Locks *locks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Locks, locks_free)
/* Takes in what has changed in the program. What was found out of bodies that call those which have
 * changed stays as it was. */
void locks_change(Locks *locks, const ProgramChange *change);

/* What is known of the view's body; never NULL. own holds its own locks (ownership.h): taking those
 * counts as taking, but nobody waits for them. */
const BodyLocks *locks_of_view(Locks *locks, const View *view, GHashTable *own);

/* Whether a function, or one that it calls itself, may take a coroutine lock. */
gboolean locks_may_hold_coroutine_lock(Locks *locks, const ProgramFunction *function);

/* The first lock of a kind, the body's own left out, that is held just before an action; NULL for
 * none. */
const HeldLock *locks_held_at(const BodyLocks *body, guint32 action_id, CatalogLockKind kind);

/* Whether it is a thread lock, of others' concern, that is held while the coroutine suspends. */
gboolean locks_suspends_with(const HeldLock *held);

/* What a call's plain callee holds at suspensions; NULL for nothing. callee is set then. */
const HeldInside *locks_held_inside(Locks *locks, const View *view, const FactsAction *call,
                                    ProgramBody *callee);
/* The same of a body that was looked into already. */
const HeldInside *locks_inside_of(Locks *locks, ProgramBody body);

PlaceNames *locks_names(Locks *locks);

#endif
