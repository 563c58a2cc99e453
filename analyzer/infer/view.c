#include "infer/view.h"

#include "infer/conditions.h"
#include "infer/effects.h"

ProgramFunction *view_function(const View *view, FactsRow row) {
    if (view->facts == view->unit->facts)
        return program_function(view->program, view->unit->index, row);
    /* a bound value is another unit's */
    return row ? program_find(view->program,
                              facts_text(view->facts, facts_function(view->facts, row)->key))
               : NULL;
}

guint view_block_count(const View *view) {
    return view->function->blocks.count;
}

const FactsBlock *view_block(const View *view, guint block) {
    return facts_block(view->facts, view->function->blocks.first + block);
}

static const FactsEdge *edge_of(const View *view, const FactsBlock *block, guint index) {
    return facts_edge(view->facts, block->edges.first + index);
}

static const FactsAction *action_of(const View *view, const FactsBlock *block, guint index) {
    return facts_action(view->facts, block->actions.first + index);
}

static void index_actions(View *view) {
    guint count = view->function->action_count + 1;
    view->actions = g_array_sized_new(FALSE, TRUE, sizeof(FactsRow), count);
    view->block_of = g_array_sized_new(FALSE, TRUE, sizeof(guint), count);
    g_array_set_size(view->actions, count);
    view->entries = g_new0(const CatalogEntry *, count);
    view->looked_up = g_new0(guint8, count);
    g_array_set_size(view->block_of, count);
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++) {
            guint32 id = action_of(view, block, k)->id;
            g_array_index(view->actions, FactsRow, id) = block->actions.first + k;
            g_array_index(view->block_of, guint, id) = i;
        }
    }
}

/* Lists for each block those that lead to it, by counting. */
static void index_predecessors(View *view) {
    guint count = view_block_count(view);
    guint *start = g_new0(guint, count + 2);
    guint total = 0;
    for (guint i = 0; i < count; i++)
        for (guint k = 0; k < view_block(view, i)->edges.count; k++, total++)
            start[edge_of(view, view_block(view, i), k)->target + 2]++;
    for (guint i = 2; i < count + 2; i++)
        start[i] += start[i - 1];
    view->predecessors = g_new0(guint, total + 1);
    for (guint i = 0; i < count; i++)
        for (guint k = 0; k < view_block(view, i)->edges.count; k++)
            view->predecessors[start[edge_of(view, view_block(view, i), k)->target + 1]++] = i;
    view->predecessor_start = start;
}

/* A call that never returns ends its block, whatever the graph of its own file knew of it. */
static gboolean block_never_ends(const View *view, const FactsBlock *block) {
    for (guint i = 0; i < block->actions.count; i++)
        if (effects_never_returns(view, action_of(view, block, i)))
            return TRUE;
    return FALSE;
}

static gboolean edge_can_be_taken(const View *view, const FactsEdge *edge) {
    gboolean answer = FALSE;
    if (!edge->condition || !conditions_known(view, edge->condition, &answer))
        return TRUE;
    return answer == ((edge->flags & FACTS_EDGE_TRUE) != 0);
}

static void find_reached(View *view) {
    view->reached = g_new0(guint8, view_block_count(view) + 1);
    if (view_block_count(view) == 0)
        return;
    g_autoptr(GQueue) work = g_queue_new();
    view->reached[0] = 1;
    g_queue_push_tail(work, GUINT_TO_POINTER(0));
    while (!g_queue_is_empty(work)) {
        const FactsBlock *block = view_block(view, GPOINTER_TO_UINT(g_queue_pop_head(work)));
        if (block_never_ends(view, block))
            continue;
        for (guint i = 0; i < block->edges.count; i++) {
            const FactsEdge *edge = edge_of(view, block, i);
            if (view->reached[edge->target] || !edge_can_be_taken(view, edge))
                continue;
            view->reached[edge->target] = 1;
            g_queue_push_tail(work, GUINT_TO_POINTER(edge->target));
        }
    }
}

static void init(View *view, const Program *program, const Catalog *catalog, ProgramBody body,
                 gboolean outside) {
    ProgramUnit *unit = program_unit(program, body.unit);
    FactsFunction *function = facts_function(unit->facts, body.row);
    *view = (View){.program = program,
                   .catalog = catalog,
                   .unit = unit,
                   .facts = unit->facts,
                   .joined = program_function(program, body.unit, body.row),
                   .function = function,
                   .row = body.row,
                   .outside = outside};
    index_actions(view);
    index_predecessors(view);
    find_reached(view);
    view->settled = TRUE;
}

void view_init(View *view, const Program *program, const Catalog *catalog, ProgramBody body) {
    init(view, program, catalog, body, FALSE);
}

void view_init_outside(View *view, const Program *program, const Catalog *catalog,
                       ProgramBody body) {
    init(view, program, catalog, body, TRUE);
}

void view_clear(View *view) {
    g_clear_pointer(&view->actions, g_array_unref);
    g_clear_pointer(&view->block_of, g_array_unref);
    g_clear_pointer(&view->entries, g_free);
    g_clear_pointer(&view->looked_up, g_free);
    g_clear_pointer(&view->reached, g_free);
    g_clear_pointer(&view->predecessor_start, g_free);
    g_clear_pointer(&view->predecessors, g_free);
}

const FactsAction *view_action(const View *view, guint32 id) {
    if (id == 0 || id >= view->actions->len)
        return NULL;
    FactsRow row = g_array_index(view->actions, FactsRow, id);
    return row ? facts_action(view->facts, row) : NULL;
}

void view_each_action(const View *view, ViewVisitor visit, gpointer data) {
    for (guint i = 0; i < view_block_count(view); i++) {
        if (!view->reached[i])
            continue;
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = action_of(view, block, k);
            visit(view, action, data);
            if (effects_never_returns(view, action))
                break;
        }
    }
}

/* FALSE when visit ended the path inside the block. */
static gboolean walk_block(const View *view, guint index, guint from, ViewWalker visit,
                           gpointer data) {
    const FactsBlock *block = view_block(view, index);
    for (guint i = from; i < block->actions.count; i++) {
        const FactsAction *action = action_of(view, block, i);
        if (!visit(view, action, 0, data) || effects_never_returns(view, action))
            return FALSE;
    }
    return TRUE;
}

static void follow_edges(const View *view, guint index, guint8 *met, GQueue *work, ViewWalker visit,
                         gpointer data) {
    const FactsBlock *block = view_block(view, index);
    for (guint i = 0; i < block->edges.count; i++) {
        const FactsEdge *edge = edge_of(view, block, i);
        if (!view->reached[edge->target])
            continue;
        if (edge->condition && !visit(view, NULL, edge->condition, data))
            continue;
        if (met[edge->target])
            continue;
        met[edge->target] = 1;
        g_queue_push_tail(work, GUINT_TO_POINTER(edge->target));
    }
}

static guint position_in_block(const View *view, const FactsAction *action, guint *block) {
    *block = g_array_index(view->block_of, guint, action->id);
    FactsRow row = g_array_index(view->actions, FactsRow, action->id);
    return row - view_block(view, *block)->actions.first;
}

void view_walk_forward(const View *view, const FactsAction *from, ViewWalker visit, gpointer data) {
    guint start = 0;
    guint position = position_in_block(view, from, &start);
    g_autofree guint8 *met = g_new0(guint8, view_block_count(view));
    g_autoptr(GQueue) work = g_queue_new();
    if (!walk_block(view, start, position + 1, visit, data))
        return;
    follow_edges(view, start, met, work, visit, data);
    while (!g_queue_is_empty(work)) {
        guint index = GPOINTER_TO_UINT(g_queue_pop_head(work));
        if (walk_block(view, index, 0, visit, data))
            follow_edges(view, index, met, work, visit, data);
    }
}

static gboolean walk_block_backward(const View *view, guint index, guint until, ViewWalker visit,
                                    gpointer data) {
    const FactsBlock *block = view_block(view, index);
    for (guint i = until; i-- > 0;)
        if (!visit(view, action_of(view, block, i), 0, data))
            return FALSE;
    return TRUE;
}

static void follow_back(const View *view, guint index, guint8 *met, GQueue *work) {
    for (guint i = view->predecessor_start[index]; i < view->predecessor_start[index + 1]; i++) {
        guint from = view->predecessors[i];
        if (met[from] || !view->reached[from])
            continue;
        met[from] = 1;
        g_queue_push_tail(work, GUINT_TO_POINTER(from));
    }
}

void view_walk_backward(const View *view, const FactsAction *from, ViewWalker visit,
                        gpointer data) {
    if (view_action(view, from->id) != from)
        return; /* stands in no graph */
    guint start = 0;
    guint position = position_in_block(view, from, &start);
    g_autofree guint8 *met = g_new0(guint8, view_block_count(view));
    g_autoptr(GQueue) work = g_queue_new();
    if (!walk_block_backward(view, start, position, visit, data))
        return;
    follow_back(view, start, met, work);
    while (!g_queue_is_empty(work)) {
        guint index = GPOINTER_TO_UINT(g_queue_pop_head(work));
        if (walk_block_backward(view, index, view_block(view, index)->actions.count, visit, data))
            follow_back(view, index, met, work);
    }
}

/* Whether some way from behind the position leads out of the function, or suspends it. */
static gboolean leads_out(const View *view, guint start, guint position) {
    g_autofree guint8 *met = g_new0(guint8, view_block_count(view));
    g_autoptr(GQueue) work = g_queue_new();
    g_queue_push_tail(work, GUINT_TO_POINTER(start));
    for (gboolean first = TRUE; !g_queue_is_empty(work); first = FALSE) {
        const FactsBlock *block = view_block(view, GPOINTER_TO_UINT(g_queue_pop_head(work)));
        gboolean ended = FALSE;
        for (guint i = first ? position + 1 : 0; i < block->actions.count && !ended; i++) {
            const FactsAction *action = action_of(view, block, i);
            if (action->kind == FACTS_ACTION_SUSPEND)
                return TRUE;
            ended = effects_never_returns(view, action);
        }
        for (guint i = 0; !ended && i < block->edges.count; i++) {
            guint target = edge_of(view, block, i)->target;
            if (target == FACTS_BLOCK_EXIT)
                return TRUE;
            if (!met[target])
                g_queue_push_tail(work, GUINT_TO_POINTER(target));
            met[target] = 1;
        }
    }
    return FALSE;
}

typedef struct EndSearch {
    gboolean ends;
} EndSearch;

static gboolean look_for_end(const View *view, const FactsAction *action, FactsRow condition,
                             gpointer data) {
    (void)condition;
    EndSearch *search = data;
    if (action && effects_never_returns(view, action))
        search->ends = TRUE;
    return !search->ends;
}

/* An endless loop does not lead out either: there has to be an end. */
gboolean view_surely_ends(const View *view, const FactsAction *action) {
    guint start = 0;
    guint position = position_in_block(view, action, &start);
    if (leads_out(view, start, position))
        return FALSE;
    EndSearch search = {FALSE};
    view_walk_forward(view, action, look_for_end, &search);
    return search.ends;
}
