#include "infer/resolve.h"

#include <string.h>

#include "infer/bindings.h"
#include "infer/touches.h"

gboolean resolve_place_within(const Facts *facts, FactsRow place, FactsRow outer) {
    for (; place; place = facts_place(facts, place)->base)
        if (place == outer)
            return TRUE;
    return FALSE;
}

FactsRow resolve_root(const Facts *facts, FactsRow place) {
    while (facts_place(facts, place)->kind == FACTS_PLACE_FIELD)
        place = facts_place(facts, place)->base;
    return place;
}

gboolean resolve_is_own(const Facts *facts, FactsRow place) {
    guint32 kind = facts_place(facts, resolve_root(facts, place))->kind;
    return kind == FACTS_PLACE_LOCAL || kind == FACTS_PLACE_PARAMETER;
}

gboolean resolve_writes(const Facts *facts, const FactsAction *action, FactsRow place) {
    return (action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE ||
            action->kind == FACTS_ACTION_BIND) &&
           action->target && resolve_place_within(facts, place, action->target);
}

typedef struct Reaching {
    FactsRow place;
    ResolveVisitor visit;
    gpointer data;
    gboolean found;
} Reaching;

static gboolean look_for_write(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data) {
    (void)condition;
    Reaching *reaching = data;
    if (!resolve_writes(view->facts, action, reaching->place))
        return TRUE;
    reaching->found = TRUE;
    reaching->visit(view, action, reaching->data);
    return FALSE;
}

gboolean resolve_reaching(const View *view, const FactsAction *at, FactsRow place,
                          ResolveVisitor visit, gpointer data) {
    Reaching reaching = {place, visit, data, FALSE};
    view_walk_backward(view, at, look_for_write, &reaching);
    return reaching.found;
}

/* The value a literal gives to one of its fields; 0 when it leaves that out. */
static FactsRow field_of_literal(const Facts *facts, const FactsValue *literal, FactsRow field) {
    for (guint i = 0; i + 1 < literal->fields.count; i += 2)
        if (facts_word(facts, literal->fields, i) == field)
            return facts_word(facts, literal->fields, i + 1);
    return 0;
}

/* The part of a value for outer that belongs to place. */
static gboolean part_of_value(const Facts *facts, FactsRow value, FactsRow place, FactsRow outer,
                              FactsRow *part) {
    *part = value;
    if (place == outer)
        return TRUE;
    const FactsPlace *known = facts_place(facts, place);
    FactsRow whole = 0;
    if (known->kind != FACTS_PLACE_FIELD ||
        !part_of_value(facts, value, known->base, outer, &whole))
        return FALSE;
    *part = 0;
    const FactsValue *literal = facts_value(facts, whole);
    if (whole && literal->kind != FACTS_VALUE_OBJECT)
        return FALSE;
    if (whole)
        *part = field_of_literal(facts, literal, known->detail);
    /* A default initialiser runs for what the literal leaves out. */
    return *part || !facts_variable(facts, known->detail)->initial;
}

gboolean resolve_written(const Facts *facts, const FactsAction *write, FactsRow place,
                         FactsRow *part) {
    return write->value && part_of_value(facts, write->value, place, write->target, part);
}

typedef struct AllWrites {
    const ResolveQuery *query;
    FactsRow place;
    gboolean all;
} AllWrites;

static gboolean test_write_of(const View *view, const FactsAction *write, const AllWrites *writes) {
    if (write->kind == FACTS_ACTION_DECLARE && !write->value)
        return writes->query->assembled;
    ResolveQuery query = *writes->query;
    query.assembled = FALSE;
    FactsRow part = 0;
    if (!resolve_written(view->facts, write, writes->place, &part))
        return FALSE;
    return part ? resolve_value(view, write, part, &query) : query.absent;
}

static void test_write(const View *view, const FactsAction *write, gpointer data) {
    AllWrites *writes = data;
    writes->all = writes->all && test_write_of(view, write, writes);
}

/* The body in which the globals of the unit get their values; 0 when none has one. */
static FactsRow initialisers_of(const Facts *facts) {
    for (FactsRow row = facts_count(facts, FACTS_TABLE_FUNCTIONS); row-- > 1;)
        if (facts_function(facts, row)->flags & FACTS_FUNCTION_INITIALISER)
            return row;
    return 0;
}

/* Looked for in the facts alone: which actions can run is settled by questions like this one. */
static const FactsAction *initial_write(const View *view, FactsRow place) {
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(view->facts, block->actions.first + k);
            if (action->kind == FACTS_ACTION_WRITE && action->target == place)
                return action;
        }
    }
    return NULL;
}

static gboolean test_in_initialisers(const View *view, FactsRow root, FactsRow part,
                                     const ResolveQuery *query) {
    const FactsAction *write = initial_write(view, root);
    return write && resolve_value(view, write, part, query);
}

/* What a constant global was computed from stands among the initialisers of its unit. */
static gboolean test_global(const View *view, FactsRow root, FactsRow part,
                            const ResolveQuery *query) {
    if (view->function->flags & FACTS_FUNCTION_INITIALISER)
        return test_in_initialisers(view, root, part, query);
    FactsRow row = initialisers_of(view->facts);
    if (!row || view->facts != view->unit->facts) /* a bound value is another unit's */
        return FALSE;
    View initialisers;
    view_init(&initialisers, view->program, view->catalog, (ProgramBody){view->unit->index, row});
    gboolean holds = test_in_initialisers(&initialisers, root, part, query);
    view_clear(&initialisers);
    return holds;
}

static gboolean test_constant(const View *view, const FactsAction *at, FactsRow place,
                              const ResolveQuery *query) {
    FactsRow root = resolve_root(view->facts, place);
    const FactsPlace *known = facts_place(view->facts, root);
    const FactsVariable *variable = facts_variable(view->facts, known->detail);
    FactsRow part = 0;
    if (!(variable->flags & FACTS_VARIABLE_CONST) || !variable->initial || query->depth == 0 ||
        !part_of_value(view->facts, variable->initial, place, root, &part))
        return FALSE;
    if (!part)
        return query->absent;
    ResolveQuery deeper = *query;
    deeper.depth--;
    if (facts_value(view->facts, part)->kind == FACTS_VALUE_CONSTANT)
        return resolve_value(view, at, part, &deeper);
    if (known->kind == FACTS_PLACE_GLOBAL)
        return test_global(view, root, part, &deeper);
    /* A static local that a lambda sees was made by the function around it. */
    return !(view->function->flags & FACTS_FUNCTION_LAMBDA) &&
           resolve_value(view, at, part, &deeper);
}

/* What the call being looked at gives for a parameter: a constant, so nothing of its function is
 * needed but the facts. */
static gboolean test_bound(const View *view, FactsRow place, const ResolveQuery *query) {
    const BoundValue *bound = bindings_find(view, place);
    if (!bound)
        return FALSE;
    View caller = *view;
    caller.facts = bound->facts;
    caller.bindings = NULL;
    const FactsValue *value = facts_value(bound->facts, bound->value);
    if (value->kind == FACTS_VALUE_PLACE) /* a global: what it is called, not what it holds */
        return query->test(&caller, NULL, bound->value, query);
    return resolve_value(&caller, NULL, bound->value, query);
}

/* The value a place holds: a constant's own, or what all writes that reach here agree on. */
gboolean resolve_place(const View *view, const FactsAction *at, FactsRow place,
                       const ResolveQuery *query) {
    FactsRow root = resolve_root(view->facts, place);
    guint32 kind = facts_place(view->facts, root)->kind;
    if (kind == FACTS_PLACE_GLOBAL || kind == FACTS_PLACE_STATIC)
        return test_constant(view, at, place, query);
    if (!resolve_is_own(view->facts, place) || query->depth == 0 ||
        touches_may_have_changed(view, at, place))
        return FALSE;
    ResolveQuery deeper = *query;
    deeper.depth--;
    AllWrites writes = {&deeper, place, TRUE};
    if (resolve_reaching(view, at, place, test_write, &writes))
        return writes.all;
    return test_bound(view, place, &deeper);
}

gboolean resolve_value(const View *view, const FactsAction *at, FactsRow value,
                       const ResolveQuery *query) {
    if (!value)
        return FALSE;
    const FactsValue *known = facts_value(view->facts, value);
    if (query->test(view, at, value, query))
        return TRUE;
    if (known->kind == FACTS_VALUE_PLACE)
        return resolve_place(view, at, known->left, query);
    if (known->kind == FACTS_VALUE_CHOICE)
        return resolve_value(view, at, known->left, query) &&
               resolve_value(view, at, known->right, query);
    return FALSE;
}

static gboolean spelled_as(const View *view, const FactsValue *value, char *const *names) {
    for (guint i = 0; i < value->identifiers.count; i++)
        if (g_strv_contains(
                (const char *const *)names,
                facts_text(view->facts, facts_word(view->facts, value->identifiers, i))))
            return TRUE;
    return FALSE;
}

static gboolean test_has(const View *view, const FactsAction *at, FactsRow row,
                         const ResolveQuery *query) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_CONSTANT)
        return spelled_as(view, value, query->names);
    if (value->kind == FACTS_VALUE_BINARY && value->operator== FACTS_OPERATOR_OR)
        return resolve_value(view, at, value->left, query) ||
               resolve_value(view, at, value->right, query);
    return FALSE;
}

gboolean resolve_has(const View *view, const FactsAction *at, FactsRow value, char *const *names) {
    ResolveQuery query = {.names = names, .test = test_has, .depth = RESOLVE_DEPTH};
    return resolve_value(view, at, value, &query);
}

static gboolean test_is(const View *view, const FactsAction *at, FactsRow row,
                        const ResolveQuery *query) {
    (void)at;
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_CONSTANT) {
        if (g_strv_contains((const char *const *)query->names, value->constant ? "true" : "false"))
            return TRUE;
        return spelled_as(view, value, query->names);
    }
    if (value->kind != FACTS_VALUE_PLACE && value->kind != FACTS_VALUE_ADDRESS)
        return FALSE;
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (place->kind != FACTS_PLACE_GLOBAL)
        return FALSE;
    const char *name = facts_text(view->facts, facts_variable(view->facts, place->detail)->name);
    return g_strv_contains((const char *const *)query->names, name);
}

gboolean resolve_is(const View *view, const FactsAction *at, FactsRow value, char *const *names) {
    ResolveQuery query = {.names = names, .test = test_is, .depth = RESOLVE_DEPTH};
    return resolve_value(view, at, value, &query);
}

static gboolean test_null(const View *view, const FactsAction *at, FactsRow row,
                          const ResolveQuery *query) {
    (void)at;
    (void)query;
    const FactsValue *value = facts_value(view->facts, row);
    return value->kind == FACTS_VALUE_NULL ||
           (value->kind == FACTS_VALUE_CONSTANT && value->constant == 0);
}

gboolean resolve_null(const View *view, const FactsAction *at, FactsRow value) {
    ResolveQuery query = {.test = test_null, .absent = TRUE, .depth = RESOLVE_DEPTH};
    return resolve_value(view, at, value, &query);
}
