/* Ownership: locks a body makes anew and shows to nobody, so that they protect nothing. */
#ifndef COROLINT_INFER_OWNERSHIP_H
#define COROLINT_INFER_OWNERSHIP_H

#include "infer/inference.h"

/* The local variables that are, hold or point to such a lock: a set of rows of variables. */
GHashTable *ownership_find(const View *view);

/* Whether a place lies in, or behind, one of those variables. */
gboolean ownership_is_own(const View *view, GHashTable *own, FactsRow place);

/* Appends an OwnLock for each. */
void ownership_report(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *locks);

#endif
