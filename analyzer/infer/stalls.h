/* Stalls: the actions of a body on the loop that may block its thread. */
#ifndef COROLINT_INFER_STALLS_H
#define COROLINT_INFER_STALLS_H

#include "infer/inference.h"

/* Appends a Stall for each. own holds the places of locks nobody else can see (ownership.h): taking
 * those never blocks. */
void stalls_find(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *stalls);

#endif
