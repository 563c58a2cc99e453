#include "infer/ways.h"

/* A way that has just been found: others may lead to it. */
typedef struct Step {
    guint node;
    guint kind;
    guint slot;
} Step;

gboolean ways_edge_carries(const GraphEdge *edge, guint kind, guint slot) {
    if (edge->slots[slot] == SLOT_DROPPED)
        return FALSE;
    guint plain = kind % KIND_LOCKED;
    return (plain != KIND_OUTPUT && plain != KIND_CHATTER) || !edge->surely_ends;
}

gboolean ways_go_through(const HeldLock *lock, const Silenced *silenced, guint kind,
                         WaysChoice choice) {
    switch (choice) {
    case WAYS_ALL:
        return TRUE;
    case WAYS_OPEN:
        return !lock && !(silenced->kinds & 1U << kind % KIND_LOCKED);
    case WAYS_OPEN_LOCKED:
        return !(silenced->kinds & 1U);
    }
    return FALSE;
}

gboolean ways_lock_counts(const HeldLock *lock, const Silenced *silenced, WaysChoice choice) {
    return lock && !(choice == WAYS_OPEN_LOCKED && silenced->lock_as_well);
}

gboolean ways_is_better(const GraphWay *way, const GraphWay *known) {
    if (way->distance == 0 || way->doubt > DOUBTS_MOST)
        return FALSE;
    if (known->distance == 0)
        return TRUE;
    if (way->doubt != known->doubt)
        return way->doubt < known->doubt;
    if (way->distance != known->distance)
        return way->distance < known->distance;
    return way->index < known->index || (way->index == known->index && way->slot < known->slot);
}

/* Those that lead to a way that got better are looked at again. */
static void offer(CallGraph *graph, GArray *queue, Step step, GraphWay way) {
    GraphNode *node = call_graph_node(graph, step.node);
    GraphWay known = call_graph_way(node, step.kind, step.slot);
    if (!ways_is_better(&way, &known))
        return;
    gboolean leads_on =
        known.distance == 0 || known.doubt != way.doubt || known.distance != way.distance;
    if (!node->ways[step.kind])
        node->ways[step.kind] = g_new0(GraphWay, SLOT_COUNT);
    node->ways[step.kind][step.slot] = way;
    if (leads_on)
        g_array_append_val(queue, step);
}

static void forget_ways(GraphNode *node) {
    for (guint kind = 0; kind < WAY_KIND_COUNT; kind++)
        g_clear_pointer(&node->ways[kind], g_free);
}

static void start_from_leaves(CallGraph *graph, guint index, WaysChoice choice, GArray *queue) {
    const GraphNode *node = call_graph_node(graph, index);
    for (guint i = 0; i < node->leaves->len; i++) {
        const GraphLeaf *leaf = call_graph_leaf(node, i);
        if (!ways_go_through(leaf->lock, &leaf->silenced, leaf->kind, choice))
            continue;
        GraphWay way = {1, 1, TRUE, leaf->kind, i, 0};
        offer(graph, queue, (Step){index, leaf->kind, leaf->slot}, way);
        if (ways_lock_counts(leaf->lock, &leaf->silenced, choice))
            offer(graph, queue, (Step){index, leaf->kind + KIND_LOCKED, leaf->slot}, way);
    }
}

/* A way of an edge's target is one of the caller, too. */
static void offer_caller(CallGraph *graph, Caller caller, Step step, WaysChoice choice,
                         GArray *queue) {
    GraphWay from = call_graph_way(call_graph_node(graph, step.node), step.kind, step.slot);
    const GraphEdge *edge = call_graph_edge(call_graph_node(graph, caller.node), caller.edge);
    if (!ways_edge_carries(edge, step.kind, step.slot) ||
        !ways_go_through(edge->lock, &edge->silenced, step.kind, choice))
        return;
    GraphWay way = {from.distance + 1, from.doubt * edge->doubt, FALSE, step.kind, caller.edge,
                    step.slot};
    guint slot = edge->slots[step.slot];
    offer(graph, queue, (Step){caller.node, step.kind, slot}, way);
    if (step.kind < KIND_LOCKED && ways_lock_counts(edge->lock, &edge->silenced, choice))
        offer(graph, queue, (Step){caller.node, step.kind + KIND_LOCKED, slot}, way);
}

void ways_solve(CallGraph *graph, const Callers *callers, WaysChoice choice) {
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(Step));
    for (guint i = 0; i < call_graph_count(graph); i++)
        forget_ways(call_graph_node(graph, i));
    for (guint i = 0; i < call_graph_count(graph); i++)
        start_from_leaves(graph, i, choice, queue);
    for (guint i = 0; i < queue->len; i++) {
        Step step = g_array_index(queue, Step, i);
        for (guint k = callers->start[step.node]; k < callers->start[step.node + 1]; k++)
            offer_caller(graph, callers->all[k], step, choice, queue);
    }
}

/* Changes. */

typedef struct Changing {
    CallGraph *graph;
    const Callers *before; /* some of them are nodes that have changed */
    GHashTable *now;       /* target to GArray of Caller: edges of nodes that have changed */
    GHashTable *lacking;   /* set of nodes that have lost ways */
    GArray *queue;
} Changing;

typedef void (*CallerVisit)(Changing *changing, Caller caller, Step step);

static void each_caller(Changing *changing, Step step, CallerVisit visit) {
    const Callers *before = changing->before;
    const GArray *now = g_hash_table_lookup(changing->now, GUINT_TO_POINTER(step.node));
    guint first = step.node < before->count ? before->start[step.node] : 0;
    guint end = step.node < before->count ? before->start[step.node + 1] : 0;
    for (guint i = first; i < end; i++)
        if (!call_graph_node(changing->graph, before->all[i].node)->changed)
            visit(changing, before->all[i], step);
    for (guint i = 0; now && i < now->len; i++)
        visit(changing, g_array_index(now, Caller, i), step);
}

static void note_edges(Changing *changing, guint index) {
    const GraphNode *node = call_graph_node(changing->graph, index);
    for (guint i = 0; i < node->edges->len; i++) {
        gpointer target = GUINT_TO_POINTER(call_graph_edge(node, i)->target);
        GArray *callers = g_hash_table_lookup(changing->now, target);
        Caller caller = {index, i};
        if (!callers) {
            callers = g_array_new(FALSE, FALSE, sizeof(Caller));
            g_hash_table_insert(changing->now, target, callers);
        }
        g_array_append_val(callers, caller);
    }
}

static void lose(Changing *changing, Step step) {
    g_hash_table_add(changing->lacking, GUINT_TO_POINTER(step.node));
    g_array_append_val(changing->queue, step);
}

static void lose_all(Changing *changing, guint index) {
    GraphNode *node = call_graph_node(changing->graph, index);
    for (guint kind = 0; kind < WAY_KIND_COUNT; kind++)
        for (guint slot = 0; slot < SLOT_COUNT; slot++)
            if (call_graph_way(node, kind, slot).distance)
                lose(changing, (Step){index, kind, slot});
    g_hash_table_add(changing->lacking, GUINT_TO_POINTER(index));
    forget_ways(node);
}

/* A way that began with this call, and went on by what is lost there. */
static void lose_way(Changing *changing, Caller caller, Step step) {
    GraphNode *node = call_graph_node(changing->graph, caller.node);
    guint slot = call_graph_edge(node, caller.edge)->slots[step.slot];
    for (guint kind = step.kind; slot != SLOT_DROPPED && kind < WAY_KIND_COUNT;
         kind += KIND_LOCKED) {
        GraphWay way = call_graph_way(node, kind, slot);
        if (!way.distance || way.is_leaf || way.index != caller.edge || way.kind != step.kind ||
            way.slot != step.slot)
            continue;
        node->ways[kind][slot] = (GraphWay){0};
        lose(changing, (Step){caller.node, kind, slot});
    }
}

/* Ways of its own leaves, and of what it calls. */
static void find_again(Changing *changing, guint index) {
    CallGraph *graph = changing->graph;
    start_from_leaves(graph, index, WAYS_ALL, changing->queue);
    const GraphNode *node = call_graph_node(graph, index);
    for (guint i = 0; i < node->edges->len; i++) {
        guint target = call_graph_edge(node, i)->target;
        for (guint kind = 0; kind < WAY_KIND_COUNT; kind++)
            for (guint slot = 0; slot < SLOT_COUNT; slot++)
                if (call_graph_way(call_graph_node(graph, target), kind, slot).distance)
                    offer_caller(graph, (Caller){index, i}, (Step){target, kind, slot}, WAYS_ALL,
                                 changing->queue);
    }
}

static void go_on(Changing *changing, Caller caller, Step step) {
    offer_caller(changing->graph, caller, step, WAYS_ALL, changing->queue);
}

static void lose_what_has_changed(Changing *changing) {
    for (guint i = 0; i < call_graph_count(changing->graph); i++) {
        if (!call_graph_node(changing->graph, i)->changed)
            continue;
        note_edges(changing, i);
        lose_all(changing, i);
    }
    for (guint i = 0; i < changing->queue->len; i++)
        each_caller(changing, g_array_index(changing->queue, Step, i), lose_way);
}

static void find_what_is_lacking(Changing *changing) {
    GHashTableIter iterator;
    gpointer node = NULL;
    g_array_set_size(changing->queue, 0);
    g_hash_table_iter_init(&iterator, changing->lacking);
    while (g_hash_table_iter_next(&iterator, &node, NULL))
        find_again(changing, GPOINTER_TO_UINT(node));
    for (guint i = 0; i < changing->queue->len; i++)
        each_caller(changing, g_array_index(changing->queue, Step, i), go_on);
}

void ways_change(CallGraph *graph, const Callers *callers) {
    g_autoptr(GHashTable) now =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) lacking = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(Step));
    Changing changing = {graph, callers, now, lacking, queue};
    lose_what_has_changed(&changing);
    find_what_is_lacking(&changing);
}

GraphWay ways_best(const CallGraph *graph, const GraphEdge *edge, guint kind) {
    const GraphNode *target = call_graph_node(graph, edge->target);
    GraphWay best = {0};
    for (guint slot = 0; slot < SLOT_COUNT; slot++) {
        GraphWay way = call_graph_way(target, kind, slot);
        way = (GraphWay){way.distance, way.doubt * edge->doubt, FALSE, kind, 0, slot};
        if (ways_edge_carries(edge, kind, slot) && ways_is_better(&way, &best))
            best = way;
    }
    return best;
}

WayStart ways_best_start(const CallGraph *graph, const GArray *nodes, guint kind) {
    WayStart start = {0};
    GraphWay best = {0};
    for (guint i = 0; i < nodes->len; i++) {
        guint node = g_array_index(nodes, guint, i);
        for (guint slot = 0; slot < SLOT_COUNT; slot++) {
            GraphWay way = call_graph_way(call_graph_node(graph, node), kind, slot);
            way = (GraphWay){way.distance, way.doubt, FALSE, kind, 0, 0};
            if (!ways_is_better(&way, &best))
                continue;
            best = way;
            start = (WayStart){node, slot, TRUE};
        }
    }
    return start;
}

gboolean ways_lead_from(const GraphNode *node, guint kind) {
    for (guint slot = 0; slot < SLOT_COUNT; slot++)
        if (call_graph_way(node, kind, slot).distance)
            return TRUE;
    return FALSE;
}

static void add_call(const CallGraph *graph, const GraphNode *node, FactsRange range,
                     GPtrArray *steps, char *message) {
    TraceStep *step = trace_add(steps, call_graph_range(graph, node, range), message);
    step->function = *node->function->name ? g_strdup(node->function->name) : NULL;
}

void ways_tell_call(const CallGraph *graph, guint index, guint edge_index, GPtrArray *steps) {
    const GraphNode *node = call_graph_node(graph, index);
    const GraphEdge *edge = call_graph_edge(node, edge_index);
    add_call(graph, node, edge->range, steps,
             g_strdup_printf("'%s' calls '%s'", call_graph_name(node),
                             call_graph_name(call_graph_node(graph, edge->target))));
}

void ways_tell_lock(const CallGraph *graph, const GraphNode *node, const HeldLock *lock,
                    GPtrArray *steps) {
    SourceRange range = call_graph_range(graph, node, lock->action->range);
    if (lock->by)
        trace_add(steps, range,
                  g_strdup_printf("'%s' returns with a coroutine lock held",
                                  program_function_shown_name(lock->by)));
    else if (lock->shown)
        trace_add(steps, range,
                  g_strdup_printf("'%s' takes '%s', a coroutine lock", call_graph_name(node),
                                  lock->shown));
    else
        trace_add(steps, range,
                  g_strdup_printf("'%s' takes a coroutine lock", call_graph_name(node)));
}

const GraphLeaf *ways_tell(const CallGraph *graph, guint index, guint kind, guint slot,
                           GPtrArray *steps, const GraphNode **holder) {
    for (;;) {
        const GraphNode *node = call_graph_node(graph, index);
        const GraphWay way = call_graph_way(node, kind, slot);
        if (way.is_leaf) {
            const GraphLeaf *leaf = call_graph_leaf(node, way.index);
            if (kind >= KIND_LOCKED)
                ways_tell_lock(graph, node, leaf->lock, steps);
            add_call(graph, node, leaf->range, steps,
                     g_strdup_printf("'%s' calls '%s', which may block", call_graph_name(node),
                                     leaf->name ? leaf->name : "something"));
            if (holder)
                *holder = node;
            return leaf;
        }
        const GraphEdge *edge = call_graph_edge(node, way.index);
        if (kind >= KIND_LOCKED && way.kind < KIND_LOCKED)
            ways_tell_lock(graph, node, edge->lock, steps);
        ways_tell_call(graph, index, way.index, steps);
        slot = way.slot;
        kind = way.kind;
        index = edge->target;
    }
}
