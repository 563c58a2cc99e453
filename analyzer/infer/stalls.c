#include "infer/stalls.h"

#include "infer/ways.h"

static Stall *new_stall(const CallGraph *graph, const GraphNode *root, guint kind, FactsRange range,
                        GPtrArray *stalls) {
    Stall *stall = g_new0(Stall, 1);
    stall->body = root->root;
    stall->kind = call_graph_block_kind(kind);
    stall->pedantic = kind == KIND_CHATTER;
    stall->range = call_graph_range(graph, root, range);
    stall->steps = trace_new();
    g_ptr_array_add(stalls, stall);
    return stall;
}

/* The lock of the root's own that is held there. */
static void tell_lock(const CallGraph *graph, const GraphNode *root, Stall *stall,
                      const HeldLock *lock) {
    if (!lock)
        return;
    stall->locked = TRUE;
    stall->lock = g_strdup(lock->shown);
    ways_tell_lock(graph, root, lock, stall->steps);
    stall->lead = stall->steps->len;
}

static void tell_leaf(const CallGraph *graph, const GraphNode *root, const GraphLeaf *leaf,
                      GPtrArray *stalls) {
    Stall *stall = new_stall(graph, root, leaf->kind, leaf->range, stalls);
    stall->callee = g_strdup(leaf->name);
    stall->macro = leaf->macro;
    stall->instead = leaf->instead;
    stall->at_destruction = leaf->at_destruction;
    tell_lock(graph, root, stall, leaf->lock);
}

/* The edges of one action, which stand together. */
typedef struct Fan {
    guint first;
    guint end;
} Fan;

static Fan fan_at(const GraphNode *node, guint first) {
    guint32 action = call_graph_edge(node, first)->action;
    guint end = first + 1;
    while (end < node->edges->len && call_graph_edge(node, end)->action == action)
        end++;
    return (Fan){first, end};
}

/* Through which edge of a fan the best way goes; NULL when there is none. */
static const GraphEdge *best_edge(const CallGraph *graph, const GraphNode *node, Fan fan,
                                  guint kind, guint *slot) {
    const GraphEdge *best = NULL;
    GraphWay least = {0};
    for (guint i = fan.first; i < fan.end; i++) {
        const GraphEdge *edge = call_graph_edge(node, i);
        GraphWay way = ways_best(graph, edge, kind);
        if (!ways_is_better(&way, &least))
            continue;
        least = way;
        best = edge;
        *slot = way.slot;
    }
    return best;
}

/* The rule has its finding for this call. */
static gboolean is_told_already(const CallGraph *graph, const GraphNode *root, Fan fan,
                                guint kind) {
    guint slot = 0;
    if (kind != KIND_OUTPUT && kind != KIND_CHATTER)
        return FALSE;
    return best_edge(graph, root, fan, CATALOG_BLOCK_IO, &slot) ||
           (kind == KIND_CHATTER && best_edge(graph, root, fan, KIND_OUTPUT, &slot));
}

static void tell_fan(const CallGraph *graph, const GraphNode *root, Fan fan, GPtrArray *stalls) {
    for (guint kind = 1; kind < KIND_COUNT; kind++) {
        guint slot = 0;
        const GraphEdge *edge = best_edge(graph, root, fan, kind, &slot);
        if (!edge)
            continue;
        if (is_told_already(graph, root, fan, kind))
            continue;
        guint locked_slot = 0;
        const GraphEdge *locked = best_edge(graph, root, fan, kind + KIND_LOCKED, &locked_slot);
        if (!edge->lock && locked) {
            edge = locked;
            slot = locked_slot;
        }
        Stall *stall = new_stall(graph, root, kind, edge->range, stalls);
        stall->callee = g_strdup(call_graph_name(call_graph_node(graph, edge->target)));
        stall->macro = edge->macro;
        stall->at_destruction = edge->at_destruction;
        tell_lock(graph, root, stall, edge->lock);
        gboolean locked_below = locked && !edge->lock;
        stall->locked = stall->locked || locked_below;
        const GraphLeaf *leaf = ways_tell(
            graph, edge->target, locked_below ? kind + KIND_LOCKED : kind, slot, stall->steps);
        stall->leaf = g_strdup(leaf->name);
        stall->instead = leaf->instead;
    }
}

void stalls_tell(const CallGraph *graph, GPtrArray *stalls) {
    for (guint i = 0; i < call_graph_count(graph); i++) {
        const GraphNode *root = call_graph_node(graph, i);
        if (!root->root)
            continue;
        for (guint k = 0; k < root->leaves->len; k++)
            tell_leaf(graph, root, call_graph_leaf(root, k), stalls);
        for (guint k = 0; k < root->edges->len;) {
            Fan fan = fan_at(root, k);
            tell_fan(graph, root, fan, stalls);
            k = fan.end;
        }
    }
}
