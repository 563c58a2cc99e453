/* Reach: which blocking calls a body on the loop comes to through plain functions, by the shortest
 * way.
 *
 * A graph of bodies: roots run on the loop, the others are the plain functions they call, directly
 * or not. A Reach owns its nodes; the program and catalog must outlive it. */
#ifndef COROLINT_INFER_REACH_H
#define COROLINT_INFER_REACH_H

#include "infer/inference.h"

typedef struct Reach Reach;

Reach *reach_new(const Context *context);
void reach_free(Reach *reach);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reach, reach_free)

/* Adds a body on the loop. own holds the variables of its own locks (ownership.h). */
void reach_add_root(Reach *reach, const LoopBody *body, const View *view, GHashTable *own);

/* Follows every call, then appends a Stall for each blocking call of a root, and for each call of a
 * root that leads to one. */
void reach_solve(Reach *reach, GPtrArray *stalls);

#endif
