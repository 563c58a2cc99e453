/* Stalls: what of the call graph is told to rules. */
#ifndef COROLINT_INFER_STALLS_H
#define COROLINT_INFER_STALLS_H

#include "infer/callers.h"

/* Appends a Stall for each blocking call of a root, and for each call of a root that leads to one,
 * by the best way that no comment silences. Where there are only silenced ones the best of these is
 * told, as silenced. silences may be NULL; callers are those of the graph. */
void stalls_find(CallGraph *graph, const Callers *callers, Silences *silences, GPtrArray *stalls);
/* The same for a graph that has changed since stalls_find(), which had the same callers. files (a
 * set of absolute paths) says where stalls are wanted, NULL everywhere; others may be told, too. */
void stalls_find_changed(CallGraph *graph, const Callers *callers, Silences *silences,
                         GHashTable *files, GPtrArray *stalls);

/* A GDestroyNotify. */
void stall_free(gpointer data);

#endif
