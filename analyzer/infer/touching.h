/* Touching: which functions, by themselves or by what they call, contain code of some kind. Told by
 * looking at names alone: a first sieve, so that few bodies need a closer look.
 *
 * A Touching keeps its answers; program and catalog must outlive it. */
#ifndef COROLINT_INFER_TOUCHING_H
#define COROLINT_INFER_TOUCHING_H

#include "catalog/catalog.h"
#include "model/program_change.h"

typedef struct Touching Touching;

/* Whether an action is of that kind. */
typedef gboolean (*TouchingMentions)(const Catalog *catalog, const Facts *facts,
                                     const FactsAction *action);

Touching *touching_new(const Program *program, const Catalog *catalog, TouchingMentions mentions);
void touching_free(Touching *touching);
/* Forgets what it knows of functions that have changed, and of those that may call them. */
void touching_change(Touching *touching, const ProgramChange *change);

gboolean touching_has(Touching *touching, const ProgramFunction *function);
/* The same, but of the function and those that it calls itself. */
gboolean touching_is_near(Touching *touching, const ProgramFunction *function);

#endif
