#include "infer/silenced_ways.h"

#include "infer/ways.h"

#define LOCKED_RULE "blocking-while-locked"

/* Bits of Silenced.kinds. */
static const char *const rules[KIND_COUNT] = {
    LOCKED_RULE,
    [CATALOG_BLOCK_LOCK] = "blocking-lock",
    [CATALOG_BLOCK_SLEEP] = "blocking-sleep",
    [CATALOG_BLOCK_WAIT] = "blocking-wait",
    [CATALOG_BLOCK_IO] = "blocking-io",
    [CATALOG_BLOCK_PROCESS] = "blocking-process",
    [KIND_OUTPUT] = "blocking-io",
    [KIND_CHATTER] = "blocking-io",
};

typedef gboolean (*Question)(const SilencedFile *file, SilenceSpot spot, const char *rule);

typedef struct Asking {
    const CallGraph *graph;
    Silences *silences;
    const GraphNode *node;
    Question question;
} Asking;

static gboolean ask_at(const Asking *asking, FactsRange range, gboolean by_name, const char *rule) {
    const SilencedFile *file =
        silences_unit_file(asking->silences, asking->node->body.unit, range.file);
    SilenceSpot spot = {range.line, range.column, by_name};
    return file && asking->question(file, spot, rule);
}

/* On its own line and on that of the helper's name. A coroutine answers for each of its calls. */
static gboolean ask(const Asking *asking, FactsRange range, const char *rule) {
    gboolean covered = ask_at(asking, range, FALSE, rule);
    if (asking->node->root)
        return covered;
    const Facts *facts =
        program_unit(call_graph_program(asking->graph), asking->node->body.unit)->facts;
    FactsRange name = facts_function(facts, asking->node->body.row)->range;
    return ask_at(asking, name, TRUE, rule) || covered;
}

static Silenced find(const Asking *asking, FactsRange range, const HeldLock *lock) {
    Silenced silenced = {0};
    for (guint kind = 0; kind < KIND_COUNT; kind++)
        if (ask(asking, range, rules[kind]))
            silenced.kinds = (guint16)(silenced.kinds | 1U << kind);
    silenced.lock_as_well = lock && ask_at(asking, lock->action->range, FALSE, LOCKED_RULE);
    return silenced;
}

static gboolean is_silenced(const Silenced *silenced) {
    return silenced->kinds || silenced->lock_as_well;
}

/* Most stay as they are: what is written to, a forked process has to copy. */
static gboolean note(Silenced *known, Silenced now) {
    if (known->kinds != now.kinds || known->lock_as_well != now.lock_as_well)
        *known = now;
    return is_silenced(&now);
}

gboolean silenced_ways_note(CallGraph *graph, Silences *silences) {
    gboolean any = FALSE;
    if (!silences || silences_are_none(silences))
        return FALSE;
    Asking asking = {graph, silences, NULL, silences_cover};
    for (guint i = 0; i < call_graph_count(graph); i++) {
        const GraphNode *node = call_graph_node(graph, i);
        asking.node = node;
        for (guint k = 0; k < node->leaves->len; k++) {
            GraphLeaf *leaf = &g_array_index(node->leaves, GraphLeaf, k);
            any = note(&leaf->silenced, find(&asking, leaf->range, leaf->lock)) || any;
        }
        for (guint k = 0; k < node->edges->len; k++) {
            GraphEdge *edge = &g_array_index(node->edges, GraphEdge, k);
            any = note(&edge->silenced, find(&asking, edge->range, edge->lock)) || any;
        }
    }
    return any;
}

/* How the loop comes to a node. */
typedef enum Reach {
    REACH_PLAIN = 1 << 0,
    REACH_LOCKED = 1 << 1, /* with a coroutine lock held further up */
} Reach;

static void reach(guint8 *reached, guint node, guint how, GArray *queue) {
    if ((reached[node] & how) == how)
        return;
    reached[node] = (guint8)(reached[node] | how);
    g_array_append_val(queue, node);
}

static guint8 *reach_all(const CallGraph *graph) {
    guint8 *reached = g_new0(guint8, call_graph_count(graph) + 1);
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < call_graph_count(graph); i++)
        if (call_graph_node(graph, i)->root)
            reach(reached, i, REACH_PLAIN, queue);
    for (guint i = 0; i < queue->len; i++) {
        guint from = g_array_index(queue, guint, i);
        const GraphNode *node = call_graph_node(graph, from);
        for (guint k = 0; k < node->edges->len; k++) {
            const GraphEdge *edge = call_graph_edge(node, k);
            reach(reached, edge->target, edge->lock ? REACH_LOCKED : reached[from], queue);
        }
    }
    return reached;
}

/* Asks for the rules that ways of a kind through the action break. */
static void use(const Asking *asking, FactsRange range, const HeldLock *lock, guint kind,
                guint reached) {
    if (reached & REACH_PLAIN && !lock)
        ask(asking, range, rules[kind]);
    if (reached & REACH_LOCKED || lock)
        ask(asking, range, LOCKED_RULE);
    if (lock)
        ask_at(asking, lock->action->range, FALSE, LOCKED_RULE);
}

static void use_edge(const Asking *asking, const GraphEdge *edge, guint reached) {
    for (guint kind = 1; kind < KIND_COUNT; kind++) {
        if (ways_best(asking->graph, edge, kind).distance)
            use(asking, edge->range, edge->lock, kind, reached);
        if (ways_best(asking->graph, edge, kind + KIND_LOCKED).distance)
            use(asking, edge->range, edge->lock, kind, REACH_LOCKED);
    }
}

void silenced_ways_mark_used(const CallGraph *graph, Silences *silences) {
    Asking asking = {graph, silences, NULL, silences_use};
    g_autofree guint8 *reached = reach_all(graph);
    for (guint i = 0; i < call_graph_count(graph); i++) {
        const GraphNode *node = call_graph_node(graph, i);
        asking.node = node;
        for (guint k = 0; k < node->leaves->len; k++) {
            const GraphLeaf *leaf = call_graph_leaf(node, k);
            if (is_silenced(&leaf->silenced))
                use(&asking, leaf->range, leaf->lock, leaf->kind, reached[i]);
        }
        for (guint k = 0; k < node->edges->len; k++) {
            const GraphEdge *edge = call_graph_edge(node, k);
            if (is_silenced(&edge->silenced))
                use_edge(&asking, edge, reached[i]);
        }
    }
}
