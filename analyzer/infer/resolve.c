#include "infer/resolve.h"

#include <string.h>

/* How far a value is followed through locals that were copied from one another. */
#define RESOLVE_DEPTH 6U

typedef struct Query {
    char *const *names;
    gboolean (*test)(const View *view, const FactsAction *at, FactsRow value,
                     const struct Query *query);
    guint depth;
} Query;

gboolean resolve_place_within(const Facts *facts, FactsRow place, FactsRow outer) {
    for (; place; place = facts_place(facts, place)->base)
        if (place == outer)
            return TRUE;
    return FALSE;
}

typedef struct Reaching {
    FactsRow place;
    ResolveVisitor visit;
    gpointer data;
    gboolean found;
    gboolean missed;
} Reaching;

static gboolean writes_place(const Facts *facts, const FactsAction *action, FactsRow place) {
    return (action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE ||
            action->kind == FACTS_ACTION_BIND) &&
           action->target && resolve_place_within(facts, place, action->target);
}

static gboolean look_for_write(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data) {
    (void)condition;
    Reaching *reaching = data;
    if (!writes_place(view->facts, action, reaching->place))
        return TRUE;
    reaching->found = TRUE;
    reaching->visit(view, action, reaching->data);
    return FALSE;
}

gboolean resolve_reaching(const View *view, const FactsAction *at, FactsRow place,
                          ResolveVisitor visit, gpointer data) {
    Reaching reaching = {place, visit, data, FALSE, FALSE};
    view_walk_backward(view, at, look_for_write, &reaching);
    return reaching.found;
}

typedef struct AllWrites {
    const Query *query;
    gboolean all;
} AllWrites;

static gboolean test_value(const View *view, const FactsAction *at, FactsRow value,
                           const Query *query);

static void test_write(const View *view, const FactsAction *write, gpointer data) {
    AllWrites *writes = data;
    if (!write->value || !test_value(view, write, write->value, writes->query))
        writes->all = FALSE;
}

static gboolean is_own_storage(const Facts *facts, FactsRow place) {
    guint32 kind = facts_place(facts, place)->kind;
    return kind == FACTS_PLACE_LOCAL || kind == FACTS_PLACE_PARAMETER;
}

/* The value a place holds: a constant's own, or what all writes that reach here agree on. */
static gboolean test_place(const View *view, const FactsAction *at, FactsRow place,
                           const Query *query) {
    const FactsPlace *known = facts_place(view->facts, place);
    if (known->kind == FACTS_PLACE_GLOBAL || known->kind == FACTS_PLACE_STATIC) {
        const FactsVariable *variable = facts_variable(view->facts, known->detail);
        return (variable->flags & FACTS_VARIABLE_CONST) && variable->initial &&
               test_value(view, at, variable->initial, query);
    }
    if (!is_own_storage(view->facts, place) || query->depth == 0)
        return FALSE;
    Query deeper = *query;
    deeper.depth--;
    AllWrites writes = {&deeper, TRUE};
    return resolve_reaching(view, at, place, test_write, &writes) && writes.all;
}

static gboolean test_value(const View *view, const FactsAction *at, FactsRow value,
                           const Query *query) {
    if (!value)
        return FALSE;
    const FactsValue *known = facts_value(view->facts, value);
    if (query->test(view, at, value, query))
        return TRUE;
    if (known->kind == FACTS_VALUE_PLACE)
        return test_place(view, at, known->left, query);
    if (known->kind == FACTS_VALUE_CHOICE)
        return test_value(view, at, known->left, query) &&
               test_value(view, at, known->right, query);
    return FALSE;
}

static gboolean names_contain(char *const *names, const char *name) {
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return TRUE;
    return FALSE;
}

static gboolean spelled_as(const View *view, const FactsValue *value, char *const *names) {
    for (guint i = 0; i < value->identifiers.count; i++)
        if (names_contain(names,
                          facts_text(view->facts, facts_word(view->facts, value->identifiers, i))))
            return TRUE;
    return FALSE;
}

static gboolean test_has(const View *view, const FactsAction *at, FactsRow row,
                         const Query *query) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_CONSTANT)
        return spelled_as(view, value, query->names);
    if (value->kind == FACTS_VALUE_BINARY && value->operator== FACTS_OPERATOR_OR)
        return test_value(view, at, value->left, query) ||
               test_value(view, at, value->right, query);
    return FALSE;
}

gboolean resolve_has(const View *view, const FactsAction *at, FactsRow value, char *const *names) {
    Query query = {names, test_has, RESOLVE_DEPTH};
    return test_value(view, at, value, &query);
}

static gboolean test_is(const View *view, const FactsAction *at, FactsRow row, const Query *query) {
    (void)at;
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_CONSTANT) {
        if (names_contain(query->names, value->constant ? "true" : "false"))
            return TRUE;
        return spelled_as(view, value, query->names);
    }
    if (value->kind != FACTS_VALUE_PLACE && value->kind != FACTS_VALUE_ADDRESS)
        return FALSE;
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (place->kind != FACTS_PLACE_GLOBAL)
        return FALSE;
    const char *name = facts_text(view->facts, facts_variable(view->facts, place->detail)->name);
    return names_contain(query->names, name);
}

gboolean resolve_is(const View *view, const FactsAction *at, FactsRow value, char *const *names) {
    Query query = {names, test_is, RESOLVE_DEPTH};
    return test_value(view, at, value, &query);
}

static gboolean all_fields_zero(const View *view, const FactsAction *at, const FactsValue *object,
                                const Query *query) {
    for (guint i = 1; i < object->fields.count; i += 2)
        if (!test_value(view, at, facts_word(view->facts, object->fields, i), query))
            return FALSE;
    return TRUE;
}

/* A duration: made from a zero, or from nothing. */
static gboolean made_of_zero(const View *view, const FactsValue *value, const Query *query) {
    const FactsAction *maker = view_action(view, value->left);
    if (!maker)
        return FALSE;
    const char *type =
        maker->type ? facts_text(view->facts, facts_type(view->facts, maker->type)->base_name) : "";
    if (maker->kind == FACTS_ACTION_CALL) {
        const char *name =
            maker->function
                ? facts_text(view->facts, facts_function(view->facts, maker->function)->name)
                : "";
        if (g_str_has_suffix(name, "::duration::zero"))
            return TRUE;
        if (!strstr(name, "operator\"\""))
            return FALSE;
    } else if (maker->kind != FACTS_ACTION_CONSTRUCT) {
        return FALSE;
    }
    if (maker->arguments.count == 0)
        return strcmp(type, "std::chrono::duration") == 0;
    for (guint i = 0; i < maker->arguments.count; i++)
        if (!test_value(view, maker, facts_word(view->facts, maker->arguments, i), query))
            return FALSE;
    return TRUE;
}

typedef struct TouchSearch {
    FactsRow place;
    const FactsAction *declared;
    const FactsAction *user;
    gboolean touched;
} TouchSearch;

static gboolean look_for_touch(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data) {
    (void)condition;
    TouchSearch *search = data;
    if (action->kind == FACTS_ACTION_DECLARE && action->target == search->place) {
        search->declared = action;
        return FALSE;
    }
    if ((action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_BIND) &&
        resolve_place_within(view->facts, action->target, search->place))
        search->touched = TRUE;
    for (guint i = 0; i < action->arguments.count; i++) {
        const FactsValue *argument =
            facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        if (action != search->user && argument->kind == FACTS_VALUE_ADDRESS &&
            resolve_place_within(view->facts, argument->left, search->place))
            search->touched = TRUE;
    }
    return !search->touched;
}

/* The address of a local initialised to zero that nothing has written to or got hold of since. */
static gboolean points_to_zero(const View *view, const FactsAction *at, FactsRow place,
                               const Query *query) {
    if (facts_place(view->facts, place)->kind != FACTS_PLACE_LOCAL) {
        const FactsPlace *known = facts_place(view->facts, place);
        if (known->kind != FACTS_PLACE_GLOBAL && known->kind != FACTS_PLACE_STATIC)
            return FALSE;
        const FactsVariable *variable = facts_variable(view->facts, known->detail);
        return (variable->flags & FACTS_VARIABLE_CONST) && variable->initial &&
               test_value(view, at, variable->initial, query);
    }
    TouchSearch search = {place, NULL, at, FALSE};
    view_walk_backward(view, at, look_for_touch, &search);
    return search.declared && !search.touched && search.declared->value &&
           test_value(view, search.declared, search.declared->value, query);
}

static gboolean test_zero(const View *view, const FactsAction *at, FactsRow row,
                          const Query *query) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
        return value->constant == 0;
    case FACTS_VALUE_OBJECT:
        return all_fields_zero(view, at, value, query);
    case FACTS_VALUE_RESULT:
        return made_of_zero(view, value, query);
    case FACTS_VALUE_ADDRESS:
        return points_to_zero(view, at, value->left, query);
    default:
        return FALSE;
    }
}

gboolean resolve_zero(const View *view, const FactsAction *at, FactsRow value) {
    Query query = {NULL, test_zero, RESOLVE_DEPTH};
    return test_value(view, at, value, &query);
}

static gboolean test_null(const View *view, const FactsAction *at, FactsRow row,
                          const Query *query) {
    (void)at;
    (void)query;
    const FactsValue *value = facts_value(view->facts, row);
    return value->kind == FACTS_VALUE_NULL ||
           (value->kind == FACTS_VALUE_CONSTANT && value->constant == 0);
}

gboolean resolve_null(const View *view, const FactsAction *at, FactsRow value) {
    Query query = {NULL, test_null, RESOLVE_DEPTH};
    return test_value(view, at, value, &query);
}
