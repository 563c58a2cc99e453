/* Lock events: what one action does to the locks of a body: takes one, lets one go, hands one from
 * guard to guard. From the catalogs, or from what a called function was found to do (locks.h).
 *
 * Locks and the guards that hold them are told apart by their names (place_names.h); NULL is a lock
 * or guard that is not known to be any other. */
#ifndef COROLINT_INFER_LOCK_EVENTS_H
#define COROLINT_INFER_LOCK_EVENTS_H

#include "infer/known_values.h"

typedef enum LockEventKind {
    LOCK_EVENT_TAKE,   /* lock is held afterwards, by guard where there is one */
    LOCK_EVENT_DROP,   /* lock, or what guard holds, is let go */
    LOCK_EVENT_WAIT,   /* the same while the action waits: it is held again afterwards */
    LOCK_EVENT_ADOPT,  /* guard takes charge of lock */
    LOCK_EVENT_MOVE,   /* what guard holds is held by `to` */
    LOCK_EVENT_DISARM, /* what guard holds is held, but ends with no guard any more */
} LockEventKind;

typedef struct LockEvent {
    LockEventKind kind;
    const char *lock;
    const char *guard;
    const char *to;      /* move, disarm: what names it from here on; NULL for nothing */
    const char *guarded; /* drop: the lock that guard was made for, which lets it go even when it
                            was taken again in the meantime without it */
    const char *also;    /* take: the lock's name through another pointer; NULL for none */
    CatalogLockKind lock_kind; /* of locks taken: thread, async or file */
    guint results;             /* of KnownSign: take: results that mean it is taken; drop: results
                                  that mean it is still held */
    gboolean held_inside;      /* drop, wait: the callee suspends before it lets go */
    gboolean own;              /* take: of a lock that nobody else can see */
    FactsRow place;            /* take: the lock's place in this body; 0 for none */
} LockEvent;

/* Appends the events (LockEvent) of an action that the catalogs and the language tell of. own holds
 * the body's own locks (ownership.h). */
void lock_events_of(PlaceNames *names, const View *view, const FactsAction *action, GHashTable *own,
                    GArray *events);

/* Whether the catalogs tell all of it, so that the callee's body has nothing to add: an entry for
 * the call, or for the call that made what is awaited there (await_ready and its kin are how a
 * library does what the entry says). */
gboolean lock_events_are_known(const View *view, const FactsAction *action);

#endif
