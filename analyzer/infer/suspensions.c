#include "infer/suspensions.h"

#include <string.h>

#include "infer/accessors.h"
#include "infer/effects.h"
#include "infer/marks.h"

/* What is more of a guess than this (doubts.h) tells nothing of what happens there. */
#define DOUBT_MOST 3U

/* One body: whether some path in it reaches a suspension, and which bodies it calls. */
typedef struct Node {
    ProgramBody body;
    gboolean suspends;
    GArray *callees; /* of guint; NULL once it is settled */
} Node;

struct Suspensions {
    const Context *context;
    Calls *calls;
    GArray *nodes;       /* of Node */
    GHashTable *by_body; /* unit and row to index + 1 */
    guint settled;       /* nodes below this have their answer */
};

static void node_clear(gpointer data) {
    g_clear_pointer(&((Node *)data)->callees, g_array_unref);
}

Suspensions *suspensions_new(const Context *context, Calls *calls) {
    Suspensions *suspensions = g_new0(Suspensions, 1);
    suspensions->context = context;
    suspensions->calls = calls;
    suspensions->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    g_array_set_clear_func(suspensions->nodes, node_clear);
    suspensions->by_body = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return suspensions;
}

void suspensions_free(Suspensions *suspensions) {
    if (!suspensions)
        return;
    g_array_unref(suspensions->nodes);
    g_hash_table_unref(suspensions->by_body);
    g_free(suspensions);
}

static Node *node_at(const Suspensions *suspensions, guint index) {
    return &g_array_index(suspensions->nodes, Node, index);
}

static guint node_of(Suspensions *suspensions, ProgramBody body) {
    gint64 key = ((gint64)body.unit << 32) | body.row;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(suspensions->by_body, &key));
    if (known)
        return known - 1;
    Node node = {body, FALSE, g_array_new(FALSE, FALSE, sizeof(guint))};
    g_array_append_val(suspensions->nodes, node);
    g_hash_table_insert(suspensions->by_body, g_memdup2(&key, sizeof key),
                        GUINT_TO_POINTER(suspensions->nodes->len));
    return suspensions->nodes->len - 1;
}

/* What an action does by itself, as marks and catalogs tell. */

/* The call of await_ready that belongs to an await: it stands just before. */
static const FactsAction *ready_call(const View *view, const FactsAction *await) {
    for (guint32 id = await->id; id-- > 1;) {
        const FactsAction *action = view_action(view, id);
        if (!action || !(action->flags & FACTS_ACTION_AWAIT) || !action->function)
            continue;
        if (action->range.line != await->range.line || action->range.column != await->range.column)
            return NULL;
        const char *name =
            facts_text(view->facts, facts_function(view->facts, action->function)->name);
        if (g_str_has_suffix(name, "::await_ready"))
            return action;
    }
    return NULL;
}

static gboolean awaits_something_ready(const View *view, const FactsAction *await) {
    const CatalogEntry *entry = await->type ? effects_type_entry(view, await->type) : NULL;
    if (entry && entry->suspends != CATALOG_UNSAID)
        return entry->suspends == CATALOG_NO;
    const FactsValue *operand = facts_value(view->facts, await->value);
    const FactsAction *maker =
        operand->kind == FACTS_VALUE_RESULT ? view_action(view, operand->left) : NULL;
    const CatalogEntry *made = maker ? effects_entry(view, maker) : NULL;
    if (made && made->suspends == CATALOG_NO)
        return TRUE;
    const FactsAction *ready = ready_call(view, await);
    return ready && accessors_always_true(view, ready);
}

static gboolean is_coroutine_elsewhere(const Suspensions *suspensions, const View *view,
                                       const FactsAction *call) {
    const Context *context = suspensions->context;
    if (!call->function)
        return marks_of_pointer(view->catalog, view->facts, call) == CATALOG_MARK_COROUTINE;
    const ProgramFunction *callee = effects_callee(view, call);
    return callee && !callee->bodies && !(callee->flags & FACTS_FUNCTION_COROUTINE) &&
           marks_of_function(context->program, context->catalog, callee, view->unit->index) ==
               CATALOG_MARK_COROUTINE;
}

static gboolean suspends_by_itself(const Suspensions *suspensions, const View *view,
                                   const FactsAction *action) {
    if (action->kind == FACTS_ACTION_SUSPEND)
        return !awaits_something_ready(view, action);
    if (action->kind != FACTS_ACTION_CALL)
        return FALSE;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->suspends != CATALOG_UNSAID)
        return entry->suspends == CATALOG_YES;
    return is_coroutine_elsewhere(suspensions, view, action);
}

/* Looking into bodies. */

typedef struct Look {
    Suspensions *suspensions;
    guint node;
} Look;

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    const Look *look = data;
    if (suspends_by_itself(look->suspensions, view, action))
        node_at(look->suspensions, look->node)->suspends = TRUE;
}

/* The call of a C++20 coroutine makes a task: what that does is its own affair, and the await's. Of
 * very many functions that a pointer may lead to, one that suspends proves little. */
static gboolean runs_inside(const View *view, const Call *call, ProgramBody *body) {
    return call->doubt <= DOUBT_MOST && !(call->callee->flags & FACTS_FUNCTION_COROUTINE) &&
           program_choose_body(view->program, call->callee, view->unit->index, body);
}

static void add_callee(const View *view, const Call *call, gpointer data) {
    const Look *look = data;
    ProgramBody body;
    const CatalogEntry *entry = effects_entry(view, call->action);
    if ((entry && entry->suspends == CATALOG_NO) || !runs_inside(view, call, &body))
        return;
    guint callee = node_of(look->suspensions, body);
    g_array_append_val(node_at(look->suspensions, look->node)->callees, callee);
}

static void look_into(Suspensions *suspensions, guint index) {
    const Context *context = suspensions->context;
    View view;
    view_init(&view, context->program, context->catalog, node_at(suspensions, index)->body);
    Look look = {suspensions, index};
    view_each_action(&view, look_at, &look);
    if (!node_at(suspensions, index)->suspends)
        calls_each(suspensions->calls, &view, add_callee, &look);
    view_clear(&view);
}

static gboolean calls_one_that_suspends(const Suspensions *suspensions, const Node *node) {
    for (guint i = 0; i < node->callees->len; i++)
        if (node_at(suspensions, g_array_index(node->callees, guint, i))->suspends)
            return TRUE;
    return FALSE;
}

/* Everything that can be reached from the new nodes is among the nodes: their answers are final. */
static void settle(Suspensions *suspensions) {
    for (guint i = suspensions->settled; i < suspensions->nodes->len; i++)
        look_into(suspensions, i);
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (guint i = suspensions->nodes->len; i-- > suspensions->settled;) {
            Node *node = node_at(suspensions, i);
            if (node->suspends || !calls_one_that_suspends(suspensions, node))
                continue;
            node->suspends = TRUE;
            changed = TRUE;
        }
    }
    for (; suspensions->settled < suspensions->nodes->len; suspensions->settled++)
        node_clear(node_at(suspensions, suspensions->settled));
}

typedef struct BodySearch {
    Suspensions *suspensions;
    guint8 *found;
} BodySearch;

static void mark_own(const View *view, const FactsAction *action, gpointer data) {
    const BodySearch *search = data;
    if (suspends_by_itself(search->suspensions, view, action))
        search->found[action->id] = TRUE;
}

static void mark_call(const View *view, const Call *call, gpointer data) {
    const BodySearch *search = data;
    ProgramBody body;
    const CatalogEntry *entry = effects_entry(view, call->action);
    if ((entry && entry->suspends == CATALOG_NO) || !runs_inside(view, call, &body))
        return;
    guint index = node_of(search->suspensions, body);
    if (index >= search->suspensions->settled)
        settle(search->suspensions);
    if (node_at(search->suspensions, index)->suspends)
        search->found[call->action->id] = TRUE;
}

guint8 *suspensions_find(Suspensions *suspensions, const View *view) {
    BodySearch search = {suspensions, g_new0(guint8, view->function->action_count + 1)};
    view_each_action(view, mark_own, &search);
    calls_each(suspensions->calls, view, mark_call, &search);
    return search.found;
}
