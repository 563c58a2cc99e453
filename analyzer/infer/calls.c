#include "infer/calls.h"

#include "infer/callables.h"
#include "infer/doubts.h"
#include "infer/effects.h"
#include "infer/library_objects.h"
#include "infer/marks.h"

#define DESTRUCTION_DEPTH 6U

struct Calls {
    const Links *links;
    Callables *callables;
};

typedef struct CallSearch {
    Calls *calls;
    CallVisitor visit;
    gpointer data;
} CallSearch;

Calls *calls_new(const Program *program, const Catalog *catalog, const Links *links) {
    Calls *calls = g_new0(Calls, 1);
    calls->links = links;
    calls->callables = callables_new(program, catalog, links);
    return calls;
}

void calls_free(Calls *calls) {
    if (!calls)
        return;
    callables_free(calls->callables);
    g_free(calls);
}

/* What another thread runs is not run by who hands it over. */
static void visit_call(const View *view, const Call *call, const CallSearch *search) {
    if (!marks_is_offloaded(view, call->callee))
        search->visit(view, call, search->data);
}

static void visit_function(const View *view, const FactsAction *action, FactsRow function,
                           gboolean own_arguments, const CallSearch *search) {
    const ProgramFunction *callee = view_function(view, function);
    if (!callee || !callee->bodies)
        return;
    guint32 known =
        own_arguments ? callables_known(search->calls->callables, view, action, callee) : 0;
    Call call = {action, callee, own_arguments, known, 1};
    visit_call(view, &call, search);
}

static void add_override(const ProgramFunction *function, gpointer data) {
    g_ptr_array_add(data, (gpointer)function);
}

/* A virtual call, or the end of an object known by its base, runs what the object's class says: any
 * override, unless the class is known. TRUE when it is, and runs none but that. */
static gboolean visit_overrides(const View *view, const FactsAction *action,
                                const FactsAction *shown, FactsRow function,
                                const CallSearch *search) {
    g_autoptr(GPtrArray) overrides = g_ptr_array_new();
    gboolean exact = FALSE;
    overrides_each(search->calls->links->overrides, view->facts, action, function, &exact,
                   add_override, overrides);
    gboolean own_arguments = shown->kind == FACTS_ACTION_CALL && shown == action;
    for (guint i = 0; i < overrides->len; i++) {
        Call call = {shown, g_ptr_array_index(overrides, i), own_arguments, 0,
                     doubts_of_table(overrides->len)};
        visit_call(view, &call, search);
    }
    return exact;
}

static void visit_virtual(const View *view, const FactsAction *action, FactsRow function,
                          const CallSearch *search) {
    if (!visit_overrides(view, action, action, function, search))
        visit_function(view, action, function, TRUE, search);
}

/* A function that something else calls: with which arguments is that one's affair. */
static void visit_passed_on(const View *view, const FactsAction *action, const CallableFound *found,
                            gpointer data) {
    const CallSearch *search = data;
    Call call = {action, found->function, FALSE, found->known, found->doubt};
    visit_call(view, &call, search);
}

/* A constructor that a library calls: with which arguments is its affair. */
static void visit_made(const View *view, const FactsAction *action, const ProgramFunction *function,
                       gpointer data) {
    visit_passed_on(view, action, &(CallableFound){function, 0, 1}, data);
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

/* `delete base`: by way of a virtual destructor, those of derived classes. */
static void visit_derived_destructors(const View *view, const FactsAction *action, FactsRow type,
                                      const CallSearch *search) {
    FactsRow destructor = facts_type(view->facts, type)->destructor;
    FactsAction end = {.kind = FACTS_ACTION_DELETE, .type = type};
    if (destructor)
        visit_overrides(view, &end, action, destructor, search);
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
        library_objects_each_constructor(search->calls->links->members, view, action, type, first,
                                         visit_made, (gpointer)search);
    }
    if (entry->destroys == CATALOG_PART_NONE || !library_objects_holds_something(view, action))
        return;
    FactsRow type = effects_part_type(view, action, entry->destroys);
    visit_destruction(view, action, type, DESTRUCTION_DEPTH, search);
    visit_derived_destructors(view, action, type, search);
}

static void visit_own(const View *view, const FactsAction *action, const CallSearch *search) {
    switch (action->kind) {
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        if (action->flags & FACTS_ACTION_VIRTUAL)
            visit_virtual(view, action, action->function, search);
        else if (action->function)
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
        visit_derived_destructors(view, action, action->type, search);
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
