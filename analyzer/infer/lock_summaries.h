/* Lock summaries: what a function does to its callers' locks, in terms that a caller can say at the
 * call: what it returns with held, what it lets go of. */
#ifndef COROLINT_INFER_LOCK_SUMMARIES_H
#define COROLINT_INFER_LOCK_SUMMARIES_H

#include "infer/held_walk.h"

/* Owned by whoever holds it; clear with lock_summary_clear(). */
typedef struct LockSummary {
    GArray *taken;   /* of locks that are held when it returns */
    GArray *dropped; /* of locks of the caller that it lets go of */
} LockSummary;

void lock_summary_init(LockSummary *summary);
void lock_summary_clear(LockSummary *summary);

/* Notes a lock that the event took and that is held at an end of the body, where callers can tell
 * which one it is. */
void lock_summary_keep_taken(LockSummary *summary, const LockEvent *event, const Hold *end);
/* Notes what becomes of a caller's lock that the event lets go of. */
void lock_summary_keep_dropped(LockSummary *summary, const HeldBody *body, const LockEvent *event);

/* Appends what a call of the function does to the locks of the view's body. own holds its own
 * locks. */
void lock_summary_add_events(const LockSummary *callee, PlaceNames *names, const View *view,
                             const FactsAction *action, GHashTable *own, GArray *events);

#endif
