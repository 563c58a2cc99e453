/* Ownership: locks a body makes anew and shows to nobody, so that they protect nothing. */
#ifndef COROLINT_INFER_OWNERSHIP_H
#define COROLINT_INFER_OWNERSHIP_H

#include "infer/inference.h"

/* All that is, holds or points to such a lock and to no other: a set of roots (infer/roots.h). In a
 * lambda, captured locks of the function it is written in too. */
GHashTable *ownership_find(const View *view);

/* Whether a place lies in, or behind, one of those; whether a value leads there. */
gboolean ownership_is_own(const View *view, GHashTable *own, FactsRow place);
gboolean ownership_value_is_own(const View *view, GHashTable *own, FactsRow value);

/* Appends an OwnLock for each. */
void ownership_report(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *locks);

#endif
