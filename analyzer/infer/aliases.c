#include "infer/aliases.h"

#include "infer/effects.h"
#include "infer/roots.h"

typedef struct Search {
    GHashTable *leads;
    GHashTable *locks;
    gboolean dropped;
} Search;

static gboolean is_lead(const Search *search, guint32 root) {
    return root && (g_hash_table_contains(search->leads, GUINT_TO_POINTER(root)) ||
                    g_hash_table_contains(search->locks, GUINT_TO_POINTER(root)));
}

static gboolean is_number(const View *view, FactsRow type) {
    return type && facts_type(view->facts, type)->flags & FACTS_TYPE_NUMBER;
}

static gboolean is_pure(const View *view, const Search *search, FactsRow row);

static gboolean all_pure(const View *view, const Search *search, FactsSlice values, guint step) {
    for (guint i = step - 1; i < values.count; i += step)
        if (!is_pure(view, search, facts_word(view->facts, values, i)))
            return FALSE;
    return TRUE;
}

/* `std::tie(m)`, `std::shared_ptr(s)`: made of nothing else. */
static gboolean is_pure_result(const View *view, const Search *search, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (is_lead(search, roots_of_value(view, row)) || is_number(view, value->type))
        return TRUE;
    const FactsAction *maker = view_action(view, value->left);
    return maker && maker->kind == FACTS_ACTION_CONSTRUCT &&
           all_pure(view, search, maker->arguments, 1);
}

/* Whether a value leads to no lock but those the leads lead to. */
static gboolean is_pure(const View *view, const Search *search, FactsRow row) {
    if (!row)
        return TRUE;
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
    case FACTS_VALUE_NULL:
    case FACTS_VALUE_STRING:
    case FACTS_VALUE_FUNCTION:
        return TRUE;
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_PLACE:
        return is_lead(search, roots_of_value(view, row)) ||
               is_number(view, facts_place(view->facts, value->left)->type);
    case FACTS_VALUE_LAMBDA:
        return all_pure(view, search, facts_function(view->facts, value->left)->captures, 1);
    case FACTS_VALUE_OBJECT:
        return all_pure(view, search, value->fields, 2);
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY:
        return is_pure(view, search, value->left) && is_pure(view, search, value->right);
    case FACTS_VALUE_RESULT:
        return is_pure_result(view, search, row);
    default:
        return is_number(view, value->type);
    }
}

static void drop(Search *search, guint32 root) {
    if (g_hash_table_remove(search->leads, GUINT_TO_POINTER(root)))
        search->dropped = TRUE;
}

/* Whether a callee may set the pointer it is given the address of. */
typedef struct WriteSearch {
    guint32 parameter;
    gboolean found;
} WriteSearch;

static void look_for_write(const View *view, const FactsAction *action, gpointer data) {
    WriteSearch *search = data;
    if (action->kind == FACTS_ACTION_WRITE &&
        roots_of_place(view, action->target) == search->parameter)
        search->found = TRUE;
    for (guint i = 0; i < action->arguments.count; i++) { /* it is handed on */
        const FactsValue *value =
            facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        const FactsPlace *place = facts_place(view->facts, value->left);
        if (value->kind == FACTS_VALUE_PLACE && place->kind == FACTS_PLACE_PARAMETER &&
            place->detail == search->parameter)
            search->found = TRUE;
    }
    if (action->value && roots_of_value(view, action->value) == search->parameter)
        search->found = TRUE;
}

static gboolean may_write_through(const View *view, const FactsAction *action, guint index) {
    const ProgramFunction *callee = effects_callee(view, action);
    ProgramBody body;
    if (!callee || !callee->bodies || action->flags & FACTS_ACTION_VIRTUAL ||
        !program_choose_body(view->program, callee, view->unit->index, &body))
        return TRUE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    WriteSearch search = {0, index >= inner.function->parameters.count};
    if (!search.found) {
        search.parameter = facts_word(inner.facts, inner.function->parameters, index);
        view_each_action(&inner, look_for_write, &search);
    }
    view_clear(&inner);
    return search.found;
}

/* `find_lock(&p)`: what a pointer holds afterwards is anyone's guess. */
static void drop_written_through(const View *view, const FactsAction *action, Search *search) {
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow row = facts_word(view->facts, action->arguments, i);
        const FactsValue *value = facts_value(view->facts, row);
        if (value->kind != FACTS_VALUE_ADDRESS)
            continue;
        const FactsPlace *place = facts_place(view->facts, value->left);
        if (place->kind == FACTS_PLACE_LOCAL && place->type &&
            facts_type(view->facts, place->type)->flags & FACTS_TYPE_POINTER &&
            is_lead(search, place->detail) && may_write_through(view, action, i))
            drop(search, place->detail);
    }
}

static void look_at_call(const View *view, const FactsAction *action, Search *search) {
    guint32 object = action->target ? roots_of_place(view, action->target) : 0;
    guint32 result = roots_of_result(action->id);
    if ((is_lead(search, object) || is_lead(search, result)) &&
        !all_pure(view, search, action->arguments, 1)) {
        drop(search, object);
        drop(search, result);
    }
    drop_written_through(view, action, search);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    Search *search = data;
    switch (action->kind) {
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_BIND:
    case FACTS_ACTION_DECLARE: {
        guint32 root = roots_of_place(view, action->target);
        if (is_lead(search, root) &&
            !is_number(view, facts_place(view->facts, action->target)->type) &&
            !is_pure(view, search, action->value))
            drop(search, root);
        break;
    }
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        look_at_call(view, action, search);
        break;
    default:
        break;
    }
}

void aliases_drop_mixed(const View *view, GHashTable *leads, GHashTable *locks) {
    Search search = {leads, locks, FALSE};
    do {
        search.dropped = FALSE;
        view_each_action(view, look_at, &search);
    } while (search.dropped);
}
