#include "infer/hops.h"

#include "infer/effects.h"

/* How many calls deep a hop may be hidden. */
#define HOP_DEPTH 4U

struct Hops {
    const Program *program;
    const Catalog *catalog;
    GHashTable
        *by_function; /* ProgramFunction to CatalogHop + 1: what an await of its result does */
    guint depth;
};

Hops *hops_new(const Program *program, const Catalog *catalog) {
    Hops *hops = g_new0(Hops, 1);
    *hops = (Hops){program, catalog, g_hash_table_new(NULL, NULL), 0};
    return hops;
}

void hops_free(Hops *hops) {
    if (!hops)
        return;
    g_hash_table_unref(hops->by_function);
    g_free(hops);
}

void hops_forget(Hops *hops) {
    g_hash_table_remove_all(hops->by_function);
}

static CatalogHop hop_of_function(Hops *hops, const ProgramFunction *function, guint unit);

static const FactsAction *call_behind(const View *view, FactsRow row, guint depth);

/* What was kept in a local, or what `std::move` refers to. */
static const FactsAction *call_behind_place(const View *view, FactsRow row, guint depth) {
    const FactsPlace *place = facts_place(view->facts, row);
    while (place->kind == FACTS_PLACE_DEREF)
        place = facts_place(view->facts, place->base);
    if (place->kind == FACTS_PLACE_LOCAL) {
        const FactsVariable *variable = facts_variable(view->facts, place->detail);
        return variable->write_count == 0 ? call_behind(view, variable->initial, depth) : NULL;
    }
    const FactsAction *call =
        place->kind == FACTS_PLACE_RESULT ? view_action(view, place->detail) : NULL;
    const CatalogEntry *entry = call ? effects_entry(view, call) : NULL;
    return entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT
               ? call_behind(view, effects_subject_value(view, call, &entry->returns_same), depth)
               : NULL;
}

/* The call whose result a value is. */
static const FactsAction *call_behind(const View *view, FactsRow row, guint depth) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_RESULT)
        return view_action(view, value->left);
    if (depth == 0 || (value->kind != FACTS_VALUE_PLACE && value->kind != FACTS_VALUE_ADDRESS))
        return NULL;
    return call_behind_place(view, value->left, depth - 1);
}

/* What an await of a value does. */
static CatalogHop hop_of_value(Hops *hops, const View *view, FactsRow row) {
    const FactsAction *call = call_behind(view, row, HOP_DEPTH);
    const CatalogEntry *entry = call ? effects_entry(view, call) : NULL;
    if (entry || !call || call->flags & FACTS_ACTION_VIRTUAL)
        return entry ? entry->hops : CATALOG_HOP_NONE;
    const ProgramFunction *callee = effects_callee(view, call);
    return callee ? hop_of_function(hops, callee, view->unit->index) : CATALOG_HOP_NONE;
}

static CatalogHop hop_of(Hops *hops, const View *view, const FactsAction *action) {
    return action->kind == FACTS_ACTION_SUSPEND ? hop_of_value(hops, view, action->value)
                                                : CATALOG_HOP_NONE;
}

static guint after_hop(CatalogHop hop, guint threads) {
    if (hop == CATALOG_HOP_NONE)
        return threads;
    return hop == CATALOG_HOP_POOL ? HOPS_POOL : HOPS_LOOP;
}

/* `v9fs_co_run_in_worker({ … })` */
static gboolean is_code_for_a_pool(const View *view, const FactsAction *action) {
    const char *macro = action->around ? facts_text(view->facts, action->around) : NULL;
    const GPtrArray *entries = macro ? catalog_lookup(view->catalog, CATALOG_MACRO, macro) : NULL;
    for (guint i = 0; entries && i < entries->len; i++)
        if (((const CatalogEntry *)g_ptr_array_index(entries, i))->pool)
            return TRUE;
    return FALSE;
}

/* Whether there are any hops. */
static gboolean has_hops(Hops *hops, const View *view) {
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++)
            if (hop_of(hops, view, facts_action(view->facts, block->actions.first + k)) !=
                CATALOG_HOP_NONE)
                return TRUE;
    }
    return FALSE;
}

/* Walks a block from what may hold at its start; notes what holds before each action. */
static guint walk_block(Hops *hops, const View *view, const FactsBlock *block, guint threads,
                        guint8 *by_action) {
    for (guint i = 0; i < block->actions.count; i++) {
        const FactsAction *action = facts_action(view->facts, block->actions.first + i);
        if (by_action)
            by_action[action->id] = (guint8)threads;
        threads = after_hop(hop_of(hops, view, action), threads);
    }
    return threads;
}

/* What may hold at the start of each block, by propagation until nothing changes. */
static guint8 *threads_at_start(Hops *hops, const View *view) {
    guint8 *threads = g_new0(guint8, view_block_count(view) + 1);
    threads[FACTS_BLOCK_ENTRY] = HOPS_START;
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (guint i = 0; i < view_block_count(view); i++) {
            if (!threads[i] || !view->reached[i])
                continue;
            const FactsBlock *block = view_block(view, i);
            guint end = walk_block(hops, view, block, threads[i], NULL);
            for (guint k = 0; k < block->edges.count; k++) {
                guint target = facts_edge(view->facts, block->edges.first + k)->target;
                changed = changed || (threads[target] | end) != threads[target];
                threads[target] = (guint8)(threads[target] | end);
            }
        }
    }
    return threads;
}

/* Hops in what is called. */

/* A plain function only hands on what is to be awaited: all it may return does the same. */
static CatalogHop hop_of_results(Hops *hops, const View *view) {
    CatalogHop all = CATALOG_HOP_NONE;
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; view->reached[i] && k < block->actions.count; k++) {
            const FactsAction *action = facts_action(view->facts, block->actions.first + k);
            if (action->kind != FACTS_ACTION_RETURN)
                continue;
            CatalogHop hop = hop_of_value(hops, view, action->value);
            if (hop == CATALOG_HOP_NONE || (all != CATALOG_HOP_NONE && hop != all))
                return CATALOG_HOP_NONE;
            all = hop;
        }
    }
    return all;
}

/* Whoever awaits a coroutine goes on where that ended. */
static CatalogHop hop_of_end(Hops *hops, const View *view) {
    if (!has_hops(hops, view))
        return CATALOG_HOP_NONE;
    g_autofree guint8 *at_start = threads_at_start(hops, view);
    guint threads = at_start[FACTS_BLOCK_EXIT];
    if (threads == HOPS_POOL)
        return CATALOG_HOP_POOL;
    return threads == HOPS_LOOP ? CATALOG_HOP_LOOP : CATALOG_HOP_NONE;
}

static CatalogHop look_into(Hops *hops, const ProgramFunction *function, guint unit) {
    ProgramBody body;
    if (function->clashes || !program_choose_body(hops->program, function, unit, &body) ||
        program_body_is_pattern(hops->program, body))
        return CATALOG_HOP_NONE;
    View view;
    view_init(&view, hops->program, hops->catalog, body);
    hops->depth++;
    CatalogHop hop = view.function->flags & FACTS_FUNCTION_COROUTINE ? hop_of_end(hops, &view)
                                                                     : hop_of_results(hops, &view);
    hops->depth--;
    view_clear(&view);
    return hop;
}

/* One that is being looked into, by way of a recursion, does not hop yet. */
static CatalogHop hop_of_function(Hops *hops, const ProgramFunction *function, guint unit) {
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(hops->by_function, function));
    if (known)
        return (CatalogHop)(known - 1);
    if (hops->depth >= HOP_DEPTH)
        return CATALOG_HOP_NONE;
    g_hash_table_insert(hops->by_function, (gpointer)function,
                        GUINT_TO_POINTER((guint)CATALOG_HOP_NONE + 1));
    CatalogHop hop = look_into(hops, function, unit);
    g_hash_table_insert(hops->by_function, (gpointer)function, GUINT_TO_POINTER((guint)hop + 1));
    return hop;
}

guint8 *hops_find_threads(Hops *hops, const View *view) {
    guint8 *by_action = g_new0(guint8, view->function->action_count + 1);
    gboolean any = has_hops(hops, view);
    g_autofree guint8 *at_start = any ? threads_at_start(hops, view) : NULL;
    for (guint i = 0; i < view_block_count(view); i++)
        if (view->reached[i])
            walk_block(hops, view, view_block(view, i), any ? at_start[i] : HOPS_START, by_action);
    return by_action;
}

typedef struct HopSearch {
    GHashTable *on_pool;
    const guint8 *threads;
    guint elsewhere; /* HopsThreads that are no pool */
} HopSearch;

static void note_on_pool(const View *view, const FactsAction *action, gpointer data) {
    HopSearch *search = data;
    guint threads = search->threads[action->id];
    if ((threads && !(threads & search->elsewhere)) || is_code_for_a_pool(view, action))
        g_hash_table_add(search->on_pool, GUINT_TO_POINTER(action->id));
}

GHashTable *hops_find_on_pool(Hops *hops, const View *view, gboolean starts_on_pool) {
    g_autofree guint8 *threads = hops_find_threads(hops, view);
    HopSearch search = {g_hash_table_new(NULL, NULL), threads,
                        starts_on_pool ? HOPS_LOOP : HOPS_LOOP | HOPS_START};
    view_each_action(view, note_on_pool, &search);
    return search.on_pool;
}
