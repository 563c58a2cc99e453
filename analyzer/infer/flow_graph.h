/* Flow graph of functions: which functions the variables of a program may ever hold.
 *
 * Nodes are what can hold a function: a field or variable, a function's result, what an action
 * makes. An edge says that whatever the one holds the other may hold too. Nodes are numbers; 0 is
 * none, and edges from and to it are ignored. Functions and texts are borrowed from the program. */
#ifndef COROLINT_INFER_FLOW_GRAPH_H
#define COROLINT_INFER_FLOW_GRAPH_H

#include "model/program.h"

typedef struct FlowGraph FlowGraph;

typedef enum FlowNodeKind {
    FLOW_NODE_NAMED,    /* a field or global, the same in all files; numbered by the graph */
    FLOW_NODE_VARIABLE, /* unit, row of variables */
    FLOW_NODE_GIVEN,    /* the same, of a parameter: what code off the loop passes */
    FLOW_NODE_RESULT,   /* unit, row of functions: what it returns */
    FLOW_NODE_MADE,    /* unit, row of functions, id of an action: what that one returns or makes */
    FLOW_NODE_CAPTURE, /* unit, row of functions, index */
    FLOW_NODE_MEMBER,  /* node of a variable that is an object, node of a field */
    FLOW_NODE_ASSIGNED, /* node of a field: what is written to it through a pointer to its object */
} FlowNodeKind;

typedef struct FlowNodeKey {
    FlowNodeKind kind;
    guint32 parts[3];
} FlowNodeKey;

FlowGraph *flow_graph_new(void);
void flow_graph_free(FlowGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FlowGraph, flow_graph_free)

/* The node with a key: made when there is none, unless it is only looked for. */
guint32 flow_graph_node(FlowGraph *graph, FlowNodeKey key, gboolean *is_new);
guint32 flow_graph_find(const FlowGraph *graph, FlowNodeKey key);
/* The same for a field or global by its key. */
guint32 flow_graph_named(FlowGraph *graph, const char *key);
guint32 flow_graph_find_named(const FlowGraph *graph, const char *key);

void flow_graph_add_edge(FlowGraph *graph, guint32 from, guint32 to);
void flow_graph_add_function(FlowGraph *graph, guint32 node, const ProgramFunction *function);

/* Carries every function to all the nodes it gets to. Where something is called through a node,
 * arrive is called for each function that gets there, and may add edges. */
typedef void (*FlowGraphArrival)(const ProgramFunction *function, guint32 site, gpointer data);
void flow_graph_add_site(FlowGraph *graph, guint32 node, guint32 site);
void flow_graph_solve(FlowGraph *graph, FlowGraphArrival arrive, gpointer data);

/* What a node holds (of const ProgramFunction), in a stable order; NULL for nothing. */
const GPtrArray *flow_graph_functions(const FlowGraph *graph, guint32 node);

#endif
