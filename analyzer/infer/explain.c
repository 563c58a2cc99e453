#include "infer/explain.h"

#include <string.h>

#include "infer/excuses.h"
#include "infer/mentions.h"
#include "infer/reasons.h"
#include "infer/ways.h"

#define MENTIONS_SHOWN 5U
#define ELSEWHERE_SHOWN 5U

typedef struct Telling {
    const Explainer *explainer;
    const CallGraph *graph;
    const FunctionMatch *match;
    GArray *nodes; /* what it is judged by */
    Explanation *explanation;
} Telling;

static const GraphNode *node_at(const Telling *telling, guint index) {
    return call_graph_node(telling->graph, index);
}

static void tell_role(const Telling *telling, guint index) {
    const GraphNode *node = node_at(telling, index);
    reasons_tell_role(&telling->explainer->inference->context, node->function, node->body,
                      telling->explanation->path);
}

/* How many functions on the loop come to one of nodes. */
static guint count_roots(const Telling *telling, const GArray *nodes) {
    const Callers *callers = &telling->explainer->callers;
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) roots = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) queue = g_array_copy((GArray *)nodes);
    for (guint i = 0; i < queue->len; i++) {
        guint index = g_array_index(queue, guint, i);
        if (node_at(telling, index)->root)
            g_hash_table_add(roots, (gpointer)node_at(telling, index)->function);
        for (guint k = callers->start[index]; k < callers->start[index + 1]; k++)
            if (g_hash_table_add(met, GUINT_TO_POINTER(callers->all[k].node)))
                g_array_append_val(queue, callers->all[k].node);
    }
    return g_hash_table_size(roots);
}

/* The way from the loop to a node. */
static void tell_called(Telling *telling, guint nearest, const GArray *nodes) {
    Explanation *explanation = telling->explanation;
    const GArray *approaches = telling->explainer->from_loop;
    guint start = approaches_start(approaches, nearest);
    explanation->standing = EXPLANATION_CALLED;
    explanation->root = g_strdup(call_graph_name(node_at(telling, start)));
    explanation->root_is_coroutine = node_at(telling, start)->root->role == LOOP_ROLE_COROUTINE;
    explanation->root_count = count_roots(telling, nodes);
    tell_role(telling, start);
    approaches_tell(telling->graph, approaches, nearest, explanation->path);
}

static void tell_on_pool(Telling *telling, guint nearest) {
    const Explainer *explainer = telling->explainer;
    guint start = approaches_start(explainer->from_pool, nearest);
    telling->explanation->standing = EXPLANATION_ON_POOL;
    const GraphNode *node = node_at(telling, start);
    reasons_tell_pool(&explainer->inference->context, node->function, node->body.unit,
                      telling->explanation->path);
    approaches_tell(telling->graph, explainer->from_pool, nearest, telling->explanation->path);
}

static const ProgramFunction *matched_function(const Telling *telling) {
    const GArray *bodies = telling->match->bodies;
    if (bodies->len > 0)
        return g_array_index(bodies, MatchedBody, 0).function;
    const GPtrArray *all = telling->explainer->inference->program->in_order;
    for (guint i = 0; i < all->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(all, i);
        if (!function->bodies && strcmp(function->name, telling->match->name) == 0)
            return function;
    }
    return NULL;
}

static void tell_unreached(Telling *telling) {
    const ProgramFunction *function = matched_function(telling);
    telling->explanation->standing = EXPLANATION_UNREACHED;
    if (function)
        telling->explanation->mention_count =
            mentions_find(telling->explainer->inference->program, function, MENTIONS_SHOWN,
                          telling->explanation->mentions);
}

/* A call that the catalogs know leads to no node: it is a leaf of those who make it. */
static const GraphLeaf *leaf_named(const GraphNode *node, const char *name) {
    for (guint i = 0; i < node->leaves->len; i++) {
        const GraphLeaf *leaf = call_graph_leaf(node, i);
        if (leaf->name && strcmp(leaf->name, name) == 0)
            return leaf;
    }
    return NULL;
}

static gboolean tell_called_leaf(Telling *telling) {
    const char *name = telling->match->name;
    const Explainer *explainer = telling->explainer;
    g_autoptr(GArray) callers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < call_graph_count(telling->graph); i++)
        if (explainer_is_on_loop(explainer, i) && leaf_named(node_at(telling, i), name))
            g_array_append_val(callers, i);
    guint nearest = 0;
    if (!explainer_nearest(explainer->from_loop, callers, &nearest))
        return FALSE;
    tell_called(telling, nearest, callers);
    const GraphNode *node = node_at(telling, nearest);
    trace_add(telling->explanation->path,
              call_graph_range(telling->graph, node, leaf_named(node, name)->range),
              g_strdup_printf("'%s' calls '%s'", call_graph_name(node), name));
    return TRUE;
}

/* A coroutine that is started on other threads only, and calls nothing back on the loop. */
static gboolean stays_on_pool(const Telling *telling, guint index) {
    const GraphNode *node = node_at(telling, index);
    const Context *context = &telling->explainer->inference->context;
    return task_starts_on_pool(context->starts, node->function) && node->leaves->len == 0 &&
           node->edges->len == 0;
}

static void tell_root(Telling *telling, guint index) {
    const GraphNode *node = node_at(telling, index);
    if (stays_on_pool(telling, index)) {
        telling->explanation->standing = EXPLANATION_ON_POOL;
        reasons_tell_pool(&telling->explainer->inference->context, node->function, node->body.unit,
                          telling->explanation->path);
        return;
    }
    telling->explanation->standing =
        node->root->role == LOOP_ROLE_COROUTINE ? EXPLANATION_COROUTINE : EXPLANATION_CALLBACK;
    tell_role(telling, index);
}

static void tell_standing(Telling *telling) {
    const Explainer *explainer = telling->explainer;
    guint nearest = 0;
    if (explainer_nearest(explainer->from_loop, telling->nodes, &nearest)) {
        if (node_at(telling, nearest)->root)
            tell_root(telling, nearest);
        else
            tell_called(telling, nearest, telling->nodes);
    } else if (!tell_called_leaf(telling)) {
        if (explainer_nearest(explainer->from_pool, telling->nodes, &nearest))
            tell_on_pool(telling, nearest);
        else
            tell_unreached(telling);
    }
}

static void tell_remarks(Telling *telling) {
    const ProgramFunction *function = matched_function(telling);
    const GArray *bodies = telling->match->bodies;
    guint unit = bodies->len > 0 ? g_array_index(bodies, MatchedBody, 0).body.unit : 0;
    GPtrArray *remarks = telling->explanation->remarks;
    if (bodies->len > 0 && telling->nodes->len == 0)
        trace_add(remarks, (SourceRange){0},
                  g_strdup_printf("'%s' is a template that nothing here instantiates",
                                  telling->match->name));
    if (function)
        reasons_tell_remarks(&telling->explainer->inference->context, function, unit, remarks);
}

/* What blocks below. */

/* A node with what comes up to it from below. */
static guint state_of(guint node, guint slot) {
    return node * SLOT_COUNT + slot;
}

/* A walk up from what blocks. */
typedef struct Climb {
    const Telling *telling;
    guint kind;
    GHashTable *doubts; /* of how many combinations of functions the surest way to a state is one */
    GArray *queue;      /* of states that a surer way leads to than was known */
} Climb;

static guint doubt_of(const Climb *climb, guint state) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(climb->doubts, GUINT_TO_POINTER(state)));
}

/* More than too many is not counted. */
static void climb_to(Climb *climb, guint state, guint doubt) {
    guint known = doubt_of(climb, state);
    doubt = MIN(doubt, DOUBTS_MOST + 1);
    if (known && known <= doubt)
        return;
    g_hash_table_insert(climb->doubts, GUINT_TO_POINTER(state), GUINT_TO_POINTER(doubt));
    g_array_append_val(climb->queue, state);
}

static void start_climb(Climb *climb) {
    const GArray *nodes = climb->telling->nodes;
    for (guint i = 0; i < nodes->len; i++)
        for (guint slot = 0; slot < SLOT_COUNT; slot++) {
            guint node = g_array_index(nodes, guint, i);
            GraphWay way = call_graph_way(node_at(climb->telling, node), climb->kind, slot);
            if (way.distance)
                climb_to(climb, state_of(node, slot), way.doubt);
        }
}

static void climb_on(Climb *climb, guint state) {
    const Callers *callers = &climb->telling->explainer->callers;
    guint node = state / SLOT_COUNT;
    guint slot = state % SLOT_COUNT;
    for (guint k = callers->start[node]; k < callers->start[node + 1]; k++) {
        Caller caller = callers->all[k];
        const GraphEdge *edge = call_graph_edge(node_at(climb->telling, caller.node), caller.edge);
        if (ways_edge_carries(edge, climb->kind, slot))
            climb_to(climb, state_of(caller.node, edge->slots[slot]),
                     doubt_of(climb, state) * edge->doubt);
    }
}

/* What the functions on the loop are told by the ways up to them. */
static ExplanationVerdict verdict_above(const Telling *telling, guint kind) {
    g_autoptr(GHashTable) doubts = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(guint));
    Climb climb = {telling, kind, doubts, queue};
    ExplanationVerdict verdict = EXPLANATION_EXCUSED;
    start_climb(&climb);
    for (guint i = 0; i < queue->len; i++) {
        guint state = g_array_index(queue, guint, i);
        climb_on(&climb, state);
        if (!node_at(telling, state / SLOT_COUNT)->root)
            continue;
        if (doubt_of(&climb, state) <= DOUBTS_MOST)
            return EXPLANATION_REPORTED_ABOVE;
        verdict = EXPLANATION_DOUBTED;
    }
    return verdict;
}

static ExplanationVerdict verdict_on(const Telling *telling, guint kind) {
    switch (telling->explanation->standing) {
    case EXPLANATION_COROUTINE:
    case EXPLANATION_CALLBACK:
        return EXPLANATION_REPORTED_HERE;
    case EXPLANATION_CALLED:
        return verdict_above(telling, kind);
    default:
        return EXPLANATION_REPORTED_NOWHERE;
    }
}

static void tell_block(Telling *telling, guint kind, const WayStart *way) {
    ExplainedBlock *block = explanation_add_block(
        telling->explanation, catalog_block_kind_name(call_graph_block_kind(kind)));
    const GraphLeaf *leaf =
        ways_tell(telling->graph, way->node, kind, way->slot, block->steps, NULL);
    block->callee = g_strdup(leaf->name);
    block->instead = g_strdup(leaf->instead);
    block->is_output = kind == KIND_OUTPUT;
    block->verdict = verdict_on(telling, kind);
}

static void tell_blocks(Telling *telling) {
    for (guint kind = 1; kind < KIND_COUNT; kind++) {
        WayStart way = ways_best_start(telling->graph, telling->nodes, kind);
        if ((kind == KIND_OUTPUT || kind == KIND_CHATTER) &&
            ways_best_start(telling->graph, telling->nodes, CATALOG_BLOCK_IO).found)
            continue; /* told already, by a way that nothing excuses */
        if (way.found)
            tell_block(telling, kind, &way);
    }
}

/* The first kind by which a node blocks; NULL when it does not. */
static const char *blocking_kind(const GraphNode *node) {
    for (guint kind = 1; kind < KIND_COUNT; kind++)
        if (ways_lead_from(node, kind))
            return catalog_block_kind_name(call_graph_block_kind(kind));
    return NULL;
}

static void tell_loop_calls(Telling *telling, const GraphNode *node, GHashTable *told) {
    for (guint i = 0; i < node->loop_calls->len; i++) {
        const GraphLoopCall *call = &g_array_index(node->loop_calls, GraphLoopCall, i);
        guint root = 0;
        if (telling->explanation->elsewhere->len >= ELSEWHERE_SHOWN ||
            !explainer_root(telling->explainer, call->body, &root))
            continue;
        const char *kind = blocking_kind(node_at(telling, root));
        if (kind && g_hash_table_add(told, (gpointer)call->callee))
            trace_add(telling->explanation->elsewhere,
                      call_graph_range(telling->graph, node, call->range),
                      g_strdup_printf("'%s' calls '%s', which runs on the event loop itself: what "
                                      "blocks there is reported there [blocking-%s]",
                                      call_graph_name(node),
                                      program_function_shown_name(call->callee), kind));
    }
}

/* What it calls that answers for itself, the nearest first. */
static void tell_elsewhere(Telling *telling) {
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) queue = g_array_copy(telling->nodes);
    for (guint i = 0; i < queue->len; i++) {
        const GraphNode *node = node_at(telling, g_array_index(queue, guint, i));
        tell_loop_calls(telling, node, told);
        for (guint k = 0; k < node->edges->len; k++) {
            guint target = call_graph_edge(node, k)->target;
            if (g_hash_table_add(met, GUINT_TO_POINTER(target)))
                g_array_append_val(queue, target);
        }
    }
}

Explanation *explain_function(const Explainer *explainer, const FunctionMatch *match) {
    Telling telling = {explainer, explainer->graph, match, explainer_nodes(explainer, match),
                       explanation_new(match->name, &match->range)};
    telling.explanation->has_body = match->bodies->len > 0;
    tell_standing(&telling);
    tell_remarks(&telling);
    tell_blocks(&telling);
    if (telling.nodes->len > 0)
        excuses_tell(explainer->inference,
                     node_at(&telling, g_array_index(telling.nodes, guint, 0)),
                     telling.explanation->excused);
    tell_elsewhere(&telling);
    g_array_unref(telling.nodes);
    return telling.explanation;
}
