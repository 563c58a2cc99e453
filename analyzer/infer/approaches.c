#include "infer/approaches.h"

#include "infer/ways.h"

static Approach *approach_of(const GArray *approaches, guint node) {
    return &g_array_index(approaches, Approach, node);
}

GArray *approaches_find(const CallGraph *graph, const GArray *starts) {
    GArray *approaches = g_array_new(FALSE, TRUE, sizeof(Approach));
    g_array_set_size(approaches, call_graph_count(graph));
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < starts->len; i++) {
        guint start = g_array_index(starts, guint, i);
        *approach_of(approaches, start) = (Approach){1, start, 0};
        g_array_append_val(queue, start);
    }
    for (guint i = 0; i < queue->len; i++) {
        guint index = g_array_index(queue, guint, i);
        const GraphNode *node = call_graph_node(graph, index);
        for (guint k = 0; k < node->edges->len; k++) {
            guint target = call_graph_edge(node, k)->target;
            if (approach_of(approaches, target)->distance)
                continue;
            *approach_of(approaches, target) =
                (Approach){approach_of(approaches, index)->distance + 1, index, k};
            g_array_append_val(queue, target);
        }
    }
    return approaches;
}

guint approaches_start(const GArray *approaches, guint node) {
    while (approach_of(approaches, node)->distance > 1)
        node = approach_of(approaches, node)->from;
    return node;
}

void approaches_tell(const CallGraph *graph, const GArray *approaches, guint node,
                     GPtrArray *steps) {
    g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(guint));
    for (; approach_of(approaches, node)->distance > 1; node = approach_of(approaches, node)->from)
        g_array_append_val(nodes, node);
    for (guint i = nodes->len; i-- > 0;) {
        const Approach *approach = approach_of(approaches, g_array_index(nodes, guint, i));
        ways_tell_call(graph, approach->from, approach->edge, steps);
    }
}
