#include "infer/touches.h"

#include <string.h>

#include "infer/effects.h"
#include "infer/resolve.h"

typedef struct TouchSearch {
    FactsRow root;
    gboolean touched;
} TouchSearch;

static gboolean is_address_of_part(const View *view, FactsRow row, FactsRow root) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
        return resolve_place_within(view->facts, value->left, root);
    case FACTS_VALUE_CHOICE:
        return is_address_of_part(view, value->left, root) ||
               is_address_of_part(view, value->right, root);
    case FACTS_VALUE_OBJECT:
        for (guint i = 1; i < value->fields.count; i += 2)
            if (is_address_of_part(view, facts_word(view->facts, value->fields, i), root))
                return TRUE;
        return FALSE;
    default:
        return FALSE;
    }
}

/* A reference is another name for the local: writes through it are seen as such. */
static gboolean names_it_anew(const View *view, const FactsAction *action) {
    const FactsPlace *place = facts_place(view->facts, action->target);
    return action->kind == FACTS_ACTION_DECLARE && place->kind == FACTS_PLACE_LOCAL &&
           facts_variable(view->facts, place->detail)->flags & FACTS_VARIABLE_REFERENCE;
}

static gboolean conditions_test_zero(const GArray *conditions, guint argument) {
    for (guint i = 0; conditions && i < conditions->len; i++) {
        const CatalogCondition *condition = &g_array_index(conditions, CatalogCondition, i);
        if (condition->kind == CATALOG_CONDITION_ZERO &&
            condition->subject.kind == CATALOG_SUBJECT_ARGUMENT &&
            condition->subject.argument == argument)
            return TRUE;
    }
    return FALSE;
}

/* A timeout is read; what select() leaves of a zero one is zero. */
static gboolean is_timeout(const View *view, const FactsAction *call, guint argument) {
    const CatalogEntry *entry = effects_named_entry(view, call);
    return entry && (conditions_test_zero(entry->when, argument) ||
                     conditions_test_zero(entry->unless, argument));
}

/* `&x` is handed over to be written; a number bound to a reference is most often only read. */
static gboolean may_write_argument(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    FactsRow type = facts_place(view->facts, value->left)->type;
    gboolean is_record = type && facts_type(view->facts, type)->flags & FACTS_TYPE_RECORD;
    gboolean is_pointer =
        value->type && facts_type(view->facts, value->type)->flags & FACTS_TYPE_POINTER;
    return is_record || is_pointer || !(view->function->flags & FACTS_FUNCTION_CXX);
}

static gboolean touches_argument(const View *view, const FactsAction *call, FactsRow root) {
    for (guint i = 0; i < call->arguments.count; i++) {
        FactsRow row = facts_word(view->facts, call->arguments, i);
        if (is_address_of_part(view, row, root) && may_write_argument(view, row) &&
            !is_timeout(view, call, i))
            return TRUE;
    }
    return FALSE;
}

/* Operators that assign, and methods nobody knows. */
static gboolean changes_object(const View *view, const FactsAction *call, FactsRow root) {
    if (call->kind != FACTS_ACTION_CALL || !call->target ||
        !resolve_place_within(view->facts, call->target, root))
        return FALSE;
    const char *name = effects_callee_name(view, call);
    const char *operator= name ? strstr(name, "::operator") : NULL;
    if (operator)
        return g_str_has_suffix(operator, "=") || g_str_has_suffix(operator, "++") ||
               g_str_has_suffix(operator, "--");
    return !name || !g_str_has_suffix(name, "::count");
}

static gboolean look_for_touch(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data) {
    (void)condition;
    TouchSearch *search = data;
    gboolean keeps = action->value && action->kind != FACTS_ACTION_CALL &&
                     is_address_of_part(view, action->value, search->root) &&
                     !names_it_anew(view, action);
    if (keeps || touches_argument(view, action, search->root) ||
        changes_object(view, action, search->root))
        search->touched = TRUE;
    if (action->kind == FACTS_ACTION_DECLARE && action->target == search->root)
        return FALSE;
    return !search->touched;
}

gboolean touches_may_have_changed(const View *view, const FactsAction *at, FactsRow place) {
    FactsRow root = resolve_root(view->facts, place);
    const FactsPlace *known = facts_place(view->facts, root);
    if (facts_variable(view->facts, known->detail)->flags & FACTS_VARIABLE_CONST)
        return FALSE;
    TouchSearch search = {root, FALSE};
    view_walk_backward(view, at, look_for_touch, &search);
    return search.touched;
}
