/* Hops: which actions of a coroutine run on a pool, between a hop there and the hop back. */
#ifndef COROLINT_INFER_HOPS_H
#define COROLINT_INFER_HOPS_H

#include "infer/view.h"

/* The ids of the actions that run on a pool whichever way they are come to: a set of guint32 as
 * pointers, empty for a body without hops. */
GHashTable *hops_find_on_pool(const View *view);

#endif
