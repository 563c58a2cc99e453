/* Callbacks: the functions some code hands to an event loop that the catalogs know. */
#ifndef COROLINT_INFER_CALLBACKS_H
#define COROLINT_INFER_CALLBACKS_H

#include "infer/view.h"

/* A set of ProgramFunction, borrowed from the program. */
GHashTable *callbacks_find(const Program *program, const Catalog *catalog);

#endif
