/* Made locks: which locals come to be, contain or lead to a lock that the body makes itself, and
 * where it does. Plain data; what it points to belongs to the facts. */
#ifndef COROLINT_INFER_MADE_LOCKS_H
#define COROLINT_INFER_MADE_LOCKS_H

#include "infer/view.h"

typedef struct MadeLock {
    FactsRow type;            /* the lock's; 0 when there is none */
    const FactsAction *maker; /* of an object on the heap: what sets a pointer to it; else NULL */
    gboolean constructed;     /* it is ready as soon as its object is there */
} MadeLock;

/* What a declaration of a local says of a lock, and what is assigned to it later. */
MadeLock made_locks_find(const View *view, const FactsAction *declare);

/* Whether the body makes the lock ready; leads: the set of roots (roots.h) that lead to it. */
gboolean made_locks_is_ready(const View *view, const MadeLock *made, GHashTable *leads);

/* Where the lock comes to be: the init call, the object that contains it, its declaration. */
FactsRange made_locks_place(const View *view, const FactsAction *declare, const MadeLock *made,
                            GHashTable *leads);

#endif
