#include "infer/library_objects.h"

#include <string.h>

#include "infer/objects.h"

#define FIELD_DEPTH 6U

typedef struct Construction {
    const Members *members;
    const View *view;
    const FactsAction *action;
    guint first; /* argument */
    guint count; /* of arguments */
    LibraryObjectsVisitor visit;
    gpointer data;
} Construction;

static const FactsFunction *body_of(const View *view, const ProgramFunction *function,
                                    const Facts **facts) {
    ProgramBody body = {0, 0};
    program_choose_body(view->program, function, view->unit->index, &body);
    *facts = program_unit(view->program, body.unit)->facts;
    return facts_function(*facts, body.row);
}

/* A class by its name, whatever refers to it. */
static const char *class_name(const Facts *facts, FactsRow type) {
    const FactsType *known = facts_type(facts, type);
    if (known->flags & FACTS_TYPE_REFERENCE)
        known = facts_type(facts, known->pointee);
    return facts_text(facts, known->name);
}

/* How well a constructor fits: 0 not at all, 1 by the number of its parameters, 2 by types too. */
static guint fitness(const Construction *made, const ProgramFunction *constructor, FactsRow type) {
    const Facts *facts = NULL;
    const FactsFunction *function = body_of(made->view, constructor, &facts);
    if (function->parameters.count != made->count)
        return 0;
    guint fits = 2;
    for (guint i = 0; i < made->count; i++) {
        FactsRow parameter = facts_word(facts, function->parameters, i);
        const char *wanted = class_name(facts, facts_variable(facts, parameter)->type);
        FactsRow value = facts_argument(made->view->facts, made->action, made->first + i);
        const char *given =
            class_name(made->view->facts, facts_value(made->view->facts, value)->type);
        if (strcmp(wanted, given) != 0)
            fits = 1;
        /* A copy or a move is made of its like alone. */
        if (fits == 1 && made->count == 1 &&
            strcmp(wanted,
                   facts_text(made->view->facts, facts_type(made->view->facts, type)->name)) == 0)
            return 0;
    }
    return fits;
}

static void construct(const Construction *made, FactsRow type, guint depth);

/* Nobody wrote one: the parts are made from nothing. */
static void construct_parts(const Construction *made, FactsRow type, guint depth) {
    const Facts *facts = made->view->facts;
    const FactsType *known = facts_type(facts, type);
    for (guint i = 0; i < known->bases.count; i++)
        construct(made, facts_word(facts, known->bases, i), depth - 1);
    for (guint i = 0; i < known->fields.count; i++)
        construct(made, facts_variable(facts, facts_word(facts, known->fields, i))->type,
                  depth - 1);
}

static void construct(const Construction *made, FactsRow type, guint depth) {
    const FactsType *known = facts_type(made->view->facts, type);
    if (depth == 0 || !(known->flags & FACTS_TYPE_RECORD) || known->flags & FACTS_TYPE_SYSTEM)
        return;
    g_autoptr(GPtrArray) all = members_constructors(made->members, made->view->unit, type);
    guint best = 0;
    for (guint i = 0; i < all->len; i++)
        best = MAX(best, fitness(made, g_ptr_array_index(all, i), type));
    for (guint i = 0; best > 0 && i < all->len; i++)
        if (fitness(made, g_ptr_array_index(all, i), type) == best)
            made->visit(made->view, made->action, g_ptr_array_index(all, i), made->data);
    if (all->len == 0 && made->count == 0)
        construct_parts(made, type, depth);
}

void library_objects_each_constructor(const Members *members, const View *view,
                                      const FactsAction *action, FactsRow type, guint first,
                                      LibraryObjectsVisitor visit, gpointer data) {
    guint given = action->arguments.count;
    Construction made = {.members = members,
                         .view = view,
                         .action = action,
                         .first = first,
                         .count = given > first ? given - first : 0,
                         .visit = visit,
                         .data = data};
    construct(&made, type, FIELD_DEPTH);
}

typedef struct TakerSearch {
    guint32 maker;
    gboolean taken;
} TakerSearch;

static void look_for_taker(const View *view, const FactsAction *action, gpointer data) {
    TakerSearch *search = data;
    for (guint i = 0; i < action->arguments.count; i++) {
        const FactsValue *argument =
            facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        if (argument->kind == FACTS_VALUE_RESULT && argument->left == search->maker)
            search->taken = TRUE;
    }
}

/* What a temporary holds is moved out by whoever takes it. */
static gboolean is_taken(const View *view, const FactsPlace *temporary) {
    TakerSearch search = {temporary->detail, FALSE};
    view_each_action(view, look_for_taker, &search);
    return search.taken;
}

gboolean library_objects_holds_something(const View *view, const FactsAction *action) {
    const FactsPlace *object = facts_place(view->facts, action->target);
    if (object->kind == FACTS_PLACE_RESULT && action->kind == FACTS_ACTION_DESTROY)
        return !is_taken(view, object);
    return object->kind != FACTS_PLACE_LOCAL || objects_destructor_acts(view, action);
}
