/* Ways: the surest, then shortest way from each body to a blocking action of each kind.
 *
 * The ways stand in the nodes of the graph. Of ways that are alike in both the one through the call
 * that is written first counts, so that two runs tell the same. */
#ifndef COROLINT_INFER_WAYS_H
#define COROLINT_INFER_WAYS_H

#include "infer/callers.h"

/* Which ways count. */
typedef enum WaysChoice {
    WAYS_ALL,         /* as if there were no comments */
    WAYS_OPEN,        /* with no coroutine lock held, and not silenced as such */
    WAYS_OPEN_LOCKED, /* not silenced as ways with a coroutine lock held */
} WaysChoice;

/* Finds all ways anew. callers are those of the whole graph. */
void ways_solve(CallGraph *graph, const Callers *callers, WaysChoice choice);
/* The same when nodes have changed (GraphNode.changed) since ways_solve(WAYS_ALL) with the callers
 * of that time: ways that lead through none of them stay as they are. */
void ways_change(CallGraph *graph, const Callers *callers);

/* Whether a choice has ways of a kind through a leaf or an edge, which holds lock and is silenced
 * as said. */
gboolean ways_go_through(const HeldLock *lock, const Silenced *silenced, guint kind,
                         WaysChoice choice);
/* Whether the lock that is held there makes a way one with a lock. */
gboolean ways_lock_counts(const HeldLock *lock, const Silenced *silenced, WaysChoice choice);

/* Whether what blocks in an edge's target stalls the caller too. */
gboolean ways_edge_carries(const GraphEdge *edge, guint kind, guint slot);

/* The best way through an edge, and the target's slot that it starts from; of distance 0 when there
 * is none. */
GraphWay ways_best(const CallGraph *graph, const GraphEdge *edge, guint kind);
/* Whether a way is surer, or else shorter, than another; one of distance 0 is none. */
gboolean ways_is_better(const GraphWay *way, const GraphWay *known);

/* Where a way starts. */
typedef struct WayStart {
    guint node;
    guint slot;
    gboolean found; /* there is a way */
} WayStart;

/* The best way of a kind from any of nodes (of guint); of equal ones, from the node named first. */
WayStart ways_best_start(const CallGraph *graph, const GArray *nodes, guint kind);
/* Whether a node has a way of that kind. */
gboolean ways_lead_from(const GraphNode *node, guint kind);

/* Appends the step of one call. */
void ways_tell_call(const CallGraph *graph, guint node, guint edge, GPtrArray *steps);

/* Appends the step that tells of a coroutine lock which a node holds. */
void ways_tell_lock(const CallGraph *graph, const GraphNode *node, const HeldLock *lock,
                    GPtrArray *steps);

/* Appends the steps from a node down to its blocking action to steps, TraceSteps, and returns that
 * action; holder, unless NULL, is set to the node that it stands in. There has to be a way. */
const GraphLeaf *ways_tell(const CallGraph *graph, guint node, guint kind, guint slot,
                           GPtrArray *steps, const GraphNode **holder);

#endif
