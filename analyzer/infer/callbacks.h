/* Callbacks: the functions some code hands to APIs that the catalogs know, to be run later. */
#ifndef COROLINT_INFER_CALLBACKS_H
#define COROLINT_INFER_CALLBACKS_H

#include "infer/flows.h"
#include "infer/view.h"

/* Where a function is handed over first, in the order of the program. */
typedef struct Registration {
    guint unit;
    FactsRange range;
    const char *with; /* the function or macro it is given to; NULL when that has no name */
} Registration;

typedef struct Callbacks {
    GHashTable *on_loop; /* ProgramFunction to Registration: they run on an event loop */
    GHashTable *on_pool; /* the same: on another thread */
    GHashTable *spawned; /* the same: as coroutines of their own */
} Callbacks;

/* The tables, which own their Registrations, are to be cleared; the functions are the program's. */
void callbacks_find(Callbacks *callbacks, const Program *program, const Catalog *catalog,
                    const Flows *flows);
/* The same for a function that has got a body since. */
void callbacks_add(Callbacks *callbacks, const Program *program, const Catalog *catalog,
                   const Flows *flows, const ProgramFunction *function);
void callbacks_clear(Callbacks *callbacks);

#endif
