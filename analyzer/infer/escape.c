#include "infer/escape.h"

#include "infer/effects.h"
#include "infer/keeping.h"
#include "infer/roots.h"

/* How many helpers deep an address is followed; beyond that it counts as shared. */
#define ESCAPE_DEPTH 5U

/* What a body does with what it was given; a set. */
typedef enum Fate {
    FATE_OUT = 1 << 0,      /* others can see it from here on */
    FATE_RETURNED = 1 << 1, /* the result leads to it */
    FATE_KEPT = 1 << 2,     /* the object the body belongs to leads to it */
} Fate;

typedef struct Search {
    GHashTable *roots; /* all that leads to the object (roots.h) */
    GHashTable *fates; /* Fate + 1 by action and argument; below 0 by lambda and capture */
    guint depth;
    guint fate;
    gboolean grew;
} Search;

static guint fate_from(const View *view, guint32 root, guint depth, GHashTable *leads);

FactsRow escape_root(const View *view, FactsRow place) {
    guint32 root = roots_of_place(view, place);
    return roots_is_variable(root) ? root : 0;
}

static gboolean is_root(const Search *search, guint32 root) {
    return root && g_hash_table_contains(search->roots, GUINT_TO_POINTER(root));
}

static gboolean is_rooted(const View *view, const Search *search, FactsRow place) {
    return is_root(search, roots_of_place(view, place));
}

static void add_root(Search *search, guint32 root) {
    if (g_hash_table_add(search->roots, GUINT_TO_POINTER(root)))
        search->grew = TRUE;
}

/* Whether reading the place yields something that leads to the object: a pointer, a smart pointer,
 * a closure; not a number. */
static gboolean leads_on(const View *view, FactsRow place) {
    FactsRow type = facts_place(view->facts, place)->type;
    return !type || !(facts_type(view->facts, type)->flags & FACTS_TYPE_NUMBER);
}

static gboolean refers(const View *view, Search *search, FactsRow row);

static gboolean any_refers(const View *view, Search *search, FactsSlice values, guint step) {
    gboolean any = FALSE;
    for (guint i = step - 1; i < values.count; i += step)
        any = refers(view, search, facts_word(view->facts, values, i)) || any;
    return any;
}

static guint fate_in_body(const View *view, const ProgramFunction *callee, guint32 root,
                          guint depth) {
    ProgramBody body;
    if (depth == 0 || !program_choose_body(view->program, callee, view->unit->index, &body))
        return FATE_OUT;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    guint fate = fate_from(&inner, root, depth - 1, NULL);
    view_clear(&inner);
    return fate;
}

/* What the callee does with its parameter number index, a root of its own, or 0 for none. */
static guint fate_of_parameter(const View *view, const ProgramFunction *callee, guint32 index,
                               guint depth) {
    ProgramBody body;
    if (!program_choose_body(view->program, callee, view->unit->index, &body))
        return FATE_OUT;
    const Facts *facts = program_unit(view->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    if (index >= function->parameters.count)
        return FATE_OUT;
    return fate_in_body(view, callee, facts_word(facts, function->parameters, index), depth);
}

/* What a lambda does with what it captured, wherever it is called. A coroutine runs beside. */
static guint fate_in_lambda(const View *view, const FactsFunction *lambda, guint32 capture,
                            guint depth) {
    const ProgramFunction *joined =
        program_find(view->program, facts_text(view->facts, lambda->key));
    if (!joined || !joined->bodies || lambda->flags & FACTS_FUNCTION_COROUTINE)
        return FATE_OUT;
    return fate_in_body(view, joined, roots_of_capture(capture), depth) ? FATE_OUT : 0;
}

static guint known_fate(Search *search, gint64 key, gboolean *known) {
    gpointer found = g_hash_table_lookup(search->fates, &key);
    *known = found != NULL;
    return found ? GPOINTER_TO_UINT(found) - 1 : 0;
}

static void keep_fate(Search *search, gint64 key, guint fate) {
    g_hash_table_insert(search->fates, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(fate + 1));
}

static gint64 key_of(guint32 row, guint32 index) {
    return ((gint64)row << 32) | index;
}

/* Whether a lambda captures the object; what it does with it counts wherever it is called. */
static gboolean lambda_refers(const View *view, Search *search, FactsRow row) {
    const FactsFunction *lambda = facts_function(view->facts, row);
    gboolean any = FALSE;
    for (guint i = 0; i < lambda->captures.count; i++) {
        if (!refers(view, search, facts_word(view->facts, lambda->captures, i)))
            continue;
        gboolean known = FALSE;
        gint64 key = -key_of(row, i) - 1;
        guint fate = known_fate(search, key, &known);
        if (!known) {
            fate = fate_in_lambda(view, lambda, i, search->depth);
            keep_fate(search, key, fate);
        }
        search->fate |= fate;
        any = TRUE;
    }
    return any;
}

static gboolean refers(const View *view, Search *search, FactsRow row) {
    if (!row)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_RESULT:
        return is_root(search, roots_of_value(view, row));
    case FACTS_VALUE_PLACE:
        return is_rooted(view, search, value->left) && leads_on(view, value->left);
    case FACTS_VALUE_LAMBDA:
        return lambda_refers(view, search, value->left);
    case FACTS_VALUE_OBJECT:
        return any_refers(view, search, value->fields, 2);
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY: {
        gboolean left = refers(view, search, value->left);
        return refers(view, search, value->right) || left;
    }
    default:
        return FALSE;
    }
}

/* Whether the place is a local or a part of one, not something behind a pointer. */
static gboolean is_in_local(const View *view, FactsRow place) {
    const FactsPlace *known = facts_place(view->facts, place);
    while (known->kind == FACTS_PLACE_FIELD || known->kind == FACTS_PLACE_INDEX)
        known = facts_place(view->facts, known->base);
    return known->kind == FACTS_PLACE_LOCAL;
}

/* A local that holds the address leads to the object as well, and so does the object of a method
 * that keeps it; anything else lets it out. */
static void store(const View *view, Search *search, FactsRow target) {
    guint32 root = roots_of_place(view, target);
    if (is_root(search, root))
        return;
    if (is_in_local(view, target))
        add_root(search, root);
    else
        search->fate |= root == ROOT_THIS ? FATE_KEPT : FATE_OUT;
}

static gboolean returns_object(const View *view, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CONSTRUCT || !action->function)
        return action->kind == FACTS_ACTION_CONSTRUCT;
    FactsRow type = facts_function(view->facts, action->function)->return_type;
    return (facts_type(view->facts, type)->flags &
            (FACTS_TYPE_RECORD | FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE)) != 0;
}

/* `std::exchange(kept, p)`, `memcpy(&kept, &p, sizeof p)`: what else it is given may lead to the
 * object afterwards. */
static void store_in_other_arguments(const View *view, Search *search, const FactsAction *action,
                                     guint index) {
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow row = facts_word(view->facts, action->arguments, i);
        const FactsValue *other = facts_value(view->facts, row);
        if (i != index && other->kind == FACTS_VALUE_ADDRESS && leads_on(view, other->left))
            store(view, search, other->left);
    }
}

static gboolean is_pointer_itself(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind != FACTS_VALUE_ADDRESS)
        return FALSE;
    FactsRow type = facts_place(view->facts, value->left)->type;
    return type && facts_type(view->facts, type)->flags & FACTS_TYPE_POINTER;
}

/* A function the catalogs know: it keeps what they say, hands out what it returns, and can copy a
 * pointer it was given the address of. */
static void pass_to_known(const View *view, Search *search, const FactsAction *action,
                          const CatalogEntry *entry, guint index) {
    if (keeping_argument(entry, index)) {
        search->fate |= FATE_OUT;
        return;
    }
    if (entry->constructs != CATALOG_PART_NONE) {
        if (keeping_shares(view, action, effects_part_type(view, action, entry->constructs)))
            search->fate |= FATE_OUT;
        else if (action->target)
            store(view, search, action->target);
    }
    if (action->kind != FACTS_ACTION_CALL)
        return;
    if (is_pointer_itself(view, facts_word(view->facts, action->arguments, index)))
        store_in_other_arguments(view, search, action, index);
    if (returns_object(view, action))
        add_root(search, roots_of_result(action->id));
}

/* The standard library keeps what it is given in the object, the other arguments or the result. */
static void pass_to_library(const View *view, Search *search, const FactsAction *action,
                            guint index) {
    if (action->kind == FACTS_ACTION_CONSTRUCT && keeping_shares(view, action, action->type)) {
        search->fate |= FATE_OUT;
        return;
    }
    if (action->target)
        store(view, search, action->target);
    if (action->kind == FACTS_ACTION_CALL)
        store_in_other_arguments(view, search, action, index);
    if (returns_object(view, action))
        add_root(search, roots_of_result(action->id));
}

/* Passing it to a helper whose body shows that it keeps it nowhere is no sharing; a coroutine may
 * run beside this call, and a function nobody knows may do anything. */
static guint fate_at_callee(const View *view, Search *search, const FactsAction *action,
                            guint32 index) {
    gboolean known = FALSE;
    gint64 key = key_of(action->id, index);
    guint fate = known_fate(search, key, &known);
    if (known)
        return fate;
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies || callee->flags & FACTS_FUNCTION_COROUTINE ||
        action->flags & FACTS_ACTION_VIRTUAL)
        fate = FATE_OUT;
    else if (index == ROOT_THIS)
        fate = fate_in_body(view, callee, ROOT_THIS, search->depth);
    else
        fate = fate_of_parameter(view, callee, index, search->depth);
    keep_fate(search, key, fate);
    return fate;
}

static void take_fate(const View *view, Search *search, const FactsAction *action, guint fate) {
    search->fate |= fate & FATE_OUT;
    if (fate & FATE_RETURNED)
        add_root(search, roots_of_result(action->id));
    if (!(fate & FATE_KEPT))
        return;
    if (action->target)
        store(view, search, action->target);
    else if (action->kind != FACTS_ACTION_CONSTRUCT)
        search->fate |= FATE_OUT;
    if (action->kind == FACTS_ACTION_CONSTRUCT)
        add_root(search, roots_of_result(action->id));
}

static void look_at_arguments(const View *view, const FactsAction *action, Search *search) {
    const CatalogEntry *entry = effects_entry(view, action);
    for (guint i = 0; i < action->arguments.count; i++) {
        if (!refers(view, search, facts_word(view->facts, action->arguments, i)))
            continue;
        if (entry)
            pass_to_known(view, search, action, entry, i);
        else if (keeping_is_library(view, action))
            pass_to_library(view, search, action, i);
        else
            take_fate(view, search, action, fate_at_callee(view, search, action, i));
    }
}

/* A method of the object, or its construction: known classes keep themselves to themselves. What a
 * lambda does was seen where it was written. */
static void look_at_target(const View *view, const FactsAction *action, Search *search) {
    if (!action->target || !action->function || !is_rooted(view, search, action->target) ||
        effects_entry(view, action))
        return;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (function->flags & FACTS_FUNCTION_SYSTEM)
        return;
    const ProgramFunction *callee = effects_callee(view, action);
    if (!callee || !callee->bodies) {
        gboolean implicit = action->kind == FACTS_ACTION_CONSTRUCT && action->arguments.count == 0;
        search->fate |= implicit ? 0 : FATE_OUT;
        return;
    }
    take_fate(view, search, action, fate_at_callee(view, search, action, ROOT_THIS));
}

/* `[&] { … }()`: it has no value, it is called at once. */
static void look_at_lambda(const View *view, const FactsAction *action, Search *search) {
    if (action->function &&
        facts_function(view->facts, action->function)->flags & FACTS_FUNCTION_LAMBDA)
        lambda_refers(view, search, action->function);
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
            search->fate |= FATE_RETURNED;
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
        look_at_lambda(view, action, search);
        break;
    default:
        break;
    }
}

static guint fate_from(const View *view, guint32 root, guint depth, GHashTable *leads) {
    g_autoptr(GHashTable) roots = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) fates = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    Search search = {roots, fates, depth, 0, FALSE};
    g_hash_table_add(roots, GUINT_TO_POINTER(root));
    do {
        search.grew = FALSE;
        view_each_action(view, look_at, &search);
    } while (search.grew && !(search.fate & FATE_OUT));
    GHashTableIter iter;
    gpointer found = NULL;
    g_hash_table_iter_init(&iter, roots);
    while (leads && g_hash_table_iter_next(&iter, &found, NULL))
        g_hash_table_add(leads, found);
    return search.fate;
}

gboolean escape_of_variable(const View *view, FactsRow variable, GHashTable *leads) {
    return fate_from(view, variable, ESCAPE_DEPTH, leads) != 0;
}
