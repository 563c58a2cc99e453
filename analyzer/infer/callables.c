#include "infer/callables.h"

#include <string.h>

#include "infer/context.h"
#include "infer/effects.h"
#include "infer/hops.h"
#include "infer/resolve.h"

/* How far a callable is followed through locals, moves and wrappers. */
#define CALLABLE_DEPTH 8U

/* Something a body calls that only its callers know. */
typedef enum SourceKind {
    SOURCE_PARAMETER,
    SOURCE_CAPTURE,
    SOURCE_FIELD, /* of the object it is a method of */
} SourceKind;

typedef struct Source {
    SourceKind kind;
    guint index;
    const char *field; /* its name: in a template's own body the field is another row */
} Source;

struct Callables {
    const Program *program;
    const Catalog *catalog;
    const Members *members;
    GHashTable *sources; /* unit and row of a body to GArray of Source */
};

/* One question: what runs at an action of a body. */
typedef struct Search {
    Callables *callables;
    const View *view;
    const FactsAction *action;
    CallablesVisitor visit; /* NULL when only sources are asked for */
    gpointer data;
    GPtrArray *found; /* of const ProgramFunction: each is told once */
    GArray *sources;  /* what only callers know goes here; NULL when nobody asks */
    guint depth;
} Search;

Callables *callables_new(const Program *program, const Catalog *catalog, const Members *members) {
    Callables *callables = g_new0(Callables, 1);
    callables->program = program;
    callables->catalog = catalog;
    callables->members = members;
    callables->sources =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
    return callables;
}

void callables_free(Callables *callables) {
    if (!callables)
        return;
    g_hash_table_unref(callables->sources);
    g_free(callables);
}

static void follow_value(Search *search, FactsRow row);
static void follow_object(Search *search, FactsRow place, FactsRow type);
static const GArray *sources_of(Callables *callables, const ProgramFunction *function, guint unit);

static void add_source(Search *search, Source source) {
    if (!search->sources)
        return;
    for (guint i = 0; i < search->sources->len; i++) {
        const Source *known = &g_array_index(search->sources, Source, i);
        if (known->kind == source.kind && known->index == source.index &&
            g_strcmp0(known->field, source.field) == 0)
            return;
    }
    g_array_append_val(search->sources, source);
}

static void add_function(const Search *search, const ProgramFunction *function) {
    if (g_ptr_array_find(search->found, function, NULL))
        return;
    g_ptr_array_add(search->found, (gpointer)function);
    if (search->visit)
        search->visit(search->view, search->action, function, search->data);
}

/* By class: a function object runs its call operators, whichever the arguments choose. */

static gboolean calls_its_receiver(const Search *search, const char *class_name) {
    g_autofree char *name = g_strconcat(class_name, "::operator()", NULL);
    const GPtrArray *entries = catalog_lookup(search->callables->catalog, CATALOG_FUNCTION, name);
    for (guint i = 0; entries && i < entries->len; i++)
        if (((const CatalogEntry *)g_ptr_array_index(entries, i))->calls)
            return TRUE;
    return FALSE;
}

static void follow_type(const Search *search, FactsRow type, guint depth);

/* `struct Overloaded : F...` and `std::reference_wrapper<F>` are called through what they are made
 * of. */
static void follow_template_arguments(const Search *search, const FactsType *type, guint depth) {
    for (guint i = 0; i < type->arguments.count; i++)
        follow_type(search, facts_word(search->view->facts, type->arguments, i), depth - 1);
}

static void follow_bases(const Search *search, const FactsType *type, guint depth) {
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

static void follow_type(const Search *search, FactsRow row, guint depth) {
    const Facts *facts = search->view->facts;
    const FactsType *type = facts_type(facts, row);
    if (type->flags & FACTS_TYPE_REFERENCE) {
        row = type->pointee;
        type = facts_type(facts, row);
    }
    if (depth == 0 || !(type->flags & FACTS_TYPE_RECORD))
        return;
    if (type->flags & FACTS_TYPE_SYSTEM) {
        if (calls_its_receiver(search, facts_text(facts, type->base_name)))
            follow_template_arguments(search, type, depth);
        return;
    }
    g_autoptr(GPtrArray) operators =
        members_call_operators(search->callables->members, search->view->unit, row);
    for (guint i = 0; i < operators->len; i++)
        add_function(search, g_ptr_array_index(operators, i));
    if (operators->len == 0)
        follow_bases(search, type, depth);
}

/* By value: where a callable comes from, as far as the body shows it. */

/* The captures that a lambda written in this body calls. */
static void follow_captures(Search *search, FactsRow lambda, const ProgramFunction *function) {
    const View *view = search->view;
    const FactsFunction *known = facts_function(view->facts, lambda);
    if (known->captures.count == 0 || known->parent != view->row)
        return;
    const GArray *sources = sources_of(search->callables, function, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        Source source = g_array_index(sources, Source, i);
        if (source.kind == SOURCE_CAPTURE && source.index < known->captures.count)
            follow_value(search, facts_word(view->facts, known->captures, source.index));
    }
}

static void follow_function(Search *search, FactsRow row) {
    const View *view = search->view;
    const ProgramFunction *function =
        program_find(view->program, facts_text(view->facts, facts_function(view->facts, row)->key));
    if (!function || !function->bodies)
        return;
    add_function(search, function);
    follow_captures(search, row, function);
}

static void follow_write(const View *view, const FactsAction *write, gpointer data) {
    (void)view;
    if (write->value)
        follow_value(data, write->value);
}

typedef struct AssignmentSearch {
    Search *search;
    FactsRow place;
} AssignmentSearch;

static void look_for_assignment(const View *view, const FactsAction *action, gpointer data) {
    const AssignmentSearch *assignments = data;
    if (action->kind != FACTS_ACTION_CALL || action->target != assignments->place ||
        !action->function)
        return;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (g_str_has_suffix(facts_text(view->facts, function->name), "::operator="))
        follow_value(assignments->search, facts_argument(view->facts, action, 0));
}

/* What a variable or field of the body holds: what was written to it last, or, of an object, ever
 * assigned to it. */
static void follow_writes(Search *search, FactsRow place) {
    resolve_reaching(search->view, search->action, place, follow_write, search);
    FactsRow type = facts_place(search->view->facts, place)->type;
    if (!(facts_type(search->view->facts, type)->flags & FACTS_TYPE_SYSTEM))
        return;
    AssignmentSearch assignments = {search, place};
    view_each_action(search->view, look_for_assignment, &assignments);
}

/* What an action made: the library's wrappers, and copies, hold what they were made from. */
static void follow_result(Search *search, guint32 id) {
    const View *view = search->view;
    const FactsAction *maker = view_action(view, id);
    if (!maker)
        return;
    if (maker->kind == FACTS_ACTION_CONSTRUCT) {
        const FactsType *type = facts_type(view->facts, maker->type);
        if (type->flags & FACTS_TYPE_SYSTEM || maker->arguments.count == 1)
            follow_value(search, facts_argument(view->facts, maker, 0));
        return;
    }
    const CatalogEntry *entry = effects_entry(view, maker);
    if (!entry)
        return;
    if (entry->returns_same.kind == CATALOG_SUBJECT_RECEIVER)
        follow_object(search, maker->target, maker->type);
    else if (entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT)
        follow_value(search, effects_subject_value(view, maker, &entry->returns_same));
}

static void follow_place(Search *search, FactsRow row) {
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

/* What the place is to those who call the body. */
static void add_sources(Search *search, FactsRow row) {
    const Facts *facts = search->view->facts;
    const FactsPlace *place = facts_place(facts, row);
    if (place->kind == FACTS_PLACE_CAPTURE)
        add_source(search, (Source){SOURCE_CAPTURE, place->detail, NULL});
    if (place->kind == FACTS_PLACE_FIELD &&
        facts_place(facts, place->base)->kind == FACTS_PLACE_THIS)
        add_source(search, (Source){SOURCE_FIELD, 0,
                                    facts_text(facts, facts_variable(facts, place->detail)->name)});
    if (place->kind != FACTS_PLACE_PARAMETER)
        return;
    FactsSlice parameters = search->view->function->parameters;
    for (guint i = 0; i < parameters.count; i++)
        if (facts_word(facts, parameters, i) == place->detail)
            add_source(search, (Source){SOURCE_PARAMETER, i, NULL});
}

/* An object says most by where it comes from; then its class tells; else the callers know. */
static void follow_object(Search *search, FactsRow place, FactsRow type) {
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
    if (search->found->len == before)
        add_sources(search, place);
    search->depth++;
}

static void follow_value(Search *search, FactsRow row) {
    const FactsValue *value = facts_value(search->view->facts, row);
    if (!row || search->depth == 0)
        return;
    guint before = search->found->len;
    search->depth--;
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        follow_function(search, value->left);
        break;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        follow_object(search, value->left, value->type);
        break;
    case FACTS_VALUE_RESULT:
        follow_result(search, value->left);
        break;
    case FACTS_VALUE_CHOICE:
        follow_value(search, value->left);
        follow_value(search, value->right);
        break;
    default:
        break;
    }
    if (search->found->len == before)
        follow_type(search, value->type, CALLABLE_DEPTH);
    search->depth++;
}

/* What runs at an action. */

/* `p->run()`: the object's fields, as its own literal or constructor filled them. */
static void follow_field_of(Search *search, FactsRow object, const char *field);

static void follow_callee_sources(Search *search, const ProgramFunction *callee) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    const GArray *sources = sources_of(search->callables, callee, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        Source source = g_array_index(sources, Source, i);
        if (source.kind == SOURCE_PARAMETER)
            follow_value(search, facts_argument(view->facts, action, source.index));
        else if (source.kind == SOURCE_FIELD)
            follow_field_of(search, action->target, source.field);
    }
}

static void follow_field_value(Search *search, const FactsValue *object, const char *field) {
    const Facts *facts = search->view->facts;
    for (guint i = 0; i + 1 < object->fields.count; i += 2) {
        FactsRow variable = facts_word(facts, object->fields, i);
        if (strcmp(facts_text(facts, facts_variable(facts, variable)->name), field) == 0)
            follow_value(search, facts_word(facts, object->fields, i + 1));
    }
}

typedef struct FieldSearch {
    Search *search;
    FactsRow object;
    const char *field;
} FieldSearch;

/* Which parameter a constructor keeps where is not looked into: one that is a callable is for the
 * field that is called. */
static void look_for_maker(const View *view, const FactsAction *action, gpointer data) {
    const FieldSearch *fields = data;
    if (action->target != fields->object)
        return;
    if (action->kind == FACTS_ACTION_DECLARE && action->value)
        follow_field_value(fields->search, facts_value(view->facts, action->value), fields->field);
    for (guint i = 0; action->kind == FACTS_ACTION_CONSTRUCT && i < action->arguments.count; i++)
        follow_value(fields->search, facts_word(view->facts, action->arguments, i));
}

static void follow_field_of(Search *search, FactsRow object, const char *field) {
    const Facts *facts = search->view->facts;
    if (!object)
        return;
    if (facts_place(facts, object)->kind == FACTS_PLACE_THIS) {
        add_source(search, (Source){SOURCE_FIELD, 0, field});
        return;
    }
    if (facts_place(facts, object)->kind != FACTS_PLACE_LOCAL)
        return;
    FieldSearch fields = {search, object, field};
    view_each_action(search->view, look_for_maker, &fields);
}

/* `(object.*member)()` is written down with both its operands. */
static void follow_pointer(Search *search) {
    const FactsValue *value = facts_value(search->view->facts, search->action->value);
    follow_value(search, value->kind == FACTS_VALUE_BINARY ? value->right : search->action->value);
}

static void follow_entry(Search *search, const CatalogEntry *entry) {
    for (guint i = 0; entry->calls && i < entry->calls->len; i++) {
        const CatalogSubject *subject = &g_array_index(entry->calls, CatalogSubject, i);
        if (subject->kind == CATALOG_SUBJECT_RECEIVER)
            follow_object(search, search->action->target, search->action->type);
        else
            follow_value(search, effects_subject_value(search->view, search->action, subject));
    }
}

/* By its mark: a coroutine, a function of the loop, or one that is said to block. */
static gboolean pointer_answers_for_itself(const View *view, const FactsAction *call) {
    CatalogMark mark = context_pointer_mark(view->catalog, view->facts, call);
    return mark == CATALOG_MARK_COROUTINE || mark == CATALOG_MARK_NONBLOCKING ||
           mark == CATALOG_MARK_BLOCKING;
}

static void follow_action(Search *search) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry) {
        follow_entry(search, entry);
        return;
    }
    if (action->flags & FACTS_ACTION_UNKNOWN_CALLEE) {
        if (!pointer_answers_for_itself(view, action))
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
    follow_captures(search, action->function, callee);
}

/* What a body calls of its own parameters, captures and fields. */

typedef struct SourceSearch {
    Callables *callables;
    GHashTable *on_pool;
    GArray *sources;
} SourceSearch;

static void run_search(Search *search) {
    search->found = g_ptr_array_new();
    search->depth = CALLABLE_DEPTH;
    follow_action(search);
    g_ptr_array_unref(search->found);
}

static void look_for_sources(const View *view, const FactsAction *action, gpointer data) {
    const SourceSearch *sources = data;
    if (g_hash_table_contains(sources->on_pool, GUINT_TO_POINTER(action->id)))
        return;
    Search search = {.callables = sources->callables,
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
    if (type->flags & FACTS_TYPE_SYSTEM) {
        const Search search = {.callables = (Callables *)callables};
        return calls_its_receiver(&search, facts_text(facts, type->base_name));
    }
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
    g_autoptr(GHashTable) on_pool = hops_find_on_pool(&view);
    SourceSearch search = {callables, on_pool, sources};
    view_each_action(&view, look_for_sources, &search);
    view_clear(&view);
}

/* A body that is being looked into, by way of a recursion, has none yet. */
static const GArray *sources_of(Callables *callables, const ProgramFunction *function, guint unit) {
    ProgramBody body = {0, 0};
    program_choose_body(callables->program, function, unit, &body);
    gint64 key = ((gint64)body.unit << 32) | body.row;
    GArray *sources = g_hash_table_lookup(callables->sources, &key);
    if (sources)
        return sources;
    sources = g_array_new(FALSE, FALSE, sizeof(Source));
    g_hash_table_insert(callables->sources, g_memdup2(&key, sizeof key), sources);
    find_sources(callables, body, sources);
    return sources;
}

void callables_each(Callables *callables, const View *view, const FactsAction *action,
                    CallablesVisitor visit, gpointer data) {
    Search search = {
        .callables = callables, .view = view, .action = action, .visit = visit, .data = data};
    run_search(&search);
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
    const FactsFunction *destructor =
        facts_function(view->facts, facts_type(view->facts, type)->destructor);
    const ProgramFunction *function =
        program_find(view->program, facts_text(view->facts, destructor->key));
    if (!function || !function->bodies)
        return;
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    Search search = {.callables = callables,
                     .view = view,
                     .action = action,
                     .visit = visit,
                     .data = data,
                     .found = found,
                     .depth = CALLABLE_DEPTH};
    const GArray *sources = sources_of(callables, function, view->unit->index);
    for (guint i = 0; i < sources->len; i++) {
        Source source = g_array_index(sources, Source, i);
        if (source.kind != SOURCE_FIELD)
            continue;
        guint before = found->len;
        follow_type(&search, field_type(view->facts, type, source.field), CALLABLE_DEPTH);
        if (found->len == before)
            follow_field_of(&search, action->target, source.field);
    }
}
