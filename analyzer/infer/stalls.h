/* Stalls: what of the call graph is told to rules. */
#ifndef COROLINT_INFER_STALLS_H
#define COROLINT_INFER_STALLS_H

#include "infer/call_graph.h"

/* Appends a Stall for each blocking call of a root, and for each call of a root that leads to one.
 * The graph has been solved (ways.h). */
void stalls_tell(const CallGraph *graph, GPtrArray *stalls);

#endif
