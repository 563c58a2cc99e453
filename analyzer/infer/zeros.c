#include "infer/zeros.h"

#include <string.h>

#include "infer/resolve.h"

static gboolean all_arguments_zero(const View *view, const FactsAction *maker,
                                   const ResolveQuery *query) {
    for (guint i = 0; i < maker->arguments.count; i++)
        if (!resolve_value(view, maker, facts_word(view->facts, maker->arguments, i), query))
            return FALSE;
    return TRUE;
}

/* Functions over durations that make zero of nothing but zeros. */
static gboolean keeps_zero(const char *name) {
    static const char *const names[] = {"duration_cast", "floor", "ceil",      "round",
                                        "abs",           "min",   "operator+", "operator-"};
    const char *last = strrchr(name, ':');
    if (!g_str_has_prefix(name, "std::chrono::") && !g_str_has_prefix(name, "boost::chrono::"))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(last + 1, names[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean call_makes_zero(const View *view, const FactsAction *call,
                                const ResolveQuery *query) {
    if (!call->function)
        return FALSE;
    const char *name = facts_text(view->facts, facts_function(view->facts, call->function)->name);
    if (g_str_has_suffix(name, "::duration::zero"))
        return TRUE;
    if (call->arguments.count == 0 || call->target)
        return FALSE;
    return (strstr(name, "operator\"\"") || keeps_zero(name)) &&
           all_arguments_zero(view, call, query);
}

/* A duration: made from a zero, or from nothing. */
static gboolean made_of_zero(const View *view, const FactsValue *value, const ResolveQuery *query) {
    const FactsAction *maker = view_action(view, value->left);
    if (!maker)
        return FALSE;
    if (maker->kind == FACTS_ACTION_CALL)
        return call_makes_zero(view, maker, query);
    if (maker->kind != FACTS_ACTION_CONSTRUCT)
        return FALSE;
    if (maker->arguments.count > 0)
        return all_arguments_zero(view, maker, query);
    const char *type =
        maker->type ? facts_text(view->facts, facts_type(view->facts, maker->type)->base_name) : "";
    return g_str_has_suffix(type, "::chrono::duration");
}

typedef struct Parts {
    gboolean any;
    gboolean all_zero;
} Parts;

static void look_at_part(const View *view, const FactsAction *action, const FactsAction *at,
                         FactsRow whole, const ResolveQuery *query, Parts *parts) {
    if (action->kind != FACTS_ACTION_WRITE || action->target == whole ||
        !resolve_place_within(view->facts, action->target, whole))
        return;
    parts->any = TRUE;
    parts->all_zero = parts->all_zero && resolve_place(view, at, action->target, query);
}

/* The members the function assigns on their own. Looked for in the facts alone: which actions can
 * run is settled by questions like this one. */
static Parts look_at_parts(const View *view, const FactsAction *at, FactsRow whole,
                           const ResolveQuery *query) {
    Parts parts = {FALSE, TRUE};
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++)
            look_at_part(view, facts_action(view->facts, block->actions.first + k), at, whole,
                         query, &parts);
    }
    return parts;
}

/* What stands there was zero as a whole, or assigned zero member by member, and nothing else has
 * been written to it since. */
static gboolean points_to_zero(const View *view, const FactsAction *at, FactsRow place,
                               const ResolveQuery *query) {
    Parts parts = look_at_parts(view, at, place, query);
    ResolveQuery whole = *query;
    whole.assembled = parts.any;
    return parts.all_zero && resolve_place(view, at, place, &whole);
}

static gboolean all_fields_zero(const View *view, const FactsAction *at, const FactsValue *object,
                                const ResolveQuery *query) {
    for (guint i = 1; i < object->fields.count; i += 2)
        if (!resolve_value(view, at, facts_word(view->facts, object->fields, i), query))
            return FALSE;
    return TRUE;
}

static gboolean operation_is_zero(const View *view, const FactsAction *at, const FactsValue *value,
                                  const ResolveQuery *query) {
    gboolean left = resolve_value(view, at, value->left, query);
    switch (value->operator) {
    case FACTS_OPERATOR_AND:
        return left || resolve_value(view, at, value->right, query);
    case FACTS_OPERATOR_OR:
    case FACTS_OPERATOR_ADD:
    case FACTS_OPERATOR_SUBTRACT:
        return left && resolve_value(view, at, value->right, query);
    default:
        return FALSE;
    }
}

static gboolean test_zero(const View *view, const FactsAction *at, FactsRow row,
                          const ResolveQuery *query) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT: /* no timeout at all is for ever */
        return value->constant == 0 &&
               !facts_words_contain_text(view->facts, value->identifiers, "NULL");
    case FACTS_VALUE_BINARY:
        return operation_is_zero(view, at, value, query);
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

gboolean zeros_resolve(const View *view, const FactsAction *at, FactsRow value) {
    ResolveQuery query = {.test = test_zero, .absent = TRUE, .depth = RESOLVE_DEPTH};
    return resolve_value(view, at, value, &query);
}
