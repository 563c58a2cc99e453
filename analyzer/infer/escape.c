#include "infer/escape.h"

#include "infer/escape_search.h"
#include "infer/roots.h"

/* How many helpers deep an address is followed; beyond that it counts as shared. */
#define ESCAPE_DEPTH 5U

/* How many pointers made of one another a place is followed through. */
#define POINTER_DEPTH 5U

/* A pointer or reference that is never changed leads where its initialiser does. */
static guint32 root_behind(const View *view, guint32 root, guint depth) {
    if (!roots_is_variable(root) || depth == 0)
        return root;
    const FactsVariable *variable = facts_variable(view->facts, root);
    guint32 type = facts_type(view->facts, variable->type)->flags;
    if (variable->flags & FACTS_VARIABLE_PARAMETER || variable->write_count > 0 ||
        !(type & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE)))
        return root;
    guint32 further = roots_of_value(view, variable->initial);
    return roots_is_variable(further) ? root_behind(view, further, depth - 1) : root;
}

FactsRow escape_root(const View *view, FactsRow place) {
    guint32 root = root_behind(view, roots_of_place(view, place), POINTER_DEPTH);
    return roots_is_variable(root) ? root : 0;
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    EscapeSearch *search = data;
    switch (action->kind) {
    case FACTS_ACTION_RETURN:
        if (escape_search_refers(view, search, action->value))
            search->fate |= FATE_RETURNED;
        break;
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_BIND:
    case FACTS_ACTION_DECLARE:
        if (escape_search_refers(view, search, action->value))
            escape_search_store(view, search, action->target);
        break;
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        escape_calls_look_at(view, action, search);
        break;
    case FACTS_ACTION_SUSPEND:
        escape_calls_look_at_await(view, action, search);
        break;
    default:
        break;
    }
}

static guint fate_from(const View *view, guint32 root, guint depth, GHashTable *roots) {
    g_autoptr(GHashTable) fates = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    EscapeSearch search = {roots, fates, depth, 0, FALSE};
    escape_search_add(&search, root);
    do {
        search.grew = FALSE;
        view_each_action(view, look_at, &search);
    } while (search.grew && !(search.fate & FATE_OUT));
    return search.fate;
}

guint escape_fate_in_body(const View *view, const ProgramFunction *callee, guint32 root,
                          guint depth) {
    ProgramBody body;
    if (depth == 0 || !program_choose_body(view->program, callee, view->unit->index, &body))
        return FATE_OUT;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    g_autoptr(GHashTable) roots = g_hash_table_new(NULL, NULL);
    guint fate = fate_from(&inner, root, depth - 1, roots);
    view_clear(&inner);
    return fate;
}

gboolean escape_of_variable(const View *view, FactsRow variable, GHashTable *leads) {
    g_autoptr(GHashTable) roots = leads ? g_hash_table_ref(leads) : g_hash_table_new(NULL, NULL);
    return fate_from(view, variable, ESCAPE_DEPTH, roots) != 0;
}
