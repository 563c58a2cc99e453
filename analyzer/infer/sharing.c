#include "infer/sharing.h"

#include <string.h>

#include "infer/call_sites.h"
#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/keeping.h"

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

/* What a variable is handed to. A coroutine that is awaited where it is called, or called by one in
 * C, does not run beside the caller: that waits for it. */

typedef struct Handing {
    FactsRow variable;
    gboolean seen_beside;
} Handing;

static gboolean refers_to(const View *view, FactsRow row, FactsRow variable) {
    const FactsValue *value = facts_value(view->facts, row);
    return value->kind == FACTS_VALUE_ADDRESS && escape_root(view, value->left) == variable;
}

static gboolean captures(const View *view, const FactsFunction *lambda, FactsRow variable) {
    for (guint i = 0; i < lambda->captures.count; i++)
        if (refers_to(view, facts_word(view->facts, lambda->captures, i), variable))
            return TRUE;
    return FALSE;
}

typedef struct Awaited {
    guint32 call;
    gboolean is;
} Awaited;

static void look_for_await(const View *view, const FactsAction *action, gpointer data) {
    Awaited *awaited = data;
    const FactsValue *value = facts_value(view->facts, action->value);
    if (action->kind == FACTS_ACTION_SUSPEND && value->kind == FACTS_VALUE_RESULT &&
        value->left == awaited->call)
        awaited->is = TRUE;
}

static gboolean is_awaited_at_once(const View *view, const FactsAction *call) {
    Awaited awaited = {call->id, FALSE};
    view_each_action(view, look_for_await, &awaited);
    return awaited.is;
}

/* Whether the call starts a coroutine, or hands the argument to what will. */
static gboolean starts_beside(const View *view, const FactsAction *call, guint argument) {
    const CatalogEntry *entry = effects_entry(view, call);
    if (entry)
        return keeping_argument(entry, argument);
    const ProgramFunction *callee = effects_callee(view, call);
    return callee && callee->flags & FACTS_FUNCTION_COROUTINE && !is_awaited_at_once(view, call);
}

static void look_at_handing(const View *view, const FactsAction *action, gpointer data) {
    Handing *handing = data;
    if (action->kind != FACTS_ACTION_CALL && action->kind != FACTS_ACTION_CONSTRUCT)
        return;
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow argument = facts_word(view->facts, action->arguments, i);
        if (refers_to(view, argument, handing->variable) && starts_beside(view, action, i))
            handing->seen_beside = TRUE;
    }
}

typedef struct LambdaUses {
    FactsRow lambda;
    guint calls;
    guint awaits;
    gboolean given_away;
} LambdaUses;

static void count_uses(const View *view, const FactsAction *action, gpointer data) {
    LambdaUses *uses = data;
    if (action->kind == FACTS_ACTION_CALL && action->function == uses->lambda) {
        uses->calls++;
        uses->awaits += is_awaited_at_once(view, action) ? 1 : 0;
    }
    for (guint i = 0; i < action->arguments.count; i++) {
        const FactsValue *value =
            facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        if (value->kind == FACTS_VALUE_LAMBDA && value->left == uses->lambda)
            uses->given_away = TRUE;
    }
}

/* Whether a lambda that is a coroutine, or may be called by others, refers to the variable. */
static gboolean is_captured_beside(const View *view, FactsRow variable) {
    guint count = facts_count(view->facts, FACTS_TABLE_FUNCTIONS);
    for (FactsRow row = 1; row < count; row++) {
        const FactsFunction *lambda = facts_function(view->facts, row);
        if (lambda->parent != view->row || !captures(view, lambda, variable))
            continue;
        LambdaUses uses = {.lambda = row};
        view_each_action(view, count_uses, &uses);
        if (uses.given_away || uses.calls == 0 ||
            (lambda->flags & FACTS_FUNCTION_COROUTINE && uses.awaits != uses.calls))
            return TRUE;
    }
    return FALSE;
}

/* Whether a task that runs beside may see a variable of this call. */
static gboolean is_seen_beside(const View *view, FactsRow variable) {
    Handing handing = {variable, FALSE};
    view_each_action(view, look_at_handing, &handing);
    return (handing.seen_beside || is_captured_beside(view, variable)) &&
           escape_of_variable(view, variable, NULL);
}

/* So many callers of callers are asked. */
#define CALLER_DEPTH 3U

/* `int *result`: each caller passes a variable of its own. */

typedef struct Lending {
    guint argument;
    guint depth;
} Lending;

static gboolean is_lent(const View *view, guint parameter, guint depth);

static gboolean lends_its_own(const View *view, const FactsAction *call, gpointer data) {
    const Lending *lending = data;
    const FactsValue *value =
        facts_value(view->facts, facts_argument(view->facts, call, lending->argument));
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (value->kind == FACTS_VALUE_PLACE && place->kind == FACTS_PLACE_PARAMETER)
        for (guint i = 0; i < view->function->parameters.count; i++)
            if (facts_word(view->facts, view->function->parameters, i) == place->detail)
                return is_lent(view, i, lending->depth - 1);
    while (place->kind == FACTS_PLACE_FIELD)
        place = facts_place(view->facts, place->base);
    return value->kind == FACTS_VALUE_ADDRESS && place->kind == FACTS_PLACE_LOCAL &&
           !is_seen_beside(view, place->detail);
}

static gboolean is_lent(const View *view, guint parameter, guint depth) {
    Lending lending = {parameter, depth};
    return depth > 0 && call_sites_all(view, lends_its_own, &lending);
}

/* What a parameter points or refers to, by the name of a place there. */
static gboolean target_is_lent(const View *view, const char *name) {
    const char *end = strchr(name, ')');
    if (*name != '(' || !end || end[1] != '*')
        return FALSE;
    g_autofree char *target = g_strndup(name, (gsize)(end + 2 - name));
    return place_name_part_of(name, target) &&
           is_lent(view, (guint)g_ascii_strtoull(name + 1, NULL, 10), CALLER_DEPTH);
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
        return through_pointer ? !target_is_lent(view, name) : is_seen_beside(view, root->detail);
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
