#include "infer/explainer.h"

#include "infer/marks.h"
#include "infer/ways.h"

static gint64 body_key(ProgramBody body) {
    return ((gint64)body.unit << 32) | (gint64)body.row;
}

static GArray *nodes_of(const Explainer *explainer, ProgramBody body) {
    gint64 key = body_key(body);
    return g_hash_table_lookup(explainer->by_body, &key);
}

static void note_node(Explainer *explainer, guint index) {
    ProgramBody body = call_graph_node(explainer->graph, index)->body;
    GArray *nodes = nodes_of(explainer, body);
    if (!nodes) {
        gint64 key = body_key(body);
        nodes = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(explainer->by_body, g_memdup2(&key, sizeof key), nodes);
    }
    g_array_append_val(nodes, index);
}

/* From where the last call left off. */
static void note_nodes(Explainer *explainer, guint first) {
    for (guint i = first; i < call_graph_count(explainer->graph); i++)
        note_node(explainer, i);
}

static void add_body(Explainer *explainer, const ProgramFunction *function, ProgramBody body) {
    if (nodes_of(explainer, body) || program_body_is_pattern(explainer->inference->program, body))
        return;
    guint first = call_graph_count(explainer->graph);
    call_graph_add_plain(explainer->graph, function, body);
    call_graph_follow(explainer->graph);
    note_nodes(explainer, first);
}

static gboolean runs_on_pool(const Explainer *explainer, const ProgramFunction *function,
                             guint unit) {
    const Inference *inference = explainer->inference;
    return g_hash_table_contains(explainer->pool, function) ||
           marks_of_function(inference->program, inference->context.catalog, function, unit) ==
               CATALOG_MARK_OFFLOADED;
}

/* What runs on other threads, in the order of the program. */
static GArray *add_pool(Explainer *explainer) {
    const Program *program = explainer->inference->program;
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        for (guint k = 0; function->bodies && k < function->bodies->len; k++) {
            ProgramBody body = g_array_index(function->bodies, ProgramBody, k);
            if (!runs_on_pool(explainer, function, body.unit))
                continue;
            add_body(explainer, function, body);
            const GArray *nodes = nodes_of(explainer, body);
            if (nodes)
                g_array_append_vals(starts, nodes->data, nodes->len);
        }
    }
    return starts;
}

static GArray *loop_starts(const Explainer *explainer) {
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < call_graph_count(explainer->graph); i++)
        if (call_graph_node(explainer->graph, i)->root)
            g_array_append_val(starts, i);
    return starts;
}

Explainer *explainer_new(Inference *inference, const GPtrArray *matches) {
    Explainer *explainer = g_new0(Explainer, 1);
    explainer->inference = inference;
    explainer->graph = inference->graph;
    explainer->pool = inference->context.callbacks.on_pool;
    explainer->by_body =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
    note_nodes(explainer, 0);
    for (guint i = 0; i < matches->len; i++) {
        const FunctionMatch *match = g_ptr_array_index(matches, i);
        for (guint k = 0; k < match->bodies->len; k++) {
            const MatchedBody *matched = &g_array_index(match->bodies, MatchedBody, k);
            add_body(explainer, matched->function, matched->body);
        }
    }
    g_autoptr(GArray) on_pool = add_pool(explainer);
    g_autoptr(GArray) on_loop = loop_starts(explainer);
    explainer->from_loop = approaches_find(explainer->graph, on_loop);
    explainer->from_pool = approaches_find(explainer->graph, on_pool);
    callers_init(&explainer->callers, explainer->graph);
    ways_solve(explainer->graph, &explainer->callers, WAYS_ALL);
    return explainer;
}

void explainer_free(Explainer *explainer) {
    if (!explainer)
        return;
    g_hash_table_unref(explainer->by_body);
    g_array_unref(explainer->from_loop);
    g_array_unref(explainer->from_pool);
    callers_clear(&explainer->callers);
    g_free(explainer);
}

static gboolean is_come_to(const GArray *approaches, guint node) {
    return g_array_index(approaches, Approach, node).distance > 0;
}

gboolean explainer_is_on_loop(const Explainer *explainer, guint node) {
    return is_come_to(explainer->from_loop, node);
}

gboolean explainer_is_on_pool(const Explainer *explainer, guint node) {
    return is_come_to(explainer->from_pool, node);
}

typedef gboolean (*NodeTest)(const Explainer *explainer, guint node);

static GArray *matched_nodes(const Explainer *explainer, const FunctionMatch *match,
                             NodeTest test) {
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < match->bodies->len; i++) {
        const GArray *nodes =
            nodes_of(explainer, g_array_index(match->bodies, MatchedBody, i).body);
        for (guint k = 0; nodes && k < nodes->len; k++) {
            guint node = g_array_index(nodes, guint, k);
            if (!test || test(explainer, node))
                g_array_append_val(found, node);
        }
    }
    return found;
}

GArray *explainer_nodes(const Explainer *explainer, const FunctionMatch *match) {
    static const NodeTest tests[] = {explainer_is_on_loop, explainer_is_on_pool, NULL};
    GArray *found = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_clear_pointer(&found, g_array_unref);
        found = matched_nodes(explainer, match, tests[i]);
        if (found->len > 0)
            break;
    }
    return found;
}

gboolean explainer_nearest(const GArray *approaches, const GArray *nodes, guint *nearest) {
    guint least = 0;
    for (guint i = 0; i < nodes->len; i++) {
        guint node = g_array_index(nodes, guint, i);
        guint distance = g_array_index(approaches, Approach, node).distance;
        if (distance && (!least || distance < least)) {
            least = distance;
            *nearest = node;
        }
    }
    return least > 0;
}

gboolean explainer_root(const Explainer *explainer, ProgramBody body, guint *node) {
    const GArray *nodes = nodes_of(explainer, body);
    for (guint i = 0; nodes && i < nodes->len; i++) {
        *node = g_array_index(nodes, guint, i);
        if (call_graph_node(explainer->graph, *node)->root)
            return TRUE;
    }
    return FALSE;
}
