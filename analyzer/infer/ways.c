#include "infer/ways.h"

#include <string.h>

#include "infer/callers.h"

/* A way that has just been found: others may lead to it. */
typedef struct Step {
    guint node;
    guint kind;
    guint slot;
} Step;

gboolean ways_edge_carries(const GraphEdge *edge, guint kind, guint slot) {
    if (edge->slots[slot] == SLOT_DROPPED)
        return FALSE;
    return kind != KIND_OUTPUT || !edge->surely_ends;
}

static gboolean is_written_before(const GraphWay *way, const GraphWay *other) {
    return way->index < other->index || (way->index == other->index && way->slot < other->slot);
}

/* Lengths only grow from one step to the next: the first way that is found is a shortest one. */
static void offer(CallGraph *graph, GArray *queue, Step step, GraphWay way) {
    GraphWay *known = &call_graph_node(graph, step.node)->ways[step.kind][step.slot];
    if (known->distance == 0) {
        *known = way;
        g_array_append_val(queue, step);
    } else if (known->distance == way.distance && is_written_before(&way, known)) {
        *known = way;
    }
}

static void start_from_leaves(CallGraph *graph, guint index, GArray *queue) {
    GraphNode *node = call_graph_node(graph, index);
    memset(node->ways, 0, sizeof node->ways);
    for (guint i = 0; i < node->leaves->len; i++) {
        const GraphLeaf *leaf = call_graph_leaf(node, i);
        offer(graph, queue, (Step){index, leaf->kind, leaf->slot}, (GraphWay){1, TRUE, i, 0});
    }
}

static void go_on_from(CallGraph *graph, const Callers *callers, Step step, GArray *queue) {
    guint distance = call_graph_node(graph, step.node)->ways[step.kind][step.slot].distance;
    for (guint i = callers->start[step.node]; i < callers->start[step.node + 1]; i++) {
        Caller caller = callers->all[i];
        const GraphEdge *edge = call_graph_edge(call_graph_node(graph, caller.node), caller.edge);
        if (!ways_edge_carries(edge, step.kind, step.slot))
            continue;
        offer(graph, queue, (Step){caller.node, step.kind, edge->slots[step.slot]},
              (GraphWay){distance + 1, FALSE, caller.edge, step.slot});
    }
}

void ways_solve(CallGraph *graph) {
    Callers callers;
    callers_init(&callers, graph);
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(Step));
    for (guint i = 0; i < call_graph_count(graph); i++)
        start_from_leaves(graph, i, queue);
    for (guint i = 0; i < queue->len; i++)
        go_on_from(graph, &callers, g_array_index(queue, Step, i), queue);
    callers_clear(&callers);
}

gboolean ways_best_slot(const CallGraph *graph, const GraphEdge *edge, guint kind, guint *best) {
    const GraphNode *target = call_graph_node(graph, edge->target);
    guint least = 0;
    for (guint slot = 0; slot < SLOT_COUNT; slot++) {
        guint distance = target->ways[kind][slot].distance;
        if (distance && ways_edge_carries(edge, kind, slot) && (!least || distance < least)) {
            least = distance;
            *best = slot;
        }
    }
    return least > 0;
}

void ways_tell_call(const CallGraph *graph, guint index, guint edge_index, GPtrArray *steps) {
    const GraphNode *node = call_graph_node(graph, index);
    const GraphEdge *edge = call_graph_edge(node, edge_index);
    trace_add(steps, call_graph_range(graph, node, edge->range),
              g_strdup_printf("'%s' calls '%s'", call_graph_name(node),
                              call_graph_name(call_graph_node(graph, edge->target))));
}

const GraphLeaf *ways_tell(const CallGraph *graph, guint index, guint kind, guint slot,
                           GPtrArray *steps) {
    for (;;) {
        const GraphNode *node = call_graph_node(graph, index);
        const GraphWay *way = &node->ways[kind][slot];
        if (way->is_leaf) {
            const GraphLeaf *leaf = call_graph_leaf(node, way->index);
            trace_add(steps, call_graph_range(graph, node, leaf->range),
                      g_strdup_printf("'%s' calls '%s', which may block", call_graph_name(node),
                                      leaf->name ? leaf->name : "something"));
            return leaf;
        }
        const GraphEdge *edge = call_graph_edge(node, way->index);
        ways_tell_call(graph, index, way->index, steps);
        slot = way->slot;
        index = edge->target;
    }
}
