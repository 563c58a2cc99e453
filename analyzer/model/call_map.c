#include "model/call_map.h"

static void node_free(gpointer data) {
    CallMapNode *node = data;
    g_free(node->name);
    g_free(node->range.file);
    g_free(node);
}

static void edge_free(gpointer data) {
    CallMapEdge *edge = data;
    g_array_unref(edge->lines);
    g_free(edge);
}

CallMap *call_map_new(void) {
    CallMap *map = g_new0(CallMap, 1);
    map->nodes = g_ptr_array_new_with_free_func(node_free);
    map->edges = g_ptr_array_new_with_free_func(edge_free);
    return map;
}

void call_map_free(CallMap *map) {
    if (!map)
        return;
    g_ptr_array_unref(map->nodes);
    g_ptr_array_unref(map->edges);
    g_free(map);
}

CallMapEdge *call_map_edge(CallMap *map, guint from, guint to) {
    for (guint i = 0; i < map->edges->len; i++) {
        CallMapEdge *edge = g_ptr_array_index(map->edges, i);
        if (edge->from == from && edge->to == to)
            return edge;
    }
    CallMapEdge *edge = g_new0(CallMapEdge, 1);
    edge->from = from;
    edge->to = to;
    edge->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(map->edges, edge);
    return edge;
}

void call_map_edge_add_line(CallMapEdge *edge, guint line) {
    guint place = 0;
    while (place < edge->lines->len && g_array_index(edge->lines, guint, place) < line)
        place++;
    if (place == edge->lines->len || g_array_index(edge->lines, guint, place) != line)
        g_array_insert_val(edge->lines, place, line);
}
