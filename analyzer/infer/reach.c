#include "infer/reach.h"

#include <string.h>

#include "infer/bindings.h"
#include "infer/blocks.h"
#include "infer/calls.h"
#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/hops.h"
#include "infer/ownership.h"

/* Where a lock that is taken comes from, as the taker sees it: slot 0 is anywhere, the others are
 * the parameters and the object. So a helper that locks what it is given is told from one that
 * takes a lock of its own choosing. */
#define SLOT_ANY 0U
#define SLOT_FIRST_PARAMETER 1U
#define SLOT_THIS 9U
#define SLOT_COUNT 10U
/* A lock that nobody else can see: taking it never blocks. */
#define SLOT_DROPPED 255U

/* Output is a kind of its own: what is written on the way to abort() stalls nobody. */
#define KIND_OUTPUT (CATALOG_BLOCK_PROCESS + 1U)
#define KIND_COUNT (KIND_OUTPUT + 1U)

/* A blocking action of a node's own. */
typedef struct Leaf {
    guint kind; /* CatalogBlockKind, or KIND_OUTPUT */
    guint slot;
    FactsRange range;
    char *name; /* owned; NULL when nothing has one */
    const char *macro;
    const char *instead;
    gboolean at_destruction;
} Leaf;

/* A call of another node. */
typedef struct Edge {
    guint target;
    FactsRange range;
    const char *macro;
    guint8 slots[SLOT_COUNT]; /* the target's slots as the caller's */
    gboolean surely_ends;     /* only a function that never returns follows */
    gboolean at_destruction;
} Edge;

/* The shortest way to a blocking action: through an edge, or a leaf of the node's own. */
typedef struct Way {
    guint distance; /* 0: none */
    gboolean is_leaf;
    guint index;
    guint slot; /* of the edge's target */
} Way;

typedef struct Node {
    const ProgramFunction *function;
    ProgramBody body;
    const LoopBody *root; /* NULL for plain functions */
    Bindings bindings;    /* what the calls that lead here give it */
    GArray *leaves;
    GArray *edges;
    Way ways[KIND_COUNT][SLOT_COUNT];
} Node;

struct Reach {
    const Context *context;
    const Program *program;
    const Catalog *catalog;
    GPtrArray *nodes;    /* of Node */
    GHashTable *by_body; /* a plain function's body and bindings, as text, to index + 1 */
    GHashTable *wanted;  /* unit and row of a body to the parameters it asks of */
    Calls *calls;
    GQueue *pending; /* indexes of nodes that are not looked into yet */
};

static void leaf_clear(gpointer data) {
    g_free(((Leaf *)data)->name);
}

static void node_free(gpointer data) {
    Node *node = data;
    g_array_unref(node->leaves);
    g_array_unref(node->edges);
    g_free(node);
}

Reach *reach_new(const Context *context) {
    Reach *reach = g_new0(Reach, 1);
    reach->context = context;
    reach->program = context->program;
    reach->catalog = context->catalog;
    reach->nodes = g_ptr_array_new_with_free_func(node_free);
    reach->by_body = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reach->wanted = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    reach->calls = calls_new(context->program, context->catalog);
    reach->pending = g_queue_new();
    return reach;
}

void reach_free(Reach *reach) {
    if (!reach)
        return;
    g_ptr_array_unref(reach->nodes);
    g_hash_table_unref(reach->by_body);
    g_hash_table_unref(reach->wanted);
    calls_free(reach->calls);
    g_queue_free(reach->pending);
    g_free(reach);
}

static Node *node_at(const Reach *reach, guint index) {
    return g_ptr_array_index(reach->nodes, index);
}

static guint add_node(Reach *reach, const ProgramFunction *function, ProgramBody body,
                      const LoopBody *root) {
    Node *node = g_new0(Node, 1);
    node->function = function;
    node->body = body;
    node->root = root;
    node->leaves = g_array_new(FALSE, FALSE, sizeof(Leaf));
    g_array_set_clear_func(node->leaves, leaf_clear);
    node->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
    g_ptr_array_add(reach->nodes, node);
    return reach->nodes->len - 1;
}

/* Looking into a body. */

typedef struct Look {
    Reach *reach;
    guint node;
    GHashTable *own;
    GHashTable *on_pool; /* ids of actions that do not run on the loop */
} Look;

static gboolean is_on_pool(const Look *look, const FactsAction *action) {
    return g_hash_table_contains(look->on_pool, GUINT_TO_POINTER(action->id));
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

static void add_leaf(const View *view, const Block *block, gpointer data) {
    Look *look = data;
    if (is_on_pool(look, block->action))
        return;
    gboolean is_output = block->entry && block->entry->output.kind != CATALOG_SUBJECT_NONE;
    Leaf leaf = {.kind = is_output ? KIND_OUTPUT : block->kind,
                 .slot = slot_of_place(view, look->own, block->lock),
                 .range = block->action->range,
                 .name = g_strdup(blocks_name(view, block)),
                 .macro =
                     block->action->macro ? facts_text(view->facts, block->action->macro) : NULL,
                 .instead = block->entry ? block->entry->instead : NULL,
                 .at_destruction = block->action->kind == FACTS_ACTION_DESTROY};
    if (leaf.slot == SLOT_DROPPED)
        leaf.slot = SLOT_ANY;
    g_array_append_val(node_at(look->reach, look->node)->leaves, leaf);
}

static guint32 wanted_bindings(Reach *reach, ProgramBody body) {
    return bindings_wanted(reach->program, reach->catalog, reach->wanted, body);
}

/* The node of what a call runs, with the constants it gives. */
static guint plain_node(Reach *reach, const View *view, const Call *call) {
    ProgramBody body = {0, 0};
    program_choose_body(reach->program, call->callee, view->unit->index, &body);
    Bindings bindings = {0};
    g_autoptr(GString) key = g_string_new(NULL);
    g_string_printf(key, "%u:%u", body.unit, body.row);
    guint32 wanted = call->own_arguments ? wanted_bindings(reach, body) : 0;
    if (wanted)
        bindings_of_call(view, call->action, wanted, &bindings, key);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(reach->by_body, key->str));
    if (known)
        return known - 1;
    guint index = add_node(reach, call->callee, body, NULL);
    node_at(reach, index)->bindings = bindings;
    g_hash_table_insert(reach->by_body, g_strdup(key->str), GUINT_TO_POINTER(index + 1));
    g_queue_push_tail(reach->pending, GUINT_TO_POINTER(index));
    return index;
}

/* What runs on the loop itself answers for itself; a function marked as blocking is a leaf. */
static gboolean is_followed(const Reach *reach, const ProgramFunction *callee, guint unit) {
    if (context_role(reach->context, callee, unit) != LOOP_ROLE_NONE)
        return FALSE;
    return context_mark(reach->program, reach->catalog, callee, unit) != CATALOG_MARK_BLOCKING;
}

static void fill_slots(const View *view, const Call *call, GHashTable *own, Edge *edge) {
    edge->slots[SLOT_ANY] = SLOT_ANY;
    for (guint i = SLOT_FIRST_PARAMETER; i < SLOT_COUNT; i++)
        edge->slots[i] = SLOT_ANY;
    if (!call->own_arguments)
        return;
    for (guint i = 0; i < call->action->arguments.count && SLOT_FIRST_PARAMETER + i < SLOT_THIS;
         i++)
        edge->slots[SLOT_FIRST_PARAMETER + i] =
            (guint8)slot_of_value(view, own, facts_word(view->facts, call->action->arguments, i));
    edge->slots[SLOT_THIS] = (guint8)slot_of_place(view, own, call->action->target);
}

static void add_edge(const View *view, const Call *call, gpointer data) {
    Look *look = data;
    guint unit = node_at(look->reach, look->node)->body.unit;
    if (is_on_pool(look, call->action))
        return;
    if (!is_followed(look->reach, call->callee, unit))
        return;
    Edge edge = {.target = plain_node(look->reach, view, call),
                 .range = call->action->range,
                 .macro = call->action->macro ? facts_text(view->facts, call->action->macro) : NULL,
                 .surely_ends = view_surely_ends(view, call->action),
                 .at_destruction = call->action->kind == FACTS_ACTION_DESTROY};
    fill_slots(view, call, look->own, &edge);
    g_array_append_val(node_at(look->reach, look->node)->edges, edge);
}

static void look_into(Reach *reach, guint index, const View *view, GHashTable *own) {
    g_autoptr(GHashTable) on_pool = hops_find_on_pool(view);
    Look look = {reach, index, own, on_pool};
    blocks_each(view, own, add_leaf, &look);
    calls_each(reach->calls, view, add_edge, &look);
}

void reach_add_root(Reach *reach, const LoopBody *body, const View *view, GHashTable *own) {
    look_into(reach, add_node(reach, body->function, body->body, body), view, own);
}

static void look_into_pending(Reach *reach) {
    while (!g_queue_is_empty(reach->pending)) {
        guint index = GPOINTER_TO_UINT(g_queue_pop_head(reach->pending));
        View view;
        view_init(&view, reach->program, reach->catalog, node_at(reach, index)->body);
        view.bindings = &node_at(reach, index)->bindings;
        g_autoptr(GHashTable) own = ownership_find(&view);
        look_into(reach, index, &view, own);
        view_clear(&view);
    }
}

/* The shortest ways, by relaxation until nothing changes. */

static gboolean improve(Way *way, Way other) {
    if (way->distance && way->distance <= other.distance)
        return FALSE;
    *way = other;
    return TRUE;
}

static void start_ways(Node *node) {
    for (guint i = 0; i < node->leaves->len; i++) {
        const Leaf *leaf = &g_array_index(node->leaves, Leaf, i);
        improve(&node->ways[leaf->kind][leaf->slot], (Way){1, TRUE, i, 0});
    }
}

static gboolean edge_carries(const Edge *edge, guint kind, guint slot) {
    if (edge->slots[slot] == SLOT_DROPPED)
        return FALSE;
    return kind != KIND_OUTPUT || !edge->surely_ends;
}

static gboolean relax_edge(const Reach *reach, Node *node, guint index) {
    const Edge *edge = &g_array_index(node->edges, Edge, index);
    const Node *target = node_at(reach, edge->target);
    gboolean changed = FALSE;
    for (guint kind = 1; kind < KIND_COUNT; kind++)
        for (guint slot = 0; slot < SLOT_COUNT; slot++) {
            guint distance = target->ways[kind][slot].distance;
            if (distance && edge_carries(edge, kind, slot) &&
                improve(&node->ways[kind][edge->slots[slot]],
                        (Way){distance + 1, FALSE, index, slot}))
                changed = TRUE;
        }
    return changed;
}

static void relax_all(Reach *reach) {
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        /* Callees stand behind their callers, mostly: from the last one on, a way is carried far.
         */
        for (guint i = reach->nodes->len; i-- > 0;)
            for (guint k = 0; !node_at(reach, i)->root && k < node_at(reach, i)->edges->len; k++)
                if (relax_edge(reach, node_at(reach, i), k))
                    changed = TRUE;
    }
}

/* Telling it. */

static SourceRange node_range(const Reach *reach, const Node *node, FactsRange range) {
    const Facts *facts = program_unit(reach->program, node->body.unit)->facts;
    return inference_range(reach->program, facts, range);
}

static void add_step(const Reach *reach, Stall *stall, const Node *node, FactsRange range,
                     char *message) {
    TraceStep *step = g_new0(TraceStep, 1);
    step->range = node_range(reach, node, range);
    step->message = message;
    g_ptr_array_add(stall->steps, step);
}

static const char *shown_name(const Node *node) {
    return program_function_shown_name(node->function);
}

static Stall *new_stall(const Reach *reach, const Node *root, guint kind, FactsRange range,
                        GPtrArray *stalls) {
    Stall *stall = g_new0(Stall, 1);
    stall->body = root->root;
    stall->kind = kind == KIND_OUTPUT ? CATALOG_BLOCK_IO : (CatalogBlockKind)kind;
    stall->range = node_range(reach, root, range);
    stall->steps = trace_new();
    g_ptr_array_add(stalls, stall);
    return stall;
}

static void tell_leaf(const Reach *reach, const Node *root, const Leaf *leaf, GPtrArray *stalls) {
    Stall *stall = new_stall(reach, root, leaf->kind, leaf->range, stalls);
    stall->callee = g_strdup(leaf->name);
    stall->macro = leaf->macro;
    stall->instead = leaf->instead;
    stall->at_destruction = leaf->at_destruction;
}

/* The steps from a plain function down to its blocking action, by the shortest way. */
static void tell_way(const Reach *reach, Stall *stall, guint index, guint kind, guint slot) {
    for (;;) {
        const Node *node = node_at(reach, index);
        const Way *way = &node->ways[kind][slot];
        if (way->is_leaf) {
            const Leaf *leaf = &g_array_index(node->leaves, Leaf, way->index);
            stall->leaf = g_strdup(leaf->name);
            stall->instead = leaf->instead;
            add_step(reach, stall, node, leaf->range,
                     g_strdup_printf("'%s' calls '%s', which may block", shown_name(node),
                                     leaf->name ? leaf->name : "something"));
            return;
        }
        const Edge *edge = &g_array_index(node->edges, Edge, way->index);
        add_step(reach, stall, node, edge->range,
                 g_strdup_printf("'%s' calls '%s'", shown_name(node),
                                 shown_name(node_at(reach, edge->target))));
        slot = way->slot;
        index = edge->target;
    }
}

/* The best of the target's slots that the edge carries. */
static gboolean best_slot(const Reach *reach, const Edge *edge, guint kind, guint *best) {
    const Node *target = node_at(reach, edge->target);
    guint least = 0;
    for (guint slot = 0; slot < SLOT_COUNT; slot++) {
        guint distance = target->ways[kind][slot].distance;
        if (distance && edge_carries(edge, kind, slot) && (!least || distance < least)) {
            least = distance;
            *best = slot;
        }
    }
    return least > 0;
}

static void tell_edge(const Reach *reach, const Node *root, const Edge *edge, GPtrArray *stalls) {
    for (guint kind = 1; kind < KIND_COUNT; kind++) {
        guint slot = 0;
        if (!best_slot(reach, edge, kind, &slot))
            continue;
        if (kind == KIND_OUTPUT && best_slot(reach, edge, CATALOG_BLOCK_IO, &(guint){0}))
            continue; /* the rule has its finding for this call */
        Stall *stall = new_stall(reach, root, kind, edge->range, stalls);
        stall->callee = g_strdup(shown_name(node_at(reach, edge->target)));
        stall->macro = edge->macro;
        stall->at_destruction = edge->at_destruction;
        tell_way(reach, stall, edge->target, kind, slot);
    }
}

void reach_solve(Reach *reach, GPtrArray *stalls) {
    look_into_pending(reach);
    for (guint i = 0; i < reach->nodes->len; i++)
        start_ways(node_at(reach, i));
    relax_all(reach);
    for (guint i = 0; i < reach->nodes->len; i++) {
        const Node *root = node_at(reach, i);
        if (!root->root)
            continue;
        for (guint k = 0; k < root->leaves->len; k++)
            tell_leaf(reach, root, &g_array_index(root->leaves, Leaf, k), stalls);
        for (guint k = 0; k < root->edges->len; k++)
            tell_edge(reach, root, &g_array_index(root->edges, Edge, k), stalls);
    }
}
