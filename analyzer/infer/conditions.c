#include "infer/conditions.h"

#include "infer/effects.h"

/* How deep a condition is looked into. */
#define CONDITION_DEPTH 8U

/* What a local was declared with, when that is all it ever holds. */
static FactsRow lasting_value(const View *view, const FactsValue *value) {
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (place->kind != FACTS_PLACE_LOCAL)
        return 0;
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    if (variable->write_count > 0 || variable->flags & FACTS_VARIABLE_ADDRESS_TAKEN)
        return 0;
    return variable->initial;
}

static gboolean known_condition(const View *view, FactsRow row, guint depth, gboolean *answer);

/* `in_coroutine() == false` */
static gboolean known_comparison(const View *view, const FactsValue *value, guint depth,
                                 gboolean *answer) {
    gboolean equal = value->operator== FACTS_OPERATOR_EQUAL;
    if (!equal && value->operator!= FACTS_OPERATOR_NOT_EQUAL)
        return FALSE;
    const FactsValue *right = facts_value(view->facts, value->right);
    if (right->kind != FACTS_VALUE_CONSTANT || !known_condition(view, value->left, depth, answer))
        return FALSE;
    *answer = (*answer == (right->constant != 0)) == equal;
    return TRUE;
}

static gboolean known_call(const View *view, const FactsAction *action, gboolean *answer) {
    if (!action || action->kind != FACTS_ACTION_CALL)
        return FALSE;
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry || entry->predicate != CATALOG_PREDICATE_IN_COROUTINE)
        return FALSE;
    *answer = !view->outside;
    return TRUE;
}

static gboolean known_condition(const View *view, FactsRow row, guint depth, gboolean *answer) {
    const FactsValue *value = facts_value(view->facts, row);
    if (!row || depth == 0)
        return FALSE;
    switch (value->kind) {
    case FACTS_VALUE_NOT:
        if (!known_condition(view, value->left, depth - 1, answer))
            return FALSE;
        *answer = !*answer;
        return TRUE;
    case FACTS_VALUE_BINARY:
        return known_comparison(view, value, depth - 1, answer);
    case FACTS_VALUE_PLACE:
        return known_condition(view, lasting_value(view, value), depth - 1, answer);
    case FACTS_VALUE_RESULT:
        return known_call(view, view_action(view, value->left), answer);
    default:
        return FALSE;
    }
}

gboolean conditions_known(const View *view, FactsRow condition, gboolean *answer) {
    return known_condition(view, condition, CONDITION_DEPTH, answer);
}
