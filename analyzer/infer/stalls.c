#include "infer/stalls.h"

#include "infer/silenced_ways.h"
#include "infer/ways.h"

void stall_free(gpointer data) {
    Stall *stall = data;
    g_free(stall->range.file);
    g_free(stall->callee);
    g_free(stall->leaf);
    g_free(stall->holder);
    g_free(stall->lock);
    g_ptr_array_unref(stall->steps);
    g_free(stall);
}

static Stall *new_stall(const CallGraph *graph, const GraphNode *root, guint kind,
                        FactsRange range) {
    Stall *stall = g_new0(Stall, 1);
    stall->body = root->root;
    stall->kind = call_graph_block_kind(kind);
    stall->pedantic = kind == KIND_CHATTER;
    stall->range = call_graph_range(graph, root, range);
    stall->steps = trace_new();
    return stall;
}

/* The lock of the root's own that is held there. */
static void tell_lock(const CallGraph *graph, const GraphNode *root, Stall *stall,
                      const HeldLock *lock) {
    if (!lock)
        return;
    stall->locked = TRUE;
    stall->lock = g_strdup(lock->shown);
    ways_tell_lock(graph, root, lock, stall->steps);
    stall->lead = stall->steps->len;
}

/* NULL when the choice has none there. */
static Stall *tell_leaf(const CallGraph *graph, const GraphNode *root, const GraphLeaf *leaf,
                        WaysChoice choice) {
    if (!ways_go_through(leaf->lock, &leaf->silenced, leaf->kind, choice) ||
        (choice == WAYS_OPEN_LOCKED && !ways_lock_counts(leaf->lock, &leaf->silenced, choice)))
        return NULL;
    Stall *stall = new_stall(graph, root, leaf->kind, leaf->range);
    stall->callee = g_strdup(leaf->name);
    stall->macro = leaf->macro;
    stall->instead = leaf->instead;
    stall->at_destruction = leaf->at_destruction;
    tell_lock(graph, root, stall, leaf->lock);
    return stall;
}

/* The edges of one action, which stand together. */
typedef struct Fan {
    guint first;
    guint end;
} Fan;

static Fan fan_at(const GraphNode *node, guint first) {
    guint32 action = call_graph_edge(node, first)->action;
    guint end = first + 1;
    while (end < node->edges->len && call_graph_edge(node, end)->action == action)
        end++;
    return (Fan){first, end};
}

/* Where the way starts that is told of a fan. */
typedef struct FanWay {
    const GraphEdge *edge; /* NULL: there is none */
    guint kind;
    guint slot;
} FanWay;

/* Through which edge of a fan the best way of a kind goes. */
static FanWay best_way(const CallGraph *graph, const GraphNode *node, Fan fan, guint kind,
                       WaysChoice choice) {
    FanWay best = {NULL, kind, 0};
    GraphWay least = {0};
    for (guint i = fan.first; i < fan.end; i++) {
        const GraphEdge *edge = call_graph_edge(node, i);
        GraphWay way = ways_best(graph, edge, kind);
        if (!ways_go_through(edge->lock, &edge->silenced, kind, choice) ||
            !ways_is_better(&way, &least))
            continue;
        least = way;
        best.edge = edge;
        best.slot = way.slot;
    }
    return best;
}

/* A way with a lock held further down is told rather than a better one without. */
static FanWay choose_way(const CallGraph *graph, const GraphNode *root, Fan fan, guint kind,
                         WaysChoice choice) {
    const GraphEdge *edge = call_graph_edge(root, fan.first);
    FanWay way = best_way(graph, root, fan, kind, choice);
    if (ways_lock_counts(edge->lock, &edge->silenced, choice) || choice == WAYS_OPEN)
        return way;
    FanWay locked = best_way(graph, root, fan, kind + KIND_LOCKED, choice);
    if (locked.edge && !edge->lock)
        return locked;
    return choice == WAYS_OPEN_LOCKED ? (FanWay){0} : way;
}

/* The rule has its finding for this call. */
static gboolean is_told_already(const CallGraph *graph, const GraphNode *root, Fan fan, guint kind,
                                WaysChoice choice) {
    if (kind != KIND_OUTPUT && kind != KIND_CHATTER)
        return FALSE;
    return choose_way(graph, root, fan, CATALOG_BLOCK_IO, choice).edge ||
           (kind == KIND_CHATTER && choose_way(graph, root, fan, KIND_OUTPUT, choice).edge);
}

static Stall *tell_fan(const CallGraph *graph, const GraphNode *root, Fan fan, guint kind,
                       WaysChoice choice) {
    FanWay way = choose_way(graph, root, fan, kind, choice);
    const GraphEdge *edge = way.edge;
    if (!edge)
        return NULL;
    if (is_told_already(graph, root, fan, kind, choice))
        return NULL;
    Stall *stall = new_stall(graph, root, kind, edge->range);
    stall->callee = g_strdup(call_graph_name(call_graph_node(graph, edge->target)));
    stall->macro = edge->macro;
    stall->at_destruction = edge->at_destruction;
    tell_lock(graph, root, stall, edge->lock);
    stall->locked = stall->locked || way.kind >= KIND_LOCKED;
    const GraphNode *holder = NULL;
    const GraphLeaf *leaf =
        ways_tell(graph, edge->target, way.kind, way.slot, stall->steps, &holder);
    stall->leaf = g_strdup(leaf->name);
    stall->holder = g_strdup(call_graph_name(holder));
    stall->instead = leaf->instead;
    return stall;
}

/* Telling. */

typedef struct Among {
    const CallGraph *graph;
    GHashTable *files;
    GHashTable *known; /* paths as facts have them, by pointer, to what was found out */
} Among;

enum {
    AMONG_NOT_ASKED,
    AMONG_NO,
    AMONG_YES
};

static gboolean is_among(const Among *among, const GraphNode *root, FactsRange range) {
    const Facts *facts = program_unit(call_graph_program(among->graph), root->body.unit)->facts;
    const char *path = facts_text(facts, facts_file(facts, range.file)->path);
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(among->known, path));
    if (known == AMONG_NOT_ASKED) {
        g_autofree char *whole = call_graph_range(among->graph, root, range).file;
        known = g_hash_table_contains(among->files, whole) ? AMONG_YES : AMONG_NO;
        g_hash_table_insert(among->known, (gpointer)path, GUINT_TO_POINTER(known));
    }
    return known == AMONG_YES;
}

/* A body may take parts of itself from other files. */
static gboolean tells_of(const Among *among, const GraphNode *root) {
    FactsRow last = 0;
    for (guint i = 0; i < root->leaves->len + root->edges->len; i++) {
        FactsRange range = i < root->leaves->len
                               ? call_graph_leaf(root, i)->range
                               : call_graph_edge(root, i - root->leaves->len)->range;
        if (range.file != last && is_among(among, root, range))
            return TRUE;
        last = range.file;
    }
    return FALSE;
}

/* Roots (of guint, ascending): those in files, NULL for all. */
static GArray *roots_in(const CallGraph *graph, GHashTable *files) {
    GArray *roots = g_array_new(FALSE, FALSE, sizeof(guint));
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    const Among among = {graph, files, known};
    for (guint i = 0; i < call_graph_count(graph); i++) {
        const GraphNode *node = call_graph_node(graph, i);
        if (node->root && (!files || tells_of(&among, node)))
            g_array_append_val(roots, i);
    }
    return roots;
}

/* A Stall, or NULL, for each place where there may be one: the same places in the same order
 * whatever the choice. */
static GPtrArray *tell_all(const CallGraph *graph, const GArray *roots, WaysChoice choice) {
    GPtrArray *told = g_ptr_array_new();
    for (guint i = 0; i < roots->len; i++) {
        const GraphNode *root = call_graph_node(graph, g_array_index(roots, guint, i));
        for (guint k = 0; k < root->leaves->len; k++)
            g_ptr_array_add(told, tell_leaf(graph, root, call_graph_leaf(root, k), choice));
        for (guint k = 0; k < root->edges->len;) {
            Fan fan = fan_at(root, k);
            for (guint kind = 1; kind < KIND_COUNT; kind++)
                g_ptr_array_add(told, tell_fan(graph, root, fan, kind, choice));
            k = fan.end;
        }
    }
    return told;
}

static void add_stall(GPtrArray *stalls, Stall *stall) {
    if (stall)
        g_ptr_array_add(stalls, stall);
}

/* What is still told at one place, and what no longer is. A rule that was told there and gives way
 * to another is silenced too. */
static void add_open(GPtrArray *stalls, Stall *all, Stall *open) {
    gboolean same = all && open && all->locked == open->locked;
    add_stall(stalls, open);
    if (same) {
        stall_free(all);
        return;
    }
    if (all)
        all->silenced = TRUE;
    add_stall(stalls, all);
}

/* Of the two choices that respect comments, the one with a lock held goes first, as always. What
 * is found last is all ways: they are what stalls_find_changed() starts from. */
static void tell_silenced(CallGraph *graph, const Callers *callers, Silences *silences,
                          GPtrArray *stalls) {
    g_autoptr(GArray) roots = roots_in(graph, NULL);
    ways_solve(graph, callers, WAYS_OPEN_LOCKED);
    g_autoptr(GPtrArray) locked = tell_all(graph, roots, WAYS_OPEN_LOCKED);
    ways_solve(graph, callers, WAYS_OPEN);
    g_autoptr(GPtrArray) open = tell_all(graph, roots, WAYS_OPEN);
    ways_solve(graph, callers, WAYS_ALL);
    g_autoptr(GPtrArray) all = tell_all(graph, roots, WAYS_ALL);
    silenced_ways_mark_used(graph, silences);
    for (guint i = 0; i < all->len; i++) {
        Stall *stall = g_ptr_array_index(locked, i);
        Stall *other = g_ptr_array_index(open, i);
        if (!stall)
            stall = g_steal_pointer(&other);
        g_clear_pointer(&other, stall_free);
        add_open(stalls, g_ptr_array_index(all, i), stall);
    }
}

static void tell_open(const CallGraph *graph, GHashTable *files, GPtrArray *stalls) {
    g_autoptr(GArray) roots = roots_in(graph, files);
    g_autoptr(GPtrArray) all = tell_all(graph, roots, WAYS_ALL);
    for (guint i = 0; i < all->len; i++)
        add_stall(stalls, g_ptr_array_index(all, i));
}

void stalls_find(CallGraph *graph, const Callers *callers, Silences *silences, GPtrArray *stalls) {
    if (silenced_ways_note(graph, silences)) {
        tell_silenced(graph, callers, silences, stalls);
        return;
    }
    ways_solve(graph, callers, WAYS_ALL);
    tell_open(graph, NULL, stalls);
}

/* Whether a comment is of use is a question to the whole program. */
void stalls_find_changed(CallGraph *graph, const Callers *callers, Silences *silences,
                         GHashTable *files, GPtrArray *stalls) {
    if (silenced_ways_note(graph, silences)) {
        Callers all;
        callers_init(&all, graph);
        tell_silenced(graph, &all, silences, stalls);
        callers_clear(&all);
        return;
    }
    ways_change(graph, callers);
    tell_open(graph, files, stalls);
}
