/* Stalls: what of the call graph is told to rules. */
#ifndef COROLINT_INFER_STALLS_H
#define COROLINT_INFER_STALLS_H

#include "infer/call_graph.h"

/* Appends a Stall for each blocking call of a root, and for each call of a root that leads to one,
 * by the best way that no comment silences. Where there are only silenced ones the best of these is
 * told, as silenced. silences may be NULL. files (a set of absolute paths) says where stalls are
 * wanted, NULL everywhere; others may be told, too. */
void stalls_find(CallGraph *graph, Silences *silences, GHashTable *files, GPtrArray *stalls);

/* A GDestroyNotify. */
void stall_free(gpointer data);

#endif
