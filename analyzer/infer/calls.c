#include "infer/calls.h"

#include "infer/callables.h"
#include "infer/effects.h"
#include "infer/library_objects.h"

#define DESTRUCTION_DEPTH 6U

struct Calls {
    Members *members;
    Callables *callables;
};

typedef struct CallSearch {
    Calls *calls;
    CallVisitor visit;
    gpointer data;
} CallSearch;

Calls *calls_new(const Program *program, const Catalog *catalog) {
    Calls *calls = g_new0(Calls, 1);
    calls->members = members_new(program);
    calls->callables = callables_new(program, catalog, calls->members);
    return calls;
}

void calls_free(Calls *calls) {
    if (!calls)
        return;
    callables_free(calls->callables);
    members_free(calls->members);
    g_free(calls);
}

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

/* A function that something else calls: with which arguments is that one's affair. */
static void visit_passed_on(const View *view, const FactsAction *action,
                            const ProgramFunction *function, gpointer data) {
    const CallSearch *search = data;
    Call call = {action, function, FALSE};
    search->visit(view, &call, search->data);
}

/* What a library's class destroys with itself, as the catalogs know it. */
static FactsRow part_destroyed_with(const View *view, FactsRow type) {
    FactsAction end = {.kind = FACTS_ACTION_DESTROY, .type = type};
    const CatalogEntry *entry = effects_entry(view, &end);
    return entry && entry->destroys != CATALOG_PART_NONE
               ? effects_part_type(view, &end, entry->destroys)
               : 0;
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
    if (!(known->flags & FACTS_TYPE_RECORD))
        return;
    if (known->flags & FACTS_TYPE_SYSTEM) {
        visit_destruction(view, action, part_destroyed_with(view, type), depth - 1, search);
        return;
    }
    if (known->destructor) {
        visit_function(view, action, known->destructor, TRUE, search);
        callables_each_field(search->calls->callables, view, action, type, visit_passed_on,
                             (gpointer)search);
    }
    for (guint i = 0; i < known->fields.count; i++) {
        FactsRow field = facts_word(view->facts, known->fields, i);
        visit_destruction(view, action, facts_variable(view->facts, field)->type, depth - 1,
                          search);
    }
    for (guint i = 0; i < known->bases.count; i++)
        visit_destruction(view, action, facts_word(view->facts, known->bases, i), depth - 1,
                          search);
}

/* What a known function returns to be awaited is that function's affair, and known as well. */
static gboolean awaits_known_call(const View *view, const FactsAction *await) {
    const FactsValue *operand = facts_value(view->facts, await->value);
    const FactsAction *maker =
        operand->kind == FACTS_VALUE_RESULT ? view_action(view, operand->left) : NULL;
    return maker && effects_entry(view, maker);
}

/* The objects a known function makes and destroys. */
static void visit_known(const View *view, const FactsAction *action, const CatalogEntry *entry,
                        const CallSearch *search) {
    if (entry->constructs != CATALOG_PART_NONE) {
        FactsRow type = effects_part_type(view, action, entry->constructs);
        guint first = entry->constructs == CATALOG_PART_MAPPED ? 1 : 0; /* behind the key */
        library_objects_each_constructor(search->calls->members, view, action, type, first,
                                         visit_passed_on, (gpointer)search);
    }
    if (entry->destroys != CATALOG_PART_NONE && library_objects_holds_something(view, action))
        visit_destruction(view, action, effects_part_type(view, action, entry->destroys),
                          DESTRUCTION_DEPTH, search);
}

static void visit_own(const View *view, const FactsAction *action, const CallSearch *search) {
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

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    const CallSearch *search = data;
    const CatalogEntry *entry = effects_entry(view, action);
    if (action->flags & FACTS_ACTION_AWAIT && awaits_known_call(view, action))
        return;
    if (entry)
        visit_known(view, action, entry, search);
    else
        visit_own(view, action, search);
    callables_each(search->calls->callables, view, action, visit_passed_on, data);
}

void calls_each(Calls *calls, const View *view, CallVisitor visit, gpointer data) {
    CallSearch search = {calls, visit, data};
    view_each_action(view, look_at, &search);
}
