#include "infer/escape.h"

#include "infer/effects.h"

/* How many helpers deep an address is followed; beyond that it counts as shared. */
#define ESCAPE_DEPTH 5U
/* Stands for the object a method is called on, in the set of roots. */
#define ROOT_THIS G_MAXUINT32

typedef struct Search {
    GHashTable *roots; /* rows of variables, or ROOT_THIS: all that leads to the object */
    guint depth;
    gboolean escapes;
    gboolean grew;
} Search;

static gboolean escapes_from(const View *view, guint32 root, guint depth);

/* `*p`, `p->`, `p.get()` of a smart pointer and kin: the object it is called on leads to the
 * result. */
static FactsRow accessor_object(const View *view, guint32 action_id) {
    const FactsAction *action = view_action(view, action_id);
    if (!action || action->kind != FACTS_ACTION_CALL || !action->function || !action->target)
        return 0;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (!(function->flags & FACTS_FUNCTION_SYSTEM))
        return 0;
    guint32 flags = facts_type(view->facts, function->return_type)->flags;
    return flags & (FACTS_TYPE_REFERENCE | FACTS_TYPE_POINTER) ? action->target : 0;
}

/* `std::move(p)` and kin are the object they are given. */
static FactsRow same_object(const View *view, guint32 action_id) {
    const FactsAction *action = view_action(view, action_id);
    const CatalogEntry *entry = action ? effects_entry(view, action) : NULL;
    if (!entry || entry->returns_same.kind != CATALOG_SUBJECT_ARGUMENT)
        return 0;
    FactsRow row = effects_subject_value(view, action, &entry->returns_same);
    const FactsValue *value = facts_value(view->facts, row);
    gboolean is_place = value->kind == FACTS_VALUE_ADDRESS || value->kind == FACTS_VALUE_PLACE;
    return is_place ? value->left : 0;
}

static guint32 root_of(const View *view, FactsRow place) {
    while (place) {
        const FactsPlace *known = facts_place(view->facts, place);
        switch (known->kind) {
        case FACTS_PLACE_LOCAL:
        case FACTS_PLACE_PARAMETER:
            return known->detail;
        case FACTS_PLACE_THIS:
            return ROOT_THIS;
        case FACTS_PLACE_RESULT:
            place = accessor_object(view, known->detail);
            if (!place)
                place = same_object(view, known->detail);
            break;
        default:
            place = known->base;
            break;
        }
    }
    return 0;
}

FactsRow escape_root(const View *view, FactsRow place) {
    guint32 root = root_of(view, place);
    return root == ROOT_THIS ? 0 : root;
}

static gboolean is_rooted(const View *view, const Search *search, FactsRow place) {
    guint32 root = root_of(view, place);
    return root && g_hash_table_contains(search->roots, GUINT_TO_POINTER(root));
}

/* Whether reading the place yields something that leads to the object: a pointer, a smart pointer,
 * a closure; not a number. */
static gboolean leads_on(const View *view, FactsRow place) {
    FactsRow type = facts_place(view->facts, place)->type;
    return !type || !(facts_type(view->facts, type)->flags & FACTS_TYPE_NUMBER);
}

static gboolean refers(const View *view, const Search *search, FactsRow row);

static gboolean any_refers(const View *view, const Search *search, FactsSlice values, guint step) {
    for (guint i = step - 1; i < values.count; i += step)
        if (refers(view, search, facts_word(view->facts, values, i)))
            return TRUE;
    return FALSE;
}

/* std::ref(m), std::move(p): the result is the argument. */
static gboolean result_refers(const View *view, const Search *search, guint32 id) {
    const FactsAction *action = view_action(view, id);
    if (!action)
        return FALSE;
    if (accessor_object(view, id))
        return is_rooted(view, search, action->target);
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT)
        return refers(view, search,
                      facts_argument(view->facts, action, entry->returns_same.argument));
    /* An object made from a reference to it, of a class nobody knows, keeps it. */
    return action->kind == FACTS_ACTION_CONSTRUCT && !entry &&
           any_refers(view, search, action->arguments, 1);
}

static gboolean refers(const View *view, const Search *search, FactsRow row) {
    if (!row)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
        return is_rooted(view, search, value->left);
    case FACTS_VALUE_PLACE:
        return is_rooted(view, search, value->left) && leads_on(view, value->left);
    case FACTS_VALUE_LAMBDA:
        return any_refers(view, search, value->fields, 1);
    case FACTS_VALUE_OBJECT:
        return any_refers(view, search, value->fields, 2);
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY:
        return refers(view, search, value->left) || refers(view, search, value->right);
    case FACTS_VALUE_RESULT:
        return result_refers(view, search, value->left);
    default:
        return FALSE;
    }
}

/* A local that holds the address leads to the object as well; anything else lets it out. */
static void store(const View *view, Search *search, FactsRow target) {
    const FactsPlace *place = facts_place(view->facts, target);
    guint32 root = root_of(view, target);
    if (root && g_hash_table_contains(search->roots, GUINT_TO_POINTER(root)))
        return;
    if (place->kind != FACTS_PLACE_LOCAL) {
        search->escapes = TRUE;
        return;
    }
    g_hash_table_add(search->roots, GUINT_TO_POINTER(place->detail));
    search->grew = TRUE;
}

static gboolean subjects_contain(const GArray *subjects, guint index) {
    for (guint i = 0; subjects && i < subjects->len; i++) {
        const CatalogSubject *subject = &g_array_index(subjects, CatalogSubject, i);
        if (subject->kind == CATALOG_SUBJECT_ARGUMENTS ||
            (subject->kind == CATALOG_SUBJECT_ARGUMENT && subject->argument == index))
            return TRUE;
    }
    return FALSE;
}

static gboolean entry_keeps(const CatalogEntry *entry, guint index) {
    return subjects_contain(entry->keeps, index) || subjects_contain(entry->loop, index) ||
           subjects_contain(entry->pool, index) || subjects_contain(entry->spawns, index);
}

static gboolean body_lets_out(const View *view, const ProgramFunction *callee, guint32 index,
                              const Search *search) {
    if (search->depth == 0)
        return TRUE;
    ProgramBody body;
    if (!program_choose_body(view->program, callee, view->unit->index, &body))
        return TRUE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    gboolean out = TRUE;
    if (index == ROOT_THIS)
        out = escapes_from(&inner, ROOT_THIS, search->depth - 1);
    else if (index < inner.function->parameters.count)
        out = escapes_from(&inner, facts_word(inner.facts, inner.function->parameters, index),
                           search->depth - 1);
    view_clear(&inner);
    return out;
}

/* Passing it to a helper whose body shows that it keeps it nowhere is no sharing; a coroutine may
 * run beside this call, and a function nobody knows may do anything. */
static gboolean callee_lets_out(const View *view, const FactsAction *action, guint32 index,
                                const Search *search) {
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies || callee->flags & FACTS_FUNCTION_COROUTINE)
        return TRUE;
    return body_lets_out(view, callee, index, search);
}

static void look_at_arguments(const View *view, const FactsAction *action, Search *search) {
    const CatalogEntry *entry = effects_entry(view, action);
    for (guint i = 0; i < action->arguments.count; i++) {
        if (!refers(view, search, facts_word(view->facts, action->arguments, i)))
            continue;
        if (entry ? entry_keeps(entry, i) : callee_lets_out(view, action, i, search))
            search->escapes = TRUE;
    }
}

/* A method of the object, or its construction: known classes keep themselves to themselves. */
static void look_at_target(const View *view, const FactsAction *action, Search *search) {
    if (!action->target || !action->function || !is_rooted(view, search, action->target) ||
        effects_entry(view, action))
        return;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (function->flags & FACTS_FUNCTION_SYSTEM)
        return;
    const ProgramFunction *callee = effects_callee(view, action);
    gboolean implicit = action->kind == FACTS_ACTION_CONSTRUCT && action->arguments.count == 0;
    if (!callee || !callee->bodies) {
        search->escapes = search->escapes || !implicit;
        return;
    }
    if (callee_lets_out(view, action, ROOT_THIS, search))
        search->escapes = TRUE;
}

/* `a = std::move(p)` of class type: an operator, and a store like any other. */
static void look_at_assignment(const View *view, const FactsAction *action, Search *search) {
    if (!action->function || !action->target || action->arguments.count != 1)
        return;
    const char *name = facts_text(view->facts, facts_function(view->facts, action->function)->name);
    if (g_str_has_suffix(name, "::operator=") &&
        refers(view, search, facts_argument(view->facts, action, 0)))
        store(view, search, action->target);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    Search *search = data;
    switch (action->kind) {
    case FACTS_ACTION_RETURN:
        if (refers(view, search, action->value))
            search->escapes = TRUE;
        break;
    case FACTS_ACTION_WRITE:
    case FACTS_ACTION_BIND:
    case FACTS_ACTION_DECLARE:
        if (refers(view, search, action->value))
            store(view, search, action->target);
        break;
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        look_at_arguments(view, action, search);
        look_at_assignment(view, action, search);
        look_at_target(view, action, search);
        break;
    default:
        break;
    }
}

static gboolean escapes_from(const View *view, guint32 root, guint depth) {
    Search search = {g_hash_table_new(NULL, NULL), depth, FALSE, FALSE};
    g_hash_table_add(search.roots, GUINT_TO_POINTER(root));
    do {
        search.grew = FALSE;
        view_each_action(view, look_at, &search);
    } while (search.grew && !search.escapes);
    g_hash_table_unref(search.roots);
    return search.escapes;
}

gboolean escape_of_variable(const View *view, FactsRow variable) {
    return escapes_from(view, variable, ESCAPE_DEPTH);
}
