/* The call graph: bodies on the loop, the plain functions they call, directly or not, and where any
 * of them may block.
 *
 * A CallGraph owns its nodes; the program, the catalog and the LoopBodies it is given must outlive
 * it. Nodes are numbered in the order they are met, so that two runs number them alike. */
#ifndef COROLINT_INFER_CALL_GRAPH_H
#define COROLINT_INFER_CALL_GRAPH_H

#include "infer/bindings.h"
#include "infer/doubts.h"
#include "infer/inference.h"
#include "infer/locks.h"

/* Where a lock that is taken comes from, as the taker sees it: slot 0 is anywhere, the others are
 * the parameters and the object. So a helper that locks what it is given is told from one that
 * takes a lock of its own choosing. */
#define SLOT_ANY 0U
#define SLOT_FIRST_PARAMETER 1U
#define SLOT_THIS 9U
#define SLOT_COUNT 10U
/* A lock that nobody else can see: taking it never blocks. */
#define SLOT_DROPPED 255U

/* Output is a kind of its own: what is written on the way to abort() stalls nobody. */
#define KIND_OUTPUT (CATALOG_BLOCK_PROCESS + 1U)
/* And what the program says to its user is one that is only told under pedantic. */
#define KIND_CHATTER (KIND_OUTPUT + 1U)
#define KIND_COUNT (KIND_CHATTER + 1U)
/* Ways on which a plain function holds a coroutine lock are of kinds of their own, this far behind
 * the others. */
#define KIND_LOCKED KIND_COUNT
#define WAY_KIND_COUNT (KIND_COUNT + KIND_LOCKED)

/* What comments silence at an action, see silenced_ways.h. */
typedef struct Silenced {
    guint16 kinds;         /* bit k: ways of kind k through it; bit 0: those with a lock held */
    gboolean lock_as_well; /* those with the lock held that the node holds there */
} Silenced;

/* A blocking action of a node's own. */
typedef struct GraphLeaf {
    guint kind; /* CatalogBlockKind, KIND_OUTPUT or KIND_CHATTER */
    guint slot;
    FactsRange range;
    char *name; /* owned; NULL when nothing has one */
    const char *macro;
    const char *instead;
    gboolean at_destruction;
    const HeldLock *lock; /* a coroutine lock that the node holds there; NULL for none */
    Silenced silenced;
} GraphLeaf;

/* A call of another node. */
typedef struct GraphEdge {
    guint target;
    guint32 action; /* its id: through a pointer, one action calls several */
    guint doubt;    /* doubts.h */
    FactsRange range;
    const char *macro;
    guint8 slots[SLOT_COUNT]; /* the target's slots as the caller's */
    gboolean surely_ends;     /* only a function that never returns follows */
    gboolean at_destruction;
    const HeldLock *lock; /* a coroutine lock that the node holds there; NULL for none */
    Silenced silenced;
} GraphEdge;

/* A call of a function that runs on the loop by itself, and answers for itself. */
typedef struct GraphLoopCall {
    const ProgramFunction *callee;
    ProgramBody body;
    FactsRange range;
} GraphLoopCall;

/* The surest, then shortest way to a blocking action: through an edge, or a leaf of the node's own.
 */
typedef struct GraphWay {
    guint distance; /* 0: none */
    guint doubt;    /* the product of its edges' */
    gboolean is_leaf;
    guint kind; /* of the edge's target's way */
    guint index;
    guint slot; /* of the edge's target */
} GraphWay;

typedef struct GraphNode {
    const ProgramFunction *function;
    ProgramBody body;
    const LoopBody *root;           /* NULL for plain functions */
    char *key;                      /* of a plain function: its body and bindings, as text */
    Bindings bindings;              /* what the calls that lead here give it */
    GArray *leaves;                 /* of GraphLeaf */
    GArray *edges;                  /* of GraphEdge */
    GArray *loop_calls;             /* of GraphLoopCall */
    GraphWay *ways[WAY_KIND_COUNT]; /* by slot, from ways_solve(); NULL: none of that kind */
    gboolean changed;               /* by call_graph_change(), or has come since */
} GraphNode;

/* calls and locks must outlive it too. */
CallGraph *call_graph_new(const Context *context, Calls *calls, Locks *locks);
void call_graph_free(CallGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CallGraph, call_graph_free)

/* Adds a body on the loop. own holds the variables of its own locks (ownership.h). */
void call_graph_add_root(CallGraph *graph, const LoopBody *body, const View *view, GHashTable *own);
/* Adds a plain body whether or not the loop leads to it, and says which node it is. */
guint call_graph_add_plain(CallGraph *graph, const ProgramFunction *function, ProgramBody body);
/* Looks into every plain function that was met, and those they call. */
void call_graph_follow(CallGraph *graph);
/* Takes in what has changed in the program: roots that are no more lose what they held, plain nodes
 * are to be looked into again where their functions are now. What is new or may be another one is
 * noted as changed from the first time on. */
void call_graph_change(CallGraph *graph, const ProgramChange *change);

/* The kind as catalogs have it: output is a kind of input and output. */
CatalogBlockKind call_graph_block_kind(guint kind);

const Program *call_graph_program(const CallGraph *graph);
guint call_graph_count(const CallGraph *graph);
GraphNode *call_graph_node(const CallGraph *graph, guint index);
const GraphLeaf *call_graph_leaf(const GraphNode *node, guint index);
const GraphEdge *call_graph_edge(const GraphNode *node, guint index);
/* Of distance 0 when there is none. */
GraphWay call_graph_way(const GraphNode *node, guint kind, guint slot);

/* What messages call a node's function. */
const char *call_graph_name(const GraphNode *node);
/* The absolute range of something in a node's body; free its file. */
SourceRange call_graph_range(const CallGraph *graph, const GraphNode *node, FactsRange range);

#endif
