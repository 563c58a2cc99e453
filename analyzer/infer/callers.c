#include "infer/callers.h"

void callers_init(Callers *callers, const CallGraph *graph) {
    guint count = call_graph_count(graph);
    callers->count = count;
    callers->start = g_new0(guint, count + 2);
    for (guint i = 0; i < count; i++)
        for (guint k = 0; k < call_graph_node(graph, i)->edges->len; k++)
            callers->start[call_graph_edge(call_graph_node(graph, i), k)->target + 2]++;
    for (guint i = 1; i <= count; i++)
        callers->start[i + 1] += callers->start[i];
    callers->all = g_new(Caller, callers->start[count + 1] + 1);
    /* Filling them in moves each start to where the next one has its own. */
    for (guint i = 0; i < count; i++)
        for (guint k = 0; k < call_graph_node(graph, i)->edges->len; k++) {
            guint target = call_graph_edge(call_graph_node(graph, i), k)->target;
            callers->all[callers->start[target + 1]++] = (Caller){i, k};
        }
}

void callers_clear(Callers *callers) {
    g_free(callers->start);
    g_free(callers->all);
}
