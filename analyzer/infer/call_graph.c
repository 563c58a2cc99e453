#include "infer/call_graph.h"

#include <string.h>

#include "infer/blocks.h"
#include "infer/calls.h"
#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/hops.h"
#include "infer/marks.h"
#include "infer/ownership.h"

struct CallGraph {
    const Context *context;
    const Program *program;
    const Catalog *catalog;
    Locks *locks;
    GPtrArray *nodes;    /* of GraphNode */
    GHashTable *by_body; /* a plain function's body and bindings, as text, to index + 1 */
    GPtrArray *by_unit;  /* of GArray of guint: nodes with a body there, or that had one */
    GHashTable *wanted;  /* FactsFunction to the parameters it asks of */
    Calls *calls;
    gboolean changing; /* it is not the first state any more */
    GQueue *pending;   /* indexes of nodes that are not looked into yet */
};

static void leaf_clear(gpointer data) {
    g_free(((GraphLeaf *)data)->name);
}

static void unref_array(gpointer data) {
    g_array_unref(data);
}

static void node_free(gpointer data) {
    GraphNode *node = data;
    g_array_unref(node->leaves);
    g_array_unref(node->edges);
    g_array_unref(node->loop_calls);
    g_free(node->key);
    for (guint kind = 0; kind < WAY_KIND_COUNT; kind++)
        g_free(node->ways[kind]);
    g_free(node);
}

CallGraph *call_graph_new(const Context *context, Calls *calls, Locks *locks) {
    CallGraph *graph = g_new0(CallGraph, 1);
    graph->context = context;
    graph->program = context->program;
    graph->catalog = context->catalog;
    graph->locks = locks;
    graph->nodes = g_ptr_array_new_with_free_func(node_free);
    graph->by_body = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    graph->by_unit = g_ptr_array_new_with_free_func(unref_array);
    graph->wanted = g_hash_table_new(NULL, NULL);
    graph->calls = calls;
    graph->pending = g_queue_new();
    return graph;
}

void call_graph_free(CallGraph *graph) {
    if (!graph)
        return;
    g_ptr_array_unref(graph->nodes);
    g_hash_table_unref(graph->by_body);
    g_ptr_array_unref(graph->by_unit);
    g_hash_table_unref(graph->wanted);
    g_queue_free(graph->pending);
    g_free(graph);
}

const Program *call_graph_program(const CallGraph *graph) {
    return graph->program;
}

guint call_graph_count(const CallGraph *graph) {
    return graph->nodes->len;
}

GraphNode *call_graph_node(const CallGraph *graph, guint index) {
    return g_ptr_array_index(graph->nodes, index);
}

const GraphLeaf *call_graph_leaf(const GraphNode *node, guint index) {
    return &g_array_index(node->leaves, GraphLeaf, index);
}

const GraphEdge *call_graph_edge(const GraphNode *node, guint index) {
    return &g_array_index(node->edges, GraphEdge, index);
}

GraphWay call_graph_way(const GraphNode *node, guint kind, guint slot) {
    return node->ways[kind] ? node->ways[kind][slot] : (GraphWay){0};
}

const char *call_graph_name(const GraphNode *node) {
    return program_function_shown_name(node->function);
}

SourceRange call_graph_range(const CallGraph *graph, const GraphNode *node, FactsRange range) {
    const Facts *facts = program_unit(graph->program, node->body.unit)->facts;
    return inference_range(graph->program, facts, range);
}

static void note_unit(CallGraph *graph, guint unit, guint index) {
    while (graph->by_unit->len <= unit)
        g_ptr_array_add(graph->by_unit, g_array_new(FALSE, FALSE, sizeof(guint)));
    g_array_append_val(g_ptr_array_index(graph->by_unit, unit), index);
}

static guint add_node(CallGraph *graph, const ProgramFunction *function, ProgramBody body,
                      const LoopBody *root) {
    GraphNode *node = g_new0(GraphNode, 1);
    node->function = function;
    node->body = body;
    node->root = root;
    node->changed = graph->changing;
    node->leaves = g_array_new(FALSE, FALSE, sizeof(GraphLeaf));
    g_array_set_clear_func(node->leaves, leaf_clear);
    node->edges = g_array_new(FALSE, FALSE, sizeof(GraphEdge));
    node->loop_calls = g_array_new(FALSE, FALSE, sizeof(GraphLoopCall));
    g_ptr_array_add(graph->nodes, node);
    note_unit(graph, body.unit, graph->nodes->len - 1);
    return graph->nodes->len - 1;
}

/* Looking into a body. */

typedef struct Look {
    CallGraph *graph;
    guint node;
    GHashTable *own;
    GHashTable *on_pool;   /* ids of actions that do not run on the loop */
    const BodyLocks *held; /* NULL when the body takes no coroutine lock */
} Look;

static gboolean is_on_pool(const Look *look, const FactsAction *action) {
    return g_hash_table_contains(look->on_pool, GUINT_TO_POINTER(action->id));
}

static const HeldLock *coroutine_lock_at(const Look *look, const FactsAction *action) {
    return look->held ? locks_held_at(look->held, action->id, CATALOG_LOCK_ASYNC) : NULL;
}

static guint slot_of_place(const View *view, GHashTable *own, FactsRow place) {
    if (!place)
        return SLOT_ANY;
    if (ownership_is_own(view, own, place))
        return SLOT_DROPPED;
    FactsRow base = place;
    for (FactsRow next = base; next; next = facts_place(view->facts, next)->base)
        base = next;
    if (facts_place(view->facts, base)->kind == FACTS_PLACE_THIS)
        return SLOT_THIS;
    FactsRow root = escape_root(view, place);
    for (guint i = 0; root && i < view->function->parameters.count; i++)
        if (facts_word(view->facts, view->function->parameters, i) == root &&
            SLOT_FIRST_PARAMETER + i < SLOT_THIS)
            return SLOT_FIRST_PARAMETER + i;
    return SLOT_ANY;
}

static guint slot_of_value(const View *view, GHashTable *own, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (ownership_value_is_own(view, own, row))
        return SLOT_DROPPED;
    if (value->kind != FACTS_VALUE_ADDRESS && value->kind != FACTS_VALUE_PLACE)
        return SLOT_ANY;
    return slot_of_place(view, own, value->left);
}

static guint kind_of_leaf(const Block *block) {
    if (block->excuse == BLOCK_EXCUSE_OUTPUT)
        return KIND_CHATTER;
    gboolean is_output = block->entry && block->entry->output.kind != CATALOG_SUBJECT_NONE;
    return is_output ? KIND_OUTPUT : block->kind;
}

CatalogBlockKind call_graph_block_kind(guint kind) {
    return kind == KIND_OUTPUT || kind == KIND_CHATTER ? CATALOG_BLOCK_IO : (CatalogBlockKind)kind;
}

static void add_leaf(const View *view, const Block *block, gpointer data) {
    Look *look = data;
    if (is_on_pool(look, block->action))
        return;
    GraphLeaf leaf = {.kind = kind_of_leaf(block),
                      .slot = slot_of_place(view, look->own, block->lock),
                      .range = block->action->range,
                      .name = g_strdup(blocks_name(view, block)),
                      .macro = block->action->macro ? facts_text(view->facts, block->action->macro)
                                                    : NULL,
                      .instead = block->entry ? block->entry->instead : NULL,
                      .at_destruction = block->action->kind == FACTS_ACTION_DESTROY,
                      .lock = coroutine_lock_at(look, block->action)};
    if (leaf.slot == SLOT_DROPPED)
        leaf.slot = SLOT_ANY;
    g_array_append_val(call_graph_node(look->graph, look->node)->leaves, leaf);
}

static guint32 wanted_bindings(CallGraph *graph, ProgramBody body) {
    return bindings_wanted(graph->program, graph->catalog, graph->wanted, body);
}

/* One node stands for a body with all calls that give it the same constants. */
static guint plain_node(CallGraph *graph, const ProgramFunction *function, ProgramBody body,
                        const Bindings *bindings, const char *signature) {
    g_autofree char *key = g_strdup_printf("%u:%u%s", body.unit, body.row, signature);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(graph->by_body, key));
    if (known)
        return known - 1;
    guint index = add_node(graph, function, body, NULL);
    call_graph_node(graph, index)->bindings = *bindings;
    call_graph_node(graph, index)->key = g_strdup(key);
    g_hash_table_insert(graph->by_body, g_steal_pointer(&key), GUINT_TO_POINTER(index + 1));
    g_queue_push_tail(graph->pending, GUINT_TO_POINTER(index));
    return index;
}

/* The node of what a call runs, with the constants it gives. */
static guint called_node(CallGraph *graph, const View *view, const Call *call, ProgramBody body) {
    Bindings bindings = {0};
    g_autoptr(GString) signature = g_string_new(NULL);
    guint32 wanted = call->own_arguments ? wanted_bindings(graph, body) : 0;
    if (wanted)
        bindings_of_call(view, call->action, wanted, &bindings, signature);
    bindings.known = call->known;
    if (call->known)
        g_string_append_printf(signature, "|known %x", call->known);
    return plain_node(graph, call->callee, body, &bindings, signature->str);
}

guint call_graph_add_plain(CallGraph *graph, const ProgramFunction *function, ProgramBody body) {
    return plain_node(graph, function, body, &(Bindings){0}, "");
}

/* Whether the lambda called is written in this very body. */
static gboolean calls_written_in(const View *view, const Call *call) {
    ProgramBody body;
    return program_choose_body(view->program, call->callee, view->unit->index, &body) &&
           body.unit == view->unit->index &&
           facts_function(view->facts, body.row)->parent == view->row;
}

static void fill_slots(const View *view, const Call *call, GHashTable *own, GraphEdge *edge) {
    edge->slots[SLOT_ANY] = SLOT_ANY;
    for (guint i = SLOT_FIRST_PARAMETER; i < SLOT_COUNT; i++)
        edge->slots[i] = SLOT_ANY;
    gboolean is_lambda = (call->callee->flags & FACTS_FUNCTION_LAMBDA) != 0;
    if (is_lambda && calls_written_in(view, call))
        edge->slots[SLOT_THIS] = SLOT_THIS; /* it captured the object of the method around it */
    if (!call->own_arguments)
        return;
    for (guint i = 0; i < call->action->arguments.count && SLOT_FIRST_PARAMETER + i < SLOT_THIS;
         i++)
        edge->slots[SLOT_FIRST_PARAMETER + i] =
            (guint8)slot_of_value(view, own, facts_word(view->facts, call->action->arguments, i));
    if (!is_lambda)
        edge->slots[SLOT_THIS] = (guint8)slot_of_place(view, own, call->action->target);
}

static void add_edge(const View *view, const Call *call, ProgramBody body, guint doubt,
                     Look *look) {
    const char *macro = call->action->macro ? facts_text(view->facts, call->action->macro) : NULL;
    GraphEdge edge = {.target = called_node(look->graph, view, call, body),
                      .action = call->action->id,
                      .doubt = MIN(doubt, DOUBTS_MOST + 1),
                      .range = call->action->range,
                      .macro = macro,
                      .surely_ends = view_surely_ends(view, call->action),
                      .at_destruction = call->action->kind == FACTS_ACTION_DESTROY,
                      .lock = coroutine_lock_at(look, call->action)};
    fill_slots(view, call, look->own, &edge);
    g_array_append_val(call_graph_node(look->graph, look->node)->edges, edge);
}

/* What runs on the loop itself answers for itself; a function marked as blocking is a leaf. */
static void add_call(const View *view, const Call *call, gpointer data) {
    Look *look = data;
    const CallGraph *graph = look->graph;
    guint unit = view->unit->index;
    if (is_on_pool(look, call->action))
        return;
    ProgramBody body = {0, 0};
    program_choose_body(graph->program, call->callee, unit, &body);
    if (context_role(graph->context, call->callee, unit) != LOOP_ROLE_NONE) {
        GraphLoopCall known = {call->callee, body, call->action->range};
        g_array_append_val(call_graph_node(graph, look->node)->loop_calls, known);
        return;
    }
    if (catalog_mark_block_kind(marks_of_function(graph->program, graph->catalog, call->callee,
                                                  unit)) != CATALOG_BLOCK_NONE)
        return;
    g_autoptr(GArray) bodies = program_choose_bodies(graph->program, call->callee, unit);
    for (guint i = 0; i < bodies->len; i++)
        add_edge(view, call, g_array_index(bodies, ProgramBody, i), call->doubt * bodies->len,
                 look);
}

static void look_into(CallGraph *graph, guint index, const View *view, GHashTable *own) {
    gboolean starts_on_pool = task_starts_on_pool(graph->context->starts, view->joined) != NULL;
    g_autoptr(GHashTable) on_pool =
        hops_find_on_pool(graph->context->links.hops, view, starts_on_pool);
    Look look = {graph, index, own, on_pool, NULL};
    if (locks_may_hold_coroutine_lock(graph->locks, view->joined))
        look.held = locks_of_view(graph->locks, view, own);
    blocks_each(view, own, add_leaf, &look);
    calls_each(graph->calls, view, add_call, &look);
}

void call_graph_add_root(CallGraph *graph, const LoopBody *body, const View *view,
                         GHashTable *own) {
    look_into(graph, add_node(graph, body->function, body->body, body), view, own);
}

void call_graph_follow(CallGraph *graph) {
    while (!g_queue_is_empty(graph->pending)) {
        guint index = GPOINTER_TO_UINT(g_queue_pop_head(graph->pending));
        View view;
        view_init(&view, graph->program, graph->catalog, call_graph_node(graph, index)->body);
        view.bindings = &call_graph_node(graph, index)->bindings;
        g_autoptr(GHashTable) own = ownership_find(&view);
        look_into(graph, index, &view, own);
        view_clear(&view);
    }
}

/* Changes. */

static void empty_node(GraphNode *node) {
    node->root = NULL;
    node->changed = TRUE;
    g_array_set_size(node->leaves, 0);
    g_array_set_size(node->edges, 0);
    g_array_set_size(node->loop_calls, 0);
}

/* The body in the changed unit that the function has now; FALSE for none, and for one that answers
 * for itself. */
static gboolean find_new_body(const CallGraph *graph, const ProgramFunction *function, guint unit,
                              ProgramBody *found) {
    for (guint i = 0; function->bodies && i < function->bodies->len; i++) {
        *found = g_array_index(function->bodies, ProgramBody, i);
        if (found->unit == unit)
            return context_role(graph->context, function, unit) == LOOP_ROLE_NONE;
    }
    return FALSE;
}

/* A plain node's key begins with the numbers of its body; what the calls give it follows. */
static char *key_elsewhere(const char *key, ProgramBody body) {
    const char *signature = strchr(key, ':') + 1;
    signature += strspn(signature, "0123456789");
    return g_strdup_printf("%u:%u%s", body.unit, body.row, signature);
}

static int compare_indexes(gconstpointer left, gconstpointer right) {
    guint a = *(const guint *)left;
    guint b = *(const guint *)right;
    return a < b ? -1 : a > b;
}

typedef struct MovedNode {
    char *key;
    guint index;
} MovedNode;

static void move_plain_node(CallGraph *graph, guint index, const ProgramChange *change,
                            GArray *moved) {
    GraphNode *node = call_graph_node(graph, index);
    ProgramBody body = {0, 0};
    if (!find_new_body(graph, node->function, change->unit, &body))
        return;
    MovedNode known = {key_elsewhere(node->key, body), index};
    g_array_append_val(moved, known);
    node->body = body;
}

/* The key it had stays: nothing asks for that body again. */
static void take_key(CallGraph *graph, const MovedNode *moved) {
    GraphNode *node = call_graph_node(graph, moved->index);
    g_free(node->key);
    node->key = g_strdup(moved->key);
    g_hash_table_insert(graph->by_body, moved->key, GUINT_TO_POINTER(moved->index + 1));
    note_unit(graph, node->body.unit, moved->index);
}

/* Ascending. */
static GArray *replaced_nodes(const CallGraph *graph, const ProgramChange *change) {
    GArray *replaced = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GHashTable) units = program_change_replaced_units(change);
    GHashTableIter iterator;
    gpointer unit = NULL;
    g_hash_table_iter_init(&iterator, units);
    while (g_hash_table_iter_next(&iterator, &unit, NULL)) {
        const GArray *nodes = GPOINTER_TO_UINT(unit) < graph->by_unit->len
                                  ? g_ptr_array_index(graph->by_unit, GPOINTER_TO_UINT(unit))
                                  : NULL;
        for (guint i = 0; nodes && i < nodes->len; i++) {
            guint index = g_array_index(nodes, guint, i);
            ProgramBody body = call_graph_node(graph, index)->body;
            if (body.unit == GPOINTER_TO_UINT(unit) && program_change_has_replaced(change, body))
                g_array_append_val(replaced, index);
        }
    }
    g_array_sort(replaced, compare_indexes);
    return replaced;
}

void call_graph_change(CallGraph *graph, const ProgramChange *change) {
    g_autoptr(GArray) replaced = replaced_nodes(graph, change);
    g_autoptr(GArray) moved = g_array_new(FALSE, FALSE, sizeof(MovedNode));
    graph->changing = TRUE;
    for (guint i = 0; i < replaced->len; i++) {
        guint index = g_array_index(replaced, guint, i);
        empty_node(call_graph_node(graph, index));
        if (call_graph_node(graph, index)->key)
            move_plain_node(graph, index, change, moved);
    }
    for (guint i = 0; i < moved->len; i++) {
        const MovedNode *known = &g_array_index(moved, MovedNode, i);
        take_key(graph, known);
        g_queue_push_tail(graph->pending, GUINT_TO_POINTER(known->index));
    }
}
