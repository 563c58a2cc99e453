#include "infer/callables.h"

#include <string.h>

#include "infer/bindings.h"
#include "infer/callable_search.h"
#include "infer/callable_types.h"
#include "infer/effects.h"
#include "infer/hops.h"
#include "infer/marks.h"
#include "infer/tables.h"

struct Callables {
    const Program *program;
    const Catalog *catalog;
    const Links *links;
    GHashTable *sources; /* FactsFunction to GArray of CallableSource */
};

Callables *callables_new(const Program *program, const Catalog *catalog, const Links *links) {
    Callables *callables = g_new0(Callables, 1);
    callables->program = program;
    callables->catalog = catalog;
    callables->links = links;
    callables->sources = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    return callables;
}

void callables_free(Callables *callables) {
    if (!callables)
        return;
    g_hash_table_unref(callables->sources);
    g_free(callables);
}

const Links *callables_links(const Callables *callables) {
    return callables->links;
}

/* Fields of objects that the body made: their own literal, constructor or later writes say what
 * they hold. */

static void follow_field_value(CallableSearch *search, const FactsValue *object,
                               const char *field) {
    const Facts *facts = search->view->facts;
    for (guint i = 0; i + 1 < object->fields.count; i += 2) {
        FactsRow variable = facts_word(facts, object->fields, i);
        if (strcmp(facts_text(facts, facts_variable(facts, variable)->name), field) == 0)
            callable_search_value(search, facts_word(facts, object->fields, i + 1));
    }
}

typedef struct FieldSearch {
    CallableSearch *search;
    FactsRow object;
    const char *field;
} FieldSearch;

static gboolean is_field_of(const Facts *facts, FactsRow place, const FieldSearch *fields) {
    const FactsPlace *known = facts_place(facts, place);
    return known->kind == FACTS_PLACE_FIELD && known->base == fields->object &&
           strcmp(facts_text(facts, facts_variable(facts, known->detail)->name), fields->field) ==
               0;
}

/* Which parameter a constructor keeps where is not looked into: one that is a callable is for the
 * field that is called. */
static void look_for_maker(const View *view, const FactsAction *action, gpointer data) {
    const FieldSearch *fields = data;
    gboolean writes = action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_BIND;
    if (writes && is_field_of(view->facts, action->target, fields))
        callable_search_value(fields->search, action->value);
    if (action->target != fields->object)
        return;
    if (action->kind == FACTS_ACTION_DECLARE && action->value)
        follow_field_value(fields->search, facts_value(view->facts, action->value), fields->field);
    for (guint i = 0; action->kind == FACTS_ACTION_CONSTRUCT && i < action->arguments.count; i++)
        callable_search_value(fields->search, facts_word(view->facts, action->arguments, i));
}

/* The field, by its name, of an object in a place. */
static void follow_field_of(CallableSearch *search, FactsRow object, const char *field) {
    const Facts *facts = search->view->facts;
    guint slot = 0;
    FactsRow initial = 0;
    if (!object)
        return;
    if (callable_search_slot(search->view, object, &slot)) {
        callable_search_add_source(search, (CallableSource){CALLABLE_SOURCE_FIELD, slot, field});
        return;
    }
    if (tables_part(facts, object, &initial))
        follow_field_value(search, facts_value(facts, initial), field);
    if (facts_place(facts, object)->kind != FACTS_PLACE_LOCAL || initial)
        return;
    FieldSearch fields = {search, object, field};
    view_each_action(search->view, look_for_maker, &fields);
}

/* The object that an argument is or points to; 0 when that is not known. */
static FactsRow object_given(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_ADDRESS)
        return value->left;
    if (value->kind != FACTS_VALUE_PLACE)
        return 0;
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (place->kind == FACTS_PLACE_PARAMETER)
        return value->left;
    if (place->kind != FACTS_PLACE_LOCAL)
        return 0;
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    const FactsValue *initial = facts_value(view->facts, variable->initial);
    if (variable->write_count == 0 && initial->kind == FACTS_VALUE_ADDRESS)
        return initial->left;
    return value->left;
}

static FactsRow object_of_slot(const View *view, const FactsAction *action, guint slot) {
    if (slot == CALLABLE_THIS)
        return action->target;
    FactsRow argument = facts_argument(view->facts, action, slot - CALLABLE_FIRST_PARAMETER);
    return object_given(view, argument);
}

/* What runs at an action. */

/* What runs on the loop itself answers for the fields it calls through. */
static gboolean answers_for_itself(const View *view, const ProgramFunction *function) {
    if (function->flags & FACTS_FUNCTION_COROUTINE)
        return TRUE;
    CatalogMark mark = marks_of_function(view->program, view->catalog, function, view->unit->index);
    return mark == CATALOG_MARK_COROUTINE || mark == CATALOG_MARK_NONBLOCKING;
}

static void follow_callee_sources(CallableSearch *search, const ProgramFunction *callee) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    if (marks_is_offloaded(view, callee))
        return;
    const GArray *sources = callables_sources(search->callables, callee, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        CallableSource source = g_array_index(sources, CallableSource, i);
        if (source.kind == CALLABLE_SOURCE_PARAMETER)
            callable_search_value(search, facts_argument(view->facts, action, source.index));
        else if (source.kind == CALLABLE_SOURCE_FIELD && !answers_for_itself(view, callee))
            follow_field_of(search, object_of_slot(view, action, source.index), source.field);
    }
}

/* `(object.*member)()` is written down with both its operands. What is found there gets the call's
 * arguments. */
static void follow_pointer(CallableSearch *search) {
    CatalogMark mark = marks_of_pointer(search->view->catalog, search->view->facts, search->action);
    if (mark == CATALOG_MARK_COROUTINE || mark == CATALOG_MARK_NONBLOCKING ||
        mark == CATALOG_MARK_OFFLOADED || catalog_mark_block_kind(mark) != CATALOG_BLOCK_NONE)
        return; /* says what to think of the call */
    const FactsValue *value = facts_value(search->view->facts, search->action->value);
    guint before = search->found->len;
    callable_search_value(search,
                          value->kind == FACTS_VALUE_BINARY ? value->right : search->action->value);
    guint after = search->found->len;
    for (guint i = before; i < after; i++)
        follow_callee_sources(search, g_ptr_array_index(search->found, i));
}

static void follow_entry(CallableSearch *search, const CatalogEntry *entry) {
    for (guint i = 0; entry->calls && i < entry->calls->len; i++) {
        const CatalogSubject *subject = &g_array_index(entry->calls, CatalogSubject, i);
        if (subject->kind == CATALOG_SUBJECT_RECEIVER)
            callable_search_object(search, search->action->target, search->action->type);
        else
            callable_search_value(search,
                                  effects_subject_value(search->view, search->action, subject));
    }
}

static void follow_action(CallableSearch *search) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry) {
        follow_entry(search, entry);
        return;
    }
    if (action->flags & FACTS_ACTION_UNKNOWN_CALLEE) {
        follow_pointer(search);
        return;
    }
    if (!action->function ||
        (action->kind != FACTS_ACTION_CALL && action->kind != FACTS_ACTION_CONSTRUCT))
        return;
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies)
        return;
    follow_callee_sources(search, callee);
    callable_search_captures(search, action->function, callee);
}

static void run_search(CallableSearch *search) {
    search->found = g_ptr_array_new();
    search->depth = CALLABLE_DEPTH;
    follow_action(search);
    g_ptr_array_unref(search->found);
}

void callables_each(Callables *callables, const View *view, const FactsAction *action,
                    CallablesVisitor visit, gpointer data) {
    CallableSearch search = {
        .callables = callables, .view = view, .action = action, .visit = visit, .data = data};
    run_search(&search);
}

/* Whether what the callee calls through that field is certain from here. */
static gboolean is_answered(Callables *callables, const View *view, const FactsAction *action,
                            const CallableSource *source) {
    FactsRow object = object_of_slot(view, action, source->index);
    guint slot = 0;
    if (object && callable_search_slot(view, object, &slot))
        return view->bindings && view->bindings->known >> slot & BINDINGS_KNOWN_THIS;
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    CallableSearch search = {.callables = callables,
                             .view = view,
                             .action = action,
                             .found = found,
                             .depth = CALLABLE_DEPTH};
    follow_field_of(&search, object, source->field);
    return found->len > 0;
}

guint32 callables_known(Callables *callables, const View *view, const FactsAction *action,
                        const ProgramFunction *callee) {
    guint32 known = 0;
    guint32 unknown = 0;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (function->flags & FACTS_FUNCTION_LAMBDA && function->parent == view->row)
        known |= BINDINGS_KNOWN_CAPTURES;
    const GArray *sources = callables_sources(callables, callee, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        const CallableSource *source = &g_array_index(sources, CallableSource, i);
        if (source->kind != CALLABLE_SOURCE_FIELD)
            continue;
        guint32 bit = BINDINGS_KNOWN_THIS << source->index;
        if (is_answered(callables, view, action, source))
            known |= bit;
        else
            unknown |= bit;
    }
    return known & ~unknown;
}

static FactsRow field_type(const Facts *facts, FactsRow type, const char *name) {
    FactsSlice fields = facts_type(facts, type)->fields;
    for (guint i = 0; i < fields.count; i++) {
        const FactsVariable *field = facts_variable(facts, facts_word(facts, fields, i));
        if (strcmp(facts_text(facts, field->name), name) == 0)
            return field->type;
    }
    return 0;
}

void callables_each_field(Callables *callables, const View *view, const FactsAction *action,
                          FactsRow type, CallablesVisitor visit, gpointer data) {
    const ProgramFunction *function =
        view_function(view, facts_type(view->facts, type)->destructor);
    if (!function || !function->bodies)
        return;
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    CallableSearch search = {.callables = callables,
                             .view = view,
                             .action = action,
                             .visit = visit,
                             .data = data,
                             .found = found,
                             .depth = CALLABLE_DEPTH};
    const GArray *sources = callables_sources(callables, function, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        CallableSource source = g_array_index(sources, CallableSource, i);
        if (source.kind != CALLABLE_SOURCE_FIELD || source.index != CALLABLE_THIS)
            continue;
        guint before = found->len;
        callable_search_type(&search, field_type(view->facts, type, source.field));
        if (found->len == before)
            follow_field_of(&search, action->target, source.field);
    }
}

/* What a body calls of its own parameters, captures and fields. */

typedef struct SourceSearch {
    Callables *callables;
    GHashTable *on_pool;
    GArray *sources;
} SourceSearch;

static void look_for_sources(const View *view, const FactsAction *action, gpointer data) {
    const SourceSearch *sources = data;
    if (g_hash_table_contains(sources->on_pool, GUINT_TO_POINTER(action->id)))
        return;
    CallableSearch search = {.callables = sources->callables,
                             .view = view,
                             .action = action,
                             .sources = sources->sources};
    run_search(&search);
}

static gboolean may_be_called(const Callables *callables, const Facts *facts, FactsRow row) {
    const FactsType *type = facts_type(facts, row);
    while (type->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE) && type->pointee)
        type = facts_type(facts, type->pointee);
    if (type->flags & FACTS_TYPE_FUNCTION || type->flags & FACTS_TYPE_POINTER)
        return TRUE; /* what a pointer to a member points to is not written down */
    if (type->flags & FACTS_TYPE_RECORD && !(type->flags & FACTS_TYPE_SYSTEM))
        return TRUE; /* its fields may be */
    if (type->flags & FACTS_TYPE_SYSTEM)
        return type->base_name &&
               callable_types_wrap(callables->catalog, facts_text(facts, type->base_name));
    return g_str_has_prefix(facts_text(facts, type->name), "type-parameter-");
}

/* Few functions are given anything to call: a look at their parameters says which. */
static gboolean may_call_what_it_was_given(const Callables *callables, const Facts *facts,
                                           const FactsFunction *function) {
    if (function->captures.count > 0 || function->flags & FACTS_FUNCTION_METHOD)
        return TRUE;
    for (guint i = 0; i < function->parameters.count; i++) {
        FactsRow parameter = facts_word(facts, function->parameters, i);
        if (may_be_called(callables, facts, facts_variable(facts, parameter)->type))
            return TRUE;
    }
    return FALSE;
}

static void find_sources(Callables *callables, ProgramBody body, GArray *sources) {
    const Facts *facts = program_unit(callables->program, body.unit)->facts;
    if (!may_call_what_it_was_given(callables, facts, facts_function(facts, body.row)))
        return;
    View view;
    view_init(&view, callables->program, callables->catalog, body);
    g_autoptr(GHashTable) on_pool = hops_find_on_pool(callables->links->hops, &view, FALSE);
    SourceSearch search = {callables, on_pool, sources};
    view_each_action(&view, look_for_sources, &search);
    view_clear(&view);
}

/* A body that is being looked into, by way of a recursion, has none yet. */
const GArray *callables_sources(Callables *callables, const ProgramFunction *function, guint unit) {
    ProgramBody body = {0, 0};
    program_choose_body(callables->program, function, unit, &body);
    gpointer key = facts_function(program_unit(callables->program, body.unit)->facts, body.row);
    GArray *sources = g_hash_table_lookup(callables->sources, key);
    if (sources)
        return sources;
    sources = g_array_new(FALSE, FALSE, sizeof(CallableSource));
    g_hash_table_insert(callables->sources, key, sources);
    find_sources(callables, body, sources);
    return sources;
}
