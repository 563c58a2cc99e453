#include "infer/calls.h"

#include "infer/effects.h"
#include "infer/objects.h"

#define DESTRUCTION_DEPTH 6U

typedef struct CallSearch {
    CallVisitor visit;
    gpointer data;
} CallSearch;

static void visit_function(const View *view, const FactsAction *action, FactsRow function,
                           gboolean own_arguments, const CallSearch *search) {
    const FactsFunction *known = facts_function(view->facts, function);
    const ProgramFunction *callee =
        program_find(view->program, facts_text(view->facts, known->key));
    if (!callee || !callee->bodies)
        return;
    Call call = {action, callee, own_arguments};
    search->visit(view, &call, search->data);
}

/* What ends with an object: its class's destructor, then those of its parts. */
static void visit_destruction(const View *view, const FactsAction *action, FactsRow type,
                              guint depth, const CallSearch *search) {
    if (!type || depth == 0)
        return;
    const FactsType *known = facts_type(view->facts, type);
    if (known->flags & FACTS_TYPE_ARRAY) {
        visit_destruction(view, action, known->pointee, depth - 1, search);
        return;
    }
    if (!(known->flags & FACTS_TYPE_RECORD) || known->flags & FACTS_TYPE_SYSTEM)
        return;
    if (known->destructor)
        visit_function(view, action, known->destructor, TRUE, search);
    for (guint i = 0; i < known->fields.count; i++) {
        FactsRow field = facts_word(view->facts, known->fields, i);
        visit_destruction(view, action, facts_variable(view->facts, field)->type, depth - 1,
                          search);
    }
    for (guint i = 0; i < known->bases.count; i++)
        visit_destruction(view, action, facts_word(view->facts, known->bases, i), depth - 1,
                          search);
}

static void visit_callable(const View *view, const FactsAction *action, FactsRow value,
                           const CallSearch *search) {
    const FactsValue *known = facts_value(view->facts, value);
    if (known->kind == FACTS_VALUE_FUNCTION || known->kind == FACTS_VALUE_LAMBDA)
        visit_function(view, action, known->left, FALSE, search);
    if (known->kind == FACTS_VALUE_ADDRESS || known->kind == FACTS_VALUE_PLACE) {
        /* a lambda kept in a local: `auto f = […]…; for_each(…, f)` */
        const FactsPlace *place = facts_place(view->facts, known->left);
        if (place->kind == FACTS_PLACE_LOCAL) {
            const FactsVariable *variable = facts_variable(view->facts, place->detail);
            const FactsValue *initial = facts_value(view->facts, variable->initial);
            if (variable->initial && variable->write_count == 0 &&
                initial->kind == FACTS_VALUE_LAMBDA)
                visit_function(view, action, initial->left, FALSE, search);
        }
    }
}

/* The callables a known function calls before it returns. */
static void visit_called_arguments(const View *view, const FactsAction *action,
                                   const CatalogEntry *entry, const CallSearch *search) {
    for (guint i = 0; entry->calls && i < entry->calls->len; i++) {
        const CatalogSubject *subject = &g_array_index(entry->calls, CatalogSubject, i);
        FactsRow value = effects_subject_value(view, action, subject);
        if (value)
            visit_callable(view, action, value, search);
    }
}

/* What a known function returns to be awaited is that function's affair, and known as well. */
static gboolean awaits_known_call(const View *view, const FactsAction *await) {
    const FactsValue *operand = facts_value(view->facts, await->value);
    const FactsAction *maker =
        operand->kind == FACTS_VALUE_RESULT ? view_action(view, operand->left) : NULL;
    return maker && effects_entry(view, maker);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    const CallSearch *search = data;
    const CatalogEntry *entry = effects_entry(view, action);
    if (action->flags & FACTS_ACTION_AWAIT && awaits_known_call(view, action))
        return;
    if (entry) {
        visit_called_arguments(view, action, entry, search);
        return;
    }
    switch (action->kind) {
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        if (action->function)
            visit_function(view, action, action->function, TRUE, search);
        break;
    case FACTS_ACTION_DESTROY:
        if (action->function)
            visit_function(view, action, action->function, FALSE, search);
        else
            visit_destruction(view, action, action->type, DESTRUCTION_DEPTH, search);
        break;
    case FACTS_ACTION_DELETE:
        visit_destruction(view, action, action->type, DESTRUCTION_DEPTH, search);
        break;
    default:
        break;
    }
}

void calls_each(const View *view, CallVisitor visit, gpointer data) {
    CallSearch search = {visit, data};
    view_each_action(view, look_at, &search);
}
