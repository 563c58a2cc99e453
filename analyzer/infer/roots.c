#include "infer/roots.h"

#include "infer/effects.h"

#define CAPTURE_BIT 0x80000000U
#define RESULT_BIT 0x40000000U

guint32 roots_of_capture(guint32 index) {
    return CAPTURE_BIT | index;
}

guint32 roots_of_result(guint32 action_id) {
    return RESULT_BIT | action_id;
}

gboolean roots_is_variable(guint32 root) {
    return root != 0 && (root & (CAPTURE_BIT | RESULT_BIT)) == 0;
}

/* `*p`, `p->`, `p.get()` of a smart pointer and kin: the object it is called on leads to the
 * result. */
static FactsRow accessor_object(const View *view, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CALL || !action->function || !action->target)
        return 0;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (!(function->flags & FACTS_FUNCTION_SYSTEM))
        return 0;
    guint32 flags = facts_type(view->facts, function->return_type)->flags;
    return flags & (FACTS_TYPE_REFERENCE | FACTS_TYPE_POINTER) ? action->target : 0;
}

static guint32 root_of_action(const View *view, guint32 id) {
    const FactsAction *action = view_action(view, id);
    if (!action)
        return 0;
    FactsRow object = accessor_object(view, action);
    if (object)
        return roots_of_place(view, object);
    /* `std::move(p)` and kin are the object they are given. */
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT)
        return roots_of_value(view, effects_subject_value(view, action, &entry->returns_same));
    return roots_of_result(id);
}

guint32 roots_of_place(const View *view, FactsRow place) {
    while (place) {
        const FactsPlace *known = facts_place(view->facts, place);
        switch (known->kind) {
        case FACTS_PLACE_LOCAL:
        case FACTS_PLACE_PARAMETER:
            return known->detail;
        case FACTS_PLACE_THIS:
            return ROOT_THIS;
        case FACTS_PLACE_CAPTURE:
            return roots_of_capture(known->detail);
        case FACTS_PLACE_RESULT:
            return root_of_action(view, known->detail);
        default:
            place = known->base;
            break;
        }
    }
    return 0;
}

guint32 roots_of_value(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_PLACE:
        return roots_of_place(view, value->left);
    case FACTS_VALUE_RESULT:
        return root_of_action(view, value->left);
    default:
        return 0;
    }
}
