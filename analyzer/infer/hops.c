#include "infer/hops.h"

#include "infer/effects.h"

/* The call whose result is awaited, directly or from the local it was kept in. */
static const FactsAction *awaited_call(const View *view, const FactsAction *suspend) {
    const FactsValue *operand = facts_value(view->facts, suspend->value);
    if (operand->kind == FACTS_VALUE_PLACE || operand->kind == FACTS_VALUE_ADDRESS) {
        const FactsPlace *place = facts_place(view->facts, operand->left);
        const FactsVariable *variable =
            place->kind == FACTS_PLACE_LOCAL ? facts_variable(view->facts, place->detail) : NULL;
        if (variable && variable->write_count == 0)
            operand = facts_value(view->facts, variable->initial);
    }
    return operand->kind == FACTS_VALUE_RESULT ? view_action(view, operand->left) : NULL;
}

static CatalogHop hop_of(const View *view, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_SUSPEND)
        return CATALOG_HOP_NONE;
    const FactsAction *call = awaited_call(view, action);
    const CatalogEntry *entry = call ? effects_entry(view, call) : NULL;
    return entry ? entry->hops : CATALOG_HOP_NONE;
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
static gboolean has_hops(const View *view) {
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++)
            if (hop_of(view, facts_action(view->facts, block->actions.first + k)) !=
                CATALOG_HOP_NONE)
                return TRUE;
    }
    return FALSE;
}

/* Walks a block from what may hold at its start; notes what holds before each action. */
static guint walk_block(const View *view, const FactsBlock *block, guint threads,
                        guint8 *by_action) {
    for (guint i = 0; i < block->actions.count; i++) {
        const FactsAction *action = facts_action(view->facts, block->actions.first + i);
        if (by_action)
            by_action[action->id] = (guint8)threads;
        threads = after_hop(hop_of(view, action), threads);
    }
    return threads;
}

/* What may hold at the start of each block, by propagation until nothing changes. */
static guint8 *threads_at_start(const View *view) {
    guint8 *threads = g_new0(guint8, view_block_count(view) + 1);
    threads[FACTS_BLOCK_ENTRY] = HOPS_START;
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (guint i = 0; i < view_block_count(view); i++) {
            if (!threads[i] || !view->reached[i])
                continue;
            const FactsBlock *block = view_block(view, i);
            guint end = walk_block(view, block, threads[i], NULL);
            for (guint k = 0; k < block->edges.count; k++) {
                guint target = facts_edge(view->facts, block->edges.first + k)->target;
                changed = changed || (threads[target] | end) != threads[target];
                threads[target] = (guint8)(threads[target] | end);
            }
        }
    }
    return threads;
}

guint8 *hops_find_threads(const View *view) {
    guint8 *by_action = g_new0(guint8, view->function->action_count + 1);
    gboolean any = has_hops(view);
    g_autofree guint8 *at_start = any ? threads_at_start(view) : NULL;
    for (guint i = 0; i < view_block_count(view); i++)
        if (view->reached[i])
            walk_block(view, view_block(view, i), any ? at_start[i] : HOPS_START, by_action);
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

GHashTable *hops_find_on_pool(const View *view, gboolean starts_on_pool) {
    g_autofree guint8 *threads = hops_find_threads(view);
    HopSearch search = {g_hash_table_new(NULL, NULL), threads,
                        starts_on_pool ? HOPS_LOOP : HOPS_LOOP | HOPS_START};
    view_each_action(view, note_on_pool, &search);
    return search.on_pool;
}
