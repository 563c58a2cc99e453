#include "infer/callable_search.h"

#include <string.h>

#include "infer/bindings.h"
#include "infer/callable_types.h"
#include "infer/doubts.h"
#include "infer/effects.h"
#include "infer/resolve.h"
#include "infer/tables.h"

static const Links *links_of(const CallableSearch *search) {
    return callables_links(search->callables);
}

void callable_search_add_source(CallableSearch *search, CallableSource source) {
    if (!search->sources)
        return;
    for (guint i = 0; i < search->sources->len; i++) {
        const CallableSource *known = &g_array_index(search->sources, CallableSource, i);
        if (known->kind == source.kind && known->index == source.index &&
            g_strcmp0(known->field, source.field) == 0)
            return;
    }
    g_array_append_val(search->sources, source);
}

void callable_search_found(const CallableSearch *search, const ProgramFunction *function,
                           guint32 known) {
    if (g_ptr_array_find(search->found, function, NULL))
        return;
    g_ptr_array_add(search->found, (gpointer)function);
    if (search->visit)
        search->visit(search->view, search->action,
                      &(CallableFound){function, known, MAX(search->doubt, 1)}, search->data);
}

/* By class: a function object runs its call operators, whichever the arguments choose. */

static void follow_type(const CallableSearch *search, FactsRow type, guint depth);

/* `struct Overloaded : F...` and `std::reference_wrapper<F>` are called through what they are made
 * of. */
static void follow_template_arguments(const CallableSearch *search, const FactsType *type,
                                      guint depth) {
    for (guint i = 0; i < type->arguments.count; i++)
        follow_type(search, facts_word(search->view->facts, type->arguments, i), depth - 1);
}

static void follow_bases(const CallableSearch *search, const FactsType *type, guint depth) {
    const Facts *facts = search->view->facts;
    for (guint i = 0; i < type->bases.count; i++) {
        FactsRow base = facts_word(facts, type->bases, i);
        const char *name = facts_text(facts, facts_type(facts, base)->name);
        if (g_str_has_prefix(name, "type-parameter-"))
            follow_template_arguments(search, type, depth);
        else
            follow_type(search, base, depth - 1);
    }
}

static void follow_type(const CallableSearch *search, FactsRow row, guint depth) {
    const Facts *facts = search->view->facts;
    const FactsType *type = facts_type(facts, row);
    if (type->flags & FACTS_TYPE_REFERENCE) {
        row = type->pointee;
        type = facts_type(facts, row);
    }
    if (depth == 0 || !(type->flags & FACTS_TYPE_RECORD))
        return;
    if (type->flags & FACTS_TYPE_SYSTEM) {
        if (callable_types_wrap(search->view->catalog, facts_text(facts, type->base_name)))
            follow_template_arguments(search, type, depth);
        return;
    }
    g_autoptr(GPtrArray) operators =
        members_call_operators(links_of(search)->members, search->view->unit, row);
    for (guint i = 0; i < operators->len; i++)
        callable_search_found(search, g_ptr_array_index(operators, i), 0);
    if (operators->len == 0)
        follow_bases(search, type, depth);
}

/* By value: where a callable comes from, as far as the body shows it. */

/* The captures that a lambda written in this body calls. */
void callable_search_captures(CallableSearch *search, FactsRow lambda,
                              const ProgramFunction *function) {
    const View *view = search->view;
    const FactsFunction *known = facts_function(view->facts, lambda);
    if (known->captures.count == 0 || known->parent != view->row)
        return;
    const GArray *sources = callables_sources(search->callables, function, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        CallableSource source = g_array_index(sources, CallableSource, i);
        if (source.kind == CALLABLE_SOURCE_CAPTURE && source.index < known->captures.count)
            callable_search_value(search, facts_word(view->facts, known->captures, source.index));
    }
}

void callable_search_function(CallableSearch *search, FactsRow row) {
    const View *view = search->view;
    const ProgramFunction *function = view_function(view, row);
    if (!function || !function->bodies)
        return;
    gboolean written_here = facts_function(view->facts, row)->parent == view->row;
    callable_search_found(search, function, written_here ? BINDINGS_KNOWN_CAPTURES : 0);
    callable_search_captures(search, row, function);
}

static void follow_write(const View *view, const FactsAction *write, gpointer data) {
    (void)view;
    if (write->value)
        callable_search_value(data, write->value);
}

typedef struct AssignmentSearch {
    CallableSearch *search;
    FactsRow place;
} AssignmentSearch;

static void look_for_assignment(const View *view, const FactsAction *action, gpointer data) {
    const AssignmentSearch *assignments = data;
    if (action->kind != FACTS_ACTION_CALL || action->target != assignments->place ||
        !action->function)
        return;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (g_str_has_suffix(facts_text(view->facts, function->name), "::operator="))
        callable_search_value(assignments->search, facts_argument(view->facts, action, 0));
}

/* What a variable or field of the body holds: what was written to it last, or, of an object, ever
 * assigned to it. */
static void follow_writes(CallableSearch *search, FactsRow place) {
    resolve_reaching(search->view, search->action, place, follow_write, search);
    FactsRow type = facts_place(search->view->facts, place)->type;
    if (!(facts_type(search->view->facts, type)->flags & FACTS_TYPE_SYSTEM))
        return;
    AssignmentSearch assignments = {search, place};
    view_each_action(search->view, look_for_assignment, &assignments);
}

/* What an action made: the library's wrappers, and copies, hold what they were made from. */
static void follow_result(CallableSearch *search, guint32 id) {
    const View *view = search->view;
    const FactsAction *maker = view_action(view, id);
    if (!maker)
        return;
    if (maker->kind == FACTS_ACTION_CONSTRUCT) {
        const FactsType *type = facts_type(view->facts, maker->type);
        if (type->flags & FACTS_TYPE_SYSTEM || maker->arguments.count == 1)
            callable_search_value(search, facts_argument(view->facts, maker, 0));
        return;
    }
    const CatalogEntry *entry = effects_entry(view, maker);
    if (!entry)
        return;
    if (entry->returns_same.kind == CATALOG_SUBJECT_RECEIVER)
        callable_search_object(search, maker->target, maker->type);
    else if (entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT)
        callable_search_value(search, effects_subject_value(view, maker, &entry->returns_same));
}

static void follow_place(CallableSearch *search, FactsRow row) {
    switch (facts_place(search->view->facts, row)->kind) {
    case FACTS_PLACE_RESULT:
        follow_result(search, facts_place(search->view->facts, row)->detail);
        break;
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_PARAMETER:
    case FACTS_PLACE_FIELD:
        follow_writes(search, row);
        break;
    default:
        break;
    }
}

/* By what the callers and the whole program say. */

static gboolean parameter_number(const View *view, guint32 variable, guint *number) {
    FactsSlice parameters = view->function->parameters;
    for (guint i = 0; i < parameters.count; i++)
        if (facts_word(view->facts, parameters, i) == variable) {
            *number = i;
            return TRUE;
        }
    return FALSE;
}

gboolean callable_search_slot(const View *view, FactsRow place, guint *slot) {
    const FactsPlace *known = facts_place(view->facts, place);
    if (known->kind == FACTS_PLACE_DEREF)
        known = facts_place(view->facts, known->base);
    *slot = CALLABLE_THIS;
    if (known->kind == FACTS_PLACE_THIS)
        return TRUE;
    guint number = 0;
    if (known->kind != FACTS_PLACE_PARAMETER || !parameter_number(view, known->detail, &number) ||
        number >= BINDINGS_MAX)
        return FALSE;
    *slot = CALLABLE_FIRST_PARAMETER + number;
    return TRUE;
}

/* What the place is to those who call the body. */
static void add_sources(CallableSearch *search, FactsRow row) {
    const View *view = search->view;
    const FactsPlace *place = facts_place(view->facts, row);
    guint index = 0;
    if (place->kind == FACTS_PLACE_CAPTURE)
        callable_search_add_source(search,
                                   (CallableSource){CALLABLE_SOURCE_CAPTURE, place->detail, NULL});
    if (place->kind == FACTS_PLACE_PARAMETER && parameter_number(view, place->detail, &index))
        callable_search_add_source(search,
                                   (CallableSource){CALLABLE_SOURCE_PARAMETER, index, NULL});
    if (place->kind != FACTS_PLACE_FIELD || !callable_search_slot(view, place->base, &index))
        return;
    const char *name = facts_text(view->facts, facts_variable(view->facts, place->detail)->name);
    callable_search_add_source(search, (CallableSource){CALLABLE_SOURCE_FIELD, index, name});
}

/* Whether the caller has answered for what is called through the place. */
static gboolean is_known(const View *view, FactsRow row) {
    const FactsPlace *place = facts_place(view->facts, row);
    guint32 known = view->bindings ? view->bindings->known : 0;
    guint slot = 0;
    if (place->kind == FACTS_PLACE_CAPTURE)
        return (known & BINDINGS_KNOWN_CAPTURES) != 0;
    if (place->kind != FACTS_PLACE_FIELD || !callable_search_slot(view, place->base, &slot))
        return FALSE;
    return (known >> slot & BINDINGS_KNOWN_THIS) != 0;
}

static void add_flow(const ProgramFunction *function, gpointer data) {
    g_ptr_array_add(data, (gpointer)function);
}

/* What may be called as well as not. */
static void found_any(CallableSearch *search, const GPtrArray *functions, guint doubt) {
    guint before = search->doubt;
    search->doubt = MAX(before, doubt);
    for (guint i = 0; i < functions->len; i++)
        callable_search_found(search, g_ptr_array_index(functions, i), 0);
    search->doubt = before;
}

static FlowsPlace flows_place(const CallableSearch *search, FactsRow place, FactsRow field) {
    return (FlowsPlace){search->view->unit, search->view->row, place, field};
}

static void follow_each(CallableSearch *search, FlowsPlace place) {
    g_autoptr(GPtrArray) functions = g_ptr_array_new();
    const Flows *flows = links_of(search)->flows;
    flows_each(flows, place, add_flow, functions);
    found_any(search, functions,
              flows_is_of_table(flows, place) ? doubts_of_table(functions->len)
                                              : doubts_of_field(functions->len));
}

/* `const struct ops *o = &table; o->run()`: FALSE when it may point to something without a name. */
static gboolean follow_pointed_to(CallableSearch *search, FactsRow row, FactsRow field) {
    const Facts *facts = search->view->facts;
    const FactsValue *value = facts_value(facts, row);
    FactsRow part = 0;
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
        if (tables_field(facts, value->left, field, &part))
            callable_search_value(search, part);
        else
            follow_each(search, flows_place(search, value->left, field));
        return TRUE;
    case FACTS_VALUE_PLACE: /* a constant pointer */
        return tables_part(facts, value->left, &part) && part &&
               follow_pointed_to(search, part, field);
    case FACTS_VALUE_CHOICE:
        return follow_pointed_to(search, value->left, field) &&
               follow_pointed_to(search, value->right, field);
    case FACTS_VALUE_BINARY: /* `o++` */
        return facts_value(facts, value->left)->kind == FACTS_VALUE_PLACE;
    default:
        return FALSE;
    }
}

typedef struct PointerSearch {
    CallableSearch *search;
    FactsRow field;
    gboolean all;
} PointerSearch;

static void follow_pointer_write(const View *view, const FactsAction *write, gpointer data) {
    (void)view;
    PointerSearch *pointer = data;
    pointer->all = write->value &&
                   follow_pointed_to(pointer->search, write->value, pointer->field) && pointer->all;
}

/* A field of what a local or constant pointer points to: a table with a name decides. */
static gboolean follow_named_table(CallableSearch *search, FactsRow place) {
    const Facts *facts = search->view->facts;
    const FactsPlace *known = facts_place(facts, place);
    const FactsPlace *base = facts_place(facts, known->base);
    FactsRow part = 0;
    if (known->kind != FACTS_PLACE_FIELD || base->kind != FACTS_PLACE_DEREF)
        return FALSE;
    if (tables_part(facts, base->base, &part))
        return part && follow_pointed_to(search, part, known->detail);
    if (facts_place(facts, base->base)->kind != FACTS_PLACE_LOCAL)
        return FALSE;
    PointerSearch pointer = {search, known->detail, TRUE};
    return resolve_reaching(search->view, search->action, base->base, follow_pointer_write,
                            &pointer) &&
           pointer.all;
}

/* What the program ever puts there, unless a constant says more. */
static void follow_flows(CallableSearch *search, FactsRow place) {
    const View *view = search->view;
    FactsRow part = 0;
    if (tables_part(view->facts, place, &part)) {
        callable_search_value(search, part);
        return;
    }
    if (!search->visit || is_known(view, place) || follow_named_table(search, place))
        return;
    if (facts_place(view->facts, place)->kind != FACTS_PLACE_PARAMETER) {
        follow_each(search, flows_place(search, place, 0));
        return;
    }
    if (view->bindings)
        return; /* the callers answer for what they pass */
    g_autoptr(GPtrArray) given = g_ptr_array_new();
    flows_each_given(links_of(search)->flows, flows_place(search, place, 0), add_flow, given);
    found_any(search, given, doubts_of_field(given->len));
}

/* An object says most by where it comes from; then its class tells; else the callers know, or the
 * program as a whole. */
void callable_search_object(CallableSearch *search, FactsRow place, FactsRow type) {
    const Facts *facts = search->view->facts;
    if (!place || search->depth == 0)
        return;
    if (facts_place(facts, place)->kind == FACTS_PLACE_DEREF)
        place = facts_place(facts, place)->base;
    guint before = search->found->len;
    search->depth--;
    follow_place(search, place);
    if (search->found->len == before)
        follow_type(search, type ? type : facts_place(facts, place)->type, CALLABLE_DEPTH);
    if (search->found->len == before) {
        add_sources(search, place);
        follow_flows(search, place);
    }
    search->depth++;
}

static void follow_made(CallableSearch *search, guint32 action_id) {
    follow_result(search, action_id);
    if (!search->visit || search->found->len > 0)
        return;
    g_autoptr(GPtrArray) made = g_ptr_array_new();
    flows_each_made(links_of(search)->flows, flows_place(search, 0, 0), action_id, add_flow, made);
    found_any(search, made, doubts_of_field(made->len));
}

void callable_search_value(CallableSearch *search, FactsRow row) {
    const FactsValue *value = facts_value(search->view->facts, row);
    if (!row || search->depth == 0)
        return;
    guint before = search->found->len;
    search->depth--;
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        callable_search_function(search, value->left);
        break;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        callable_search_object(search, value->left, value->type);
        break;
    case FACTS_VALUE_RESULT:
        follow_made(search, value->left);
        break;
    case FACTS_VALUE_CHOICE:
        callable_search_value(search, value->left);
        callable_search_value(search, value->right);
        break;
    default:
        break;
    }
    if (search->found->len == before)
        follow_type(search, value->type, CALLABLE_DEPTH);
    search->depth++;
}

void callable_search_type(const CallableSearch *search, FactsRow type) {
    follow_type(search, type, CALLABLE_DEPTH);
}
