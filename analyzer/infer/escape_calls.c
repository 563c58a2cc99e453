#include <string.h>

#include "infer/effects.h"
#include "infer/escape_search.h"
#include "infer/keeping.h"
#include "infer/lock_kinds.h"
#include "infer/roots.h"

/* How far a callable is followed through locals and wrappers. */
#define CALLABLE_DEPTH 4U

/* Running beside. */

typedef struct AwaitSearch {
    guint32 id;
    gboolean found;
} AwaitSearch;

static gboolean is_result_of(const View *view, FactsRow row, guint32 id) {
    const FactsValue *value = facts_value(view->facts, row);
    return value->kind == FACTS_VALUE_RESULT && value->left == id;
}

static void look_for_await(const View *view, const FactsAction *action, gpointer data) {
    AwaitSearch *search = data;
    if (action->kind == FACTS_ACTION_SUSPEND && is_result_of(view, action->value, search->id))
        search->found = TRUE;
}

/* `co_await f(m)`: nobody but this call waits for the task, or resumes it before it ends. */
static gboolean is_awaited_at_once(const View *view, const FactsAction *call) {
    AwaitSearch search = {call->id, FALSE};
    view_each_action(view, look_for_await, &search);
    return search.found;
}

static gboolean runs_beside(const View *view, const FactsAction *call, guint32 callee_flags) {
    return callee_flags & FACTS_FUNCTION_COROUTINE && !is_awaited_at_once(view, call);
}

/* Callees with a body. */

/* What the callee does with its parameter number index. */
static guint fate_of_parameter(const View *view, const ProgramFunction *callee, guint32 index,
                               guint depth) {
    ProgramBody body;
    if (!program_choose_body(view->program, callee, view->unit->index, &body))
        return FATE_OUT;
    const Facts *facts = program_unit(view->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    if (index >= function->parameters.count)
        return FATE_OUT;
    return escape_fate_in_body(view, callee, facts_word(facts, function->parameters, index), depth);
}

static guint fate_in_callee(const View *view, const EscapeSearch *search, const FactsAction *action,
                            guint32 index) {
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies || action->flags & FACTS_ACTION_VIRTUAL ||
        runs_beside(view, action, callee->flags))
        return FATE_OUT;
    guint fate = index == ROOT_THIS ? escape_fate_in_body(view, callee, ROOT_THIS, search->depth)
                                    : fate_of_parameter(view, callee, index, search->depth);
    /* What a task returns is not its own result. */
    return callee->flags & FACTS_FUNCTION_COROUTINE && fate & FATE_RETURNED ? FATE_OUT : fate;
}

/* Passing it to a helper whose body shows that it keeps it nowhere is no sharing; a coroutine may
 * run beside this call, and a function nobody knows may do anything. */
static guint fate_at_callee(const View *view, EscapeSearch *search, const FactsAction *action,
                            guint32 index) {
    guint known = escape_search_known_fate(search, action->id, index);
    if (known)
        return known - 1;
    guint fate = fate_in_callee(view, search, action, index);
    escape_search_keep_fate(search, action->id, index, fate);
    return fate;
}

static void keep_in_object(const View *view, EscapeSearch *search, const FactsAction *action) {
    if (action->target)
        escape_search_store(view, search, action->target);
    if (action->kind == FACTS_ACTION_CONSTRUCT)
        escape_search_add(search, roots_of_result(action->id));
}

static void take_fate(const View *view, EscapeSearch *search, const FactsAction *action,
                      guint fate) {
    search->fate |= fate & FATE_OUT;
    if (fate & FATE_RETURNED)
        escape_search_add(search, roots_of_result(action->id));
    if (fate & FATE_KEPT && !action->target && action->kind != FACTS_ACTION_CONSTRUCT)
        search->fate |= FATE_OUT;
    else if (fate & FATE_KEPT)
        keep_in_object(view, search, action);
    for (guint i = 0; i < FATE_PARAMETERS; i++)
        if (fate & (guint)FATE_STORED << i)
            escape_search_store_behind(view, search, facts_argument(view->facts, action, i));
}

/* Functions the catalogs know. */

static gboolean returns_object(const View *view, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CONSTRUCT || !action->function)
        return action->kind == FACTS_ACTION_CONSTRUCT;
    FactsRow type = facts_function(view->facts, action->function)->return_type;
    return (facts_type(view->facts, type)->flags &
            (FACTS_TYPE_RECORD | FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE)) != 0;
}

static gboolean is_pointer(const View *view, FactsRow type) {
    return type && facts_type(view->facts, type)->flags & FACTS_TYPE_POINTER;
}

/* `std::exchange(kept, p)`, `memcpy(&kept, &p, sizeof p)`: what else it is given may lead to the
 * object afterwards. */
static void store_in_other_arguments(const View *view, EscapeSearch *search,
                                     const FactsAction *action, guint index) {
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow row = facts_word(view->facts, action->arguments, i);
        const FactsValue *other = facts_value(view->facts, row);
        if (i == index || (other->kind != FACTS_VALUE_ADDRESS && other->kind != FACTS_VALUE_PLACE))
            continue;
        FactsRow type = facts_place(view->facts, other->left)->type;
        gboolean is_number = type && facts_type(view->facts, type)->flags & FACTS_TYPE_NUMBER;
        if (other->kind == FACTS_VALUE_ADDRESS ? !is_number : is_pointer(view, type))
            escape_search_store_behind(view, search, row);
    }
}

/* Whether a value is the address of something that holds pointers and is no lock: copying what is
 * there copies the way to the object. */
static gboolean is_address_of_pointers(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind != FACTS_VALUE_ADDRESS)
        return FALSE;
    FactsRow type = facts_place(view->facts, value->left)->type;
    const FactsType *known = facts_type(view->facts, type);
    if (is_pointer(view, type))
        return TRUE;
    if (known->flags & FACTS_TYPE_SYSTEM || lock_kinds_of_type(view, type) != CATALOG_LOCK_BY_TYPE)
        return FALSE;
    for (guint i = 0; i < known->fields.count; i++) {
        FactsRow field = facts_word(view->facts, known->fields, i);
        if (is_pointer(view, facts_variable(view->facts, field)->type))
            return TRUE;
    }
    return FALSE;
}

/* The function a value surely is, where the body shows it: named, a lambda, or a wrapper made of
 * one and never changed. */
static FactsRow callable_of(const View *view, FactsRow row, guint depth) {
    const FactsValue *value = facts_value(view->facts, row);
    if (depth == 0)
        return 0;
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        return value->left;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS: {
        const FactsPlace *place = facts_place(view->facts, value->left);
        if (place->kind != FACTS_PLACE_LOCAL)
            return 0;
        const FactsVariable *variable = facts_variable(view->facts, place->detail);
        return variable->write_count > 0 ? 0 : callable_of(view, variable->initial, depth - 1);
    }
    case FACTS_VALUE_RESULT: {
        const FactsAction *maker = view_action(view, value->left);
        if (!maker || maker->kind != FACTS_ACTION_CONSTRUCT)
            return 0;
        return callable_of(view, facts_argument(view->facts, maker, 0), depth - 1);
    }
    default:
        return 0;
    }
}

/* What a callable does with something it may get as any of its parameters. */
static guint fate_in_callable(const View *view, const EscapeSearch *search, FactsRow row) {
    const FactsFunction *function = facts_function(view->facts, row);
    const ProgramFunction *callee = view_function(view, row);
    if (!callee || !callee->bodies || callee->flags & FACTS_FUNCTION_COROUTINE)
        return FATE_OUT;
    for (guint i = 0; i < function->parameters.count; i++)
        if (fate_of_parameter(view, callee, i, search->depth))
            return FATE_OUT;
    return 0;
}

/* `std::invoke(f, m)`, `function(m)`: what is called gets the other arguments. */
static void pass_to_callables(const View *view, EscapeSearch *search, const FactsAction *action,
                              const CatalogEntry *entry, guint index) {
    if (keeping_calls(entry, index))
        return;
    for (guint i = 0; entry->calls && i < entry->calls->len; i++) {
        const CatalogSubject *subject = &g_array_index(entry->calls, CatalogSubject, i);
        FactsRow callable = 0;
        if (subject->kind == CATALOG_SUBJECT_ARGUMENT) {
            callable =
                callable_of(view, effects_subject_value(view, action, subject), CALLABLE_DEPTH);
        } else if (action->target) {
            const FactsPlace *place = facts_place(view->facts, action->target);
            if (place->kind == FACTS_PLACE_LOCAL &&
                facts_variable(view->facts, place->detail)->write_count == 0)
                callable = callable_of(view, facts_variable(view->facts, place->detail)->initial,
                                       CALLABLE_DEPTH);
        }
        search->fate |= fate_in_callable(view, search, callable);
    }
}

/* It keeps what the catalogs say, hands out what it returns, and can copy a pointer it was given
 * the address of. */
static void pass_to_known(const View *view, EscapeSearch *search, const FactsAction *action,
                          const CatalogEntry *entry, guint index) {
    gboolean kept = keeping_argument(entry, index);
    gboolean in_object = entry->constructs != CATALOG_PART_NONE ||
                         (keeping_is_library(view, action) &&
                          (action->target || action->kind == FACTS_ACTION_CONSTRUCT));
    if (keeping_elsewhere(entry, index) || (kept && !in_object) ||
        (entry->constructs != CATALOG_PART_NONE &&
         keeping_shares(view, action, effects_part_type(view, action, entry->constructs)))) {
        search->fate |= FATE_OUT;
        return;
    }
    if (kept || entry->constructs != CATALOG_PART_NONE)
        keep_in_object(view, search, action);
    pass_to_callables(view, search, action, entry, index);
    if (action->kind != FACTS_ACTION_CALL)
        return;
    if (is_address_of_pointers(view, facts_word(view->facts, action->arguments, index)))
        store_in_other_arguments(view, search, action, index);
    if (returns_object(view, action))
        escape_search_add(search, roots_of_result(action->id));
}

/* The standard library keeps what it is given in the object, the other arguments or the result. */
static void pass_to_library(const View *view, EscapeSearch *search, const FactsAction *action,
                            guint index) {
    if (action->kind == FACTS_ACTION_CONSTRUCT && keeping_shares(view, action, action->type)) {
        search->fate |= FATE_OUT;
        return;
    }
    if (action->target)
        escape_search_store(view, search, action->target);
    if (action->kind == FACTS_ACTION_CALL)
        store_in_other_arguments(view, search, action, index);
    if (returns_object(view, action))
        escape_search_add(search, roots_of_result(action->id));
}

/* Calls. */

static void look_at_arguments(const View *view, const FactsAction *action, EscapeSearch *search) {
    const CatalogEntry *entry = effects_entry(view, action);
    for (guint i = 0; i < action->arguments.count; i++) {
        if (!escape_search_refers(view, search, facts_word(view->facts, action->arguments, i)))
            continue;
        if (entry)
            pass_to_known(view, search, action, entry, i);
        else if (keeping_is_library(view, action))
            pass_to_library(view, search, action, i);
        else
            take_fate(view, search, action, fate_at_callee(view, search, action, i));
    }
}

static gboolean calls_receiver(const CatalogEntry *entry) {
    for (guint i = 0; entry->calls && i < entry->calls->len; i++)
        if (g_array_index(entry->calls, CatalogSubject, i).kind == CATALOG_SUBJECT_RECEIVER)
            return TRUE;
    return FALSE;
}

/* A method of the object, or its construction: known classes keep themselves to themselves, but for
 * what their callables return. */
static void look_at_target(const View *view, const FactsAction *action, EscapeSearch *search) {
    if (!action->target || !action->function || !escape_search_leads(view, search, action->target))
        return;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && calls_receiver(entry) && returns_object(view, action))
        escape_search_add(search, roots_of_result(action->id));
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (entry || function->flags & (FACTS_FUNCTION_SYSTEM | FACTS_FUNCTION_LAMBDA))
        return;
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies) {
        gboolean implicit = action->kind == FACTS_ACTION_CONSTRUCT && action->arguments.count == 0;
        search->fate |= implicit ? 0 : FATE_OUT;
        return;
    }
    take_fate(view, search, action, fate_at_callee(view, search, action, ROOT_THIS));
}

/* `[&] { … }()` has no value, it is called at once; a named lambda was looked into where it is
 * written. One that is a coroutine makes a task. */
static void look_at_lambda(const View *view, const FactsAction *action, EscapeSearch *search) {
    if (!action->function)
        return;
    guint32 flags = facts_function(view->facts, action->function)->flags;
    if (!(flags & FACTS_FUNCTION_LAMBDA))
        return;
    gboolean leads = escape_search_captured(view, search, action->function) ||
                     (action->target && escape_search_leads(view, search, action->target));
    if (leads && runs_beside(view, action, flags))
        search->fate |= FATE_OUT;
}

/* `a = std::move(p)` of class type: an operator, and a store like any other. */
static void look_at_assignment(const View *view, const FactsAction *action, EscapeSearch *search) {
    if (!action->function || !action->target || action->arguments.count != 1)
        return;
    const char *name = facts_text(view->facts, facts_function(view->facts, action->function)->name);
    if (g_str_has_suffix(name, "::operator=") &&
        escape_search_refers(view, search, facts_argument(view->facts, action, 0)))
        escape_search_store(view, search, action->target);
}

void escape_calls_look_at(const View *view, const FactsAction *action, EscapeSearch *search) {
    look_at_arguments(view, action, search);
    look_at_assignment(view, action, search);
    look_at_target(view, action, search);
    look_at_lambda(view, action, search);
}

/* Awaiting. */

typedef struct AwaiterSearch {
    const FactsAction *suspend;
    EscapeSearch *search;
    gboolean suspends; /* its await_suspend was seen */
} AwaiterSearch;

static gboolean same_start(const FactsRange *left, const FactsRange *right) {
    return left->file == right->file && left->line == right->line && left->column == right->column;
}

/* What an awaiter's own functions do with what it holds. */
static void look_at_awaiter(const View *view, const FactsAction *action, gpointer data) {
    AwaiterSearch *awaiter = data;
    if (action->kind != FACTS_ACTION_CALL || !(action->flags & FACTS_ACTION_AWAIT) ||
        !action->function || !same_start(&action->range, &awaiter->suspend->range))
        return;
    const char *name = effects_callee_name(view, action);
    awaiter->suspends = awaiter->suspends || g_str_has_suffix(name, "::await_suspend");
    if (!effects_entry(view, action) && strstr(name, "::await_") != NULL)
        take_fate(view, awaiter->search, action,
                  fate_at_callee(view, awaiter->search, action, ROOT_THIS));
}

void escape_calls_look_at_await(const View *view, const FactsAction *suspend,
                                EscapeSearch *search) {
    if (!escape_search_refers(view, search, suspend->value))
        return;
    AwaiterSearch awaiter = {suspend, search, FALSE};
    view_each_action(view, look_at_awaiter, &awaiter);
    if (!awaiter.suspends)
        search->fate |= FATE_OUT;
}
