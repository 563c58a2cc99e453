/* Callers: the calls of a graph from the side of what is called. */
#ifndef COROLINT_INFER_CALLERS_H
#define COROLINT_INFER_CALLERS_H

#include "infer/call_graph.h"

/* One call: an edge of a node. */
typedef struct Caller {
    guint node;
    guint edge;
} Caller;

/* Those of node i stand from start[i] to before start[i + 1], in the order of nodes and edges. */
struct Callers {
    guint *start;
    Caller *all;
    guint count; /* of nodes */
};

/* As the graph is now. Free what it holds with callers_clear(). */
void callers_init(Callers *callers, const CallGraph *graph);
void callers_clear(Callers *callers);

#endif
