#include "infer/flow_graph.h"

typedef struct Node {
    GArray *edges;        /* of guint32: nodes; NULL for none, as the others */
    GArray *sites;        /* of guint32 */
    GPtrArray *functions; /* of const ProgramFunction */
} Node;

/* A function that has come to a node and is not carried on yet. */
typedef struct Arrival {
    guint32 node;
    const ProgramFunction *function;
} Arrival;

struct FlowGraph {
    GArray *nodes;     /* of Node; the first is none */
    GHashTable *keys;  /* FlowNodeKey to node */
    GHashTable *named; /* text to node; texts are borrowed */
    GHashTable *held;  /* set of Arrival: what is known already */
    GArray *pending;   /* of Arrival, a stack */
};

static guint hash_key(gconstpointer data) {
    const FlowNodeKey *key = data;
    guint hash = (guint)key->kind;
    for (guint i = 0; i < G_N_ELEMENTS(key->parts); i++)
        hash = hash * 0x9E3779B1U + key->parts[i];
    return hash ^ hash >> 15;
}

static gboolean equal_keys(gconstpointer left, gconstpointer right) {
    const FlowNodeKey *a = left;
    const FlowNodeKey *b = right;
    return a->kind == b->kind && a->parts[0] == b->parts[0] && a->parts[1] == b->parts[1] &&
           a->parts[2] == b->parts[2];
}

static guint hash_arrival(gconstpointer data) {
    const Arrival *arrival = data;
    return arrival->node * 0x9E3779B1U + g_direct_hash(arrival->function);
}

static gboolean equal_arrivals(gconstpointer left, gconstpointer right) {
    const Arrival *a = left;
    const Arrival *b = right;
    return a->node == b->node && a->function == b->function;
}

static void node_clear(gpointer data) {
    Node *node = data;
    g_clear_pointer(&node->edges, g_array_unref);
    g_clear_pointer(&node->sites, g_array_unref);
    g_clear_pointer(&node->functions, g_ptr_array_unref);
}

FlowGraph *flow_graph_new(void) {
    FlowGraph *graph = g_new0(FlowGraph, 1);
    graph->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    g_array_set_clear_func(graph->nodes, node_clear);
    g_array_set_size(graph->nodes, 1);
    graph->keys = g_hash_table_new_full(hash_key, equal_keys, g_free, NULL);
    graph->named = g_hash_table_new(g_str_hash, g_str_equal);
    graph->held = g_hash_table_new_full(hash_arrival, equal_arrivals, g_free, NULL);
    graph->pending = g_array_new(FALSE, FALSE, sizeof(Arrival));
    return graph;
}

void flow_graph_free(FlowGraph *graph) {
    if (!graph)
        return;
    g_array_unref(graph->nodes);
    g_hash_table_unref(graph->keys);
    g_hash_table_unref(graph->named);
    g_hash_table_unref(graph->held);
    g_array_unref(graph->pending);
    g_free(graph);
}

static Node *node_at(const FlowGraph *graph, guint32 node) {
    return &g_array_index(graph->nodes, Node, node);
}

static guint32 new_node(FlowGraph *graph) {
    g_array_set_size(graph->nodes, graph->nodes->len + 1);
    return graph->nodes->len - 1;
}

guint32 flow_graph_find(const FlowGraph *graph, FlowNodeKey key) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(graph->keys, &key));
}

guint32 flow_graph_node(FlowGraph *graph, FlowNodeKey key, gboolean *is_new) {
    guint32 known = flow_graph_find(graph, key);
    if (is_new)
        *is_new = known == 0;
    if (known)
        return known;
    guint32 node = new_node(graph);
    g_hash_table_insert(graph->keys, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(node));
    return node;
}

guint32 flow_graph_find_named(const FlowGraph *graph, const char *key) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(graph->named, key));
}

guint32 flow_graph_named(FlowGraph *graph, const char *key) {
    guint32 known = flow_graph_find_named(graph, key);
    if (known)
        return known;
    guint32 node = new_node(graph);
    g_hash_table_insert(graph->named, (gpointer)key, GUINT_TO_POINTER(node));
    return node;
}

void flow_graph_add_function(FlowGraph *graph, guint32 node, const ProgramFunction *function) {
    Arrival arrival = {node, function};
    if (!node || g_hash_table_contains(graph->held, &arrival))
        return;
    g_hash_table_add(graph->held, g_memdup2(&arrival, sizeof arrival));
    Node *at = node_at(graph, node);
    if (!at->functions)
        at->functions = g_ptr_array_new();
    g_ptr_array_add(at->functions, (gpointer)function);
    g_array_append_val(graph->pending, arrival);
}

static gboolean has_edge(const Node *node, guint32 to) {
    for (guint i = node->edges->len; i-- > 0;)
        if (g_array_index(node->edges, guint32, i) == to)
            return TRUE;
    return FALSE;
}

void flow_graph_add_edge(FlowGraph *graph, guint32 from, guint32 to) {
    if (!from || !to || from == to)
        return;
    Node *node = node_at(graph, from);
    if (!node->edges)
        node->edges = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (node->edges->len < 16 && has_edge(node, to))
        return; /* the same again mostly comes soon: a longer look is not worth it */
    g_array_append_val(node->edges, to);
    for (guint i = 0; node->functions && i < node->functions->len; i++) {
        flow_graph_add_function(graph, to, g_ptr_array_index(node->functions, i));
        node = node_at(graph, from);
    }
}

void flow_graph_add_site(FlowGraph *graph, guint32 node, guint32 site) {
    if (!node)
        return;
    Node *at = node_at(graph, node);
    if (!at->sites)
        at->sites = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_append_val(at->sites, site);
}

static void carry(FlowGraph *graph, Arrival arrival, FlowGraphArrival arrive, gpointer data) {
    for (guint i = 0; node_at(graph, arrival.node)->edges; i++) {
        const GArray *edges = node_at(graph, arrival.node)->edges;
        if (i == edges->len)
            break;
        flow_graph_add_function(graph, g_array_index(edges, guint32, i), arrival.function);
    }
    for (guint i = 0; node_at(graph, arrival.node)->sites; i++) {
        const GArray *sites = node_at(graph, arrival.node)->sites;
        if (i == sites->len)
            break;
        arrive(arrival.function, g_array_index(sites, guint32, i), data);
    }
}

void flow_graph_solve(FlowGraph *graph, FlowGraphArrival arrive, gpointer data) {
    while (graph->pending->len > 0) {
        guint last = graph->pending->len - 1;
        Arrival arrival = g_array_index(graph->pending, Arrival, last);
        g_array_set_size(graph->pending, last);
        carry(graph, arrival, arrive, data);
    }
}

const GPtrArray *flow_graph_functions(const FlowGraph *graph, guint32 node) {
    return node ? node_at(graph, node)->functions : NULL;
}
