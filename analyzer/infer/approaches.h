/* Approaches: the shortest way to each node of the graph from where it is started. */
#ifndef COROLINT_INFER_APPROACHES_H
#define COROLINT_INFER_APPROACHES_H

#include "infer/call_graph.h"

typedef struct Approach {
    guint distance; /* 0: nothing leads there; 1: a start */
    guint from;     /* the node before it … */
    guint edge;     /* … and the edge of that */
} Approach;

/* One Approach for each node, from the nodes in starts (of guint). Of equal ways the one from the
 * start named first counts, and by the call written first. */
GArray *approaches_find(const CallGraph *graph, const GArray *starts);

/* The node where the way to a node starts. */
guint approaches_start(const GArray *approaches, guint node);
/* Appends the calls on that way, TraceSteps, the first one first. */
void approaches_tell(const CallGraph *graph, const GArray *approaches, guint node,
                     GPtrArray *steps);

#endif
