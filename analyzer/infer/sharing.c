#include "infer/sharing.h"

#include <string.h>

#include "infer/effects.h"
#include "infer/escape.h"

gboolean sharing_is_possible(const char *name) {
    return *name != '<' && *name != '&';
}

/* What a place begins with, and whether the way from there leads through a pointer. */
static const FactsPlace *root_of(const View *view, FactsRow row, gboolean *through_pointer) {
    const FactsPlace *place = facts_place(view->facts, row);
    *through_pointer = FALSE;
    while (place->base) {
        *through_pointer = *through_pointer || place->kind == FACTS_PLACE_DEREF;
        place = facts_place(view->facts, place->base);
    }
    return place;
}

/* `new T`, `make_unique<T>()`, `malloc()`: storage that nobody else has seen. */
static gboolean is_new_object(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_ADDRESS || value->kind == FACTS_VALUE_PLACE)
        return value->left && facts_place(view->facts, value->left)->kind == FACTS_PLACE_ALLOCATION;
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    if (!maker)
        return FALSE;
    const CatalogEntry *entry = effects_entry(view, maker);
    return (entry && (entry->allocates || entry->constructs == CATALOG_PART_TEMPLATE)) ||
           maker->flags & FACTS_ACTION_ALLOCATES;
}

/* Lambdas that a coroutine awaits where it calls them: it waits, they do not run beside it. */

typedef struct Lending {
    FactsRow variable;
    FactsRow lambda; /* the one asked about */
    guint calls;
    guint awaits; /* of what these calls return */
    gboolean given_away;
} Lending;

static gboolean is_call_of(const View *view, guint32 id, FactsRow lambda) {
    const FactsAction *call = view_action(view, id);
    return call && call->kind == FACTS_ACTION_CALL && call->function == lambda;
}

static void count_uses(const View *view, const FactsAction *action, gpointer data) {
    Lending *lending = data;
    const FactsValue *value = facts_value(view->facts, action->value);
    lending->calls += action->kind == FACTS_ACTION_CALL && action->function == lending->lambda;
    lending->awaits += action->kind == FACTS_ACTION_SUSPEND && value->kind == FACTS_VALUE_RESULT &&
                       is_call_of(view, value->left, lending->lambda);
    for (guint i = 0; i < action->arguments.count; i++) {
        value = facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        if ((value->kind == FACTS_VALUE_LAMBDA && value->left == lending->lambda) ||
            (value->kind == FACTS_VALUE_ADDRESS &&
             escape_root(view, value->left) == lending->variable))
            lending->given_away = TRUE;
    }
}

static gboolean captures(const View *view, const FactsFunction *lambda, FactsRow variable) {
    for (guint i = 0; i < lambda->captures.count; i++) {
        FactsRow row = facts_word(view->facts, lambda->captures, i);
        const FactsValue *value = facts_value(view->facts, row);
        if (value->left && escape_root(view, value->left) == variable)
            return TRUE;
    }
    return FALSE;
}

/* Whether nothing but such lambdas gets to see the variable. */
static gboolean is_only_lent(const View *view, FactsRow variable) {
    guint lambdas = 0;
    for (FactsRow row = 1; row < facts_count(view->facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *lambda = facts_function(view->facts, row);
        if (lambda->parent != view->row || !captures(view, lambda, variable))
            continue;
        Lending lending = {.variable = variable, .lambda = row};
        view_each_action(view, count_uses, &lending);
        if (lending.given_away || lending.calls == 0 || lending.awaits != lending.calls)
            return FALSE;
        lambdas++;
    }
    return lambdas > 0;
}

static gboolean is_seen_beside(const View *view, FactsRow variable) {
    return escape_of_variable(view, variable, NULL) && !is_only_lent(view, variable);
}

static gboolean local_is_shared(const View *view, FactsRow variable, gboolean through_pointer) {
    const FactsVariable *known = facts_variable(view->facts, variable);
    if (known->flags & FACTS_VARIABLE_STATIC)
        return TRUE;
    FactsRow initial = known->initial;
    if (through_pointer && !(initial && is_new_object(view, initial)))
        return TRUE;
    return is_seen_beside(view, variable);
}

/* By value it is the closure's own; by reference it is shared as far as the function around shares
 * it. */
static gboolean capture_is_shared(const View *view, guint32 index, gboolean through_pointer) {
    const FactsFunction *lambda = view->function;
    if (index >= lambda->captures.count)
        return through_pointer;
    const FactsValue *value =
        facts_value(view->facts, facts_word(view->facts, lambda->captures, index));
    if (value->kind != FACTS_VALUE_ADDRESS)
        return through_pointer;
    gboolean inner = FALSE;
    const FactsPlace *root = root_of(view, value->left, &inner);
    if (root->kind != FACTS_PLACE_LOCAL && !(root->kind == FACTS_PLACE_PARAMETER && !inner))
        return TRUE;
    View around;
    view_init(&around, view->program, view->catalog,
              (ProgramBody){view->unit->index, lambda->parent});
    gboolean shared = is_seen_beside(&around, root->detail);
    view_clear(&around);
    return shared;
}

/* A smart pointer's accessor: what it is called on leads there. */
static gboolean result_is_shared(const View *view, guint32 id) {
    const FactsAction *maker = view_action(view, id);
    FactsRow root = maker && maker->target ? escape_root(view, maker->target) : 0;
    if (!root)
        return TRUE;
    const FactsVariable *variable = facts_variable(view->facts, root);
    if (variable->flags & FACTS_VARIABLE_PARAMETER)
        return TRUE;
    return local_is_shared(view, root, TRUE);
}

gboolean sharing_of_place(const View *view, FactsRow place, const char *name) {
    FactsRow own = place_name_own_variable(view, name); /* behind whatever local pointers */
    if (own)
        return local_is_shared(view, own, FALSE);
    if (!place) /* a callee's write, named by the caller's terms */
        return TRUE;
    gboolean through_pointer = FALSE;
    const FactsPlace *root = root_of(view, place, &through_pointer);
    switch (root->kind) {
    case FACTS_PLACE_GLOBAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_THIS:
        return TRUE;
    case FACTS_PLACE_PARAMETER:
        return through_pointer || is_seen_beside(view, root->detail);
    case FACTS_PLACE_LOCAL:
        return local_is_shared(view, root->detail, through_pointer);
    case FACTS_PLACE_CAPTURE:
        return capture_is_shared(view, root->detail, through_pointer);
    case FACTS_PLACE_RESULT:
        return through_pointer && result_is_shared(view, root->detail);
    default:
        return FALSE;
    }
}
