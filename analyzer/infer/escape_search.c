#include "infer/escape_search.h"

#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/keeping.h"
#include "infer/roots.h"

/* Roots. */

static gboolean is_root(const EscapeSearch *search, guint32 root) {
    return root && g_hash_table_contains(search->roots, GUINT_TO_POINTER(root));
}

void escape_search_add(EscapeSearch *search, guint32 root) {
    if (g_hash_table_add(search->roots, GUINT_TO_POINTER(root)))
        search->grew = TRUE;
}

gboolean escape_search_leads(const View *view, const EscapeSearch *search, FactsRow place) {
    return is_root(search, roots_of_place(view, place));
}

/* Fates. */

static gint64 key_of(guint32 row, guint32 index) {
    return ((gint64)row << 32) | index;
}

static guint known_fate(const EscapeSearch *search, gint64 key) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(search->fates, &key));
}

static void keep_fate(EscapeSearch *search, gint64 key, guint fate) {
    g_hash_table_insert(search->fates, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(fate + 1));
}

guint escape_search_known_fate(const EscapeSearch *search, guint32 id, guint32 index) {
    return known_fate(search, key_of(id, index));
}

void escape_search_keep_fate(EscapeSearch *search, guint32 id, guint32 index, guint fate) {
    keep_fate(search, key_of(id, index), fate);
}

/* Lambdas. */

/* Whether a body says `this` anywhere: of a lambda, whether it captured it. */
typedef struct ThisSearch {
    gboolean found;
} ThisSearch;

static gboolean lambda_has_this(const View *view, const FactsFunction *lambda);

static gboolean value_has_this(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_LAMBDA)
        return lambda_has_this(view, facts_function(view->facts, value->left));
    return roots_of_value(view, row) == ROOT_THIS;
}

static void look_for_this(const View *view, const FactsAction *action, gpointer data) {
    ThisSearch *search = data;
    if (roots_of_place(view, action->target) == ROOT_THIS || value_has_this(view, action->value))
        search->found = TRUE;
    for (guint i = 0; !search->found && i < action->arguments.count; i++)
        search->found = value_has_this(view, facts_word(view->facts, action->arguments, i));
    if (!search->found && action->function) /* `[this] { … }()` */
        search->found = lambda_has_this(view, facts_function(view->facts, action->function));
}

static gboolean lambda_has_this(const View *view, const FactsFunction *lambda) {
    const ProgramFunction *joined =
        program_find(view->program, facts_text(view->facts, lambda->key));
    ProgramBody body;
    if (!(lambda->flags & FACTS_FUNCTION_LAMBDA) || !joined || !joined->bodies ||
        !program_choose_body(view->program, joined, view->unit->index, &body))
        return FALSE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    ThisSearch search = {FALSE};
    view_each_action(&inner, look_for_this, &search);
    view_clear(&inner);
    return search.found;
}

/* What a lambda does with something it captured, wherever it is called. */
static guint fate_in_lambda(const View *view, const EscapeSearch *search,
                            const FactsFunction *lambda, guint32 root) {
    const ProgramFunction *joined =
        program_find(view->program, facts_text(view->facts, lambda->key));
    if (!joined || !joined->bodies)
        return FATE_OUT;
    return escape_fate_in_body(view, joined, root, search->depth) ? FATE_OUT : 0;
}

static void add_fate_in_lambda(const View *view, EscapeSearch *search, FactsRow row, guint32 root) {
    gint64 key = -key_of(row, root) - 1;
    guint known = known_fate(search, key);
    if (known) {
        search->fate |= known - 1;
        return;
    }
    guint fate = fate_in_lambda(view, search, facts_function(view->facts, row), root);
    keep_fate(search, key, fate);
    search->fate |= fate;
}

gboolean escape_search_captured(const View *view, EscapeSearch *search, FactsRow row) {
    const FactsFunction *lambda = facts_function(view->facts, row);
    if (lambda->parent != view->row)
        return FALSE; /* its captures say nothing here */
    gboolean any = FALSE;
    for (guint i = 0; i < lambda->captures.count; i++) {
        if (!escape_search_refers(view, search, facts_word(view->facts, lambda->captures, i)))
            continue;
        add_fate_in_lambda(view, search, row, roots_of_capture(i));
        any = TRUE;
    }
    if (is_root(search, ROOT_THIS) && lambda_has_this(view, lambda)) {
        add_fate_in_lambda(view, search, row, ROOT_THIS);
        any = TRUE;
    }
    return any;
}

/* Values. */

/* Whether reading the place yields something that leads to the object: a pointer, a smart pointer,
 * a closure; not a number. */
static gboolean leads_on(const View *view, FactsRow place) {
    FactsRow type = facts_place(view->facts, place)->type;
    return !type || !(facts_type(view->facts, type)->flags & FACTS_TYPE_NUMBER);
}

static gboolean any_refers(const View *view, EscapeSearch *search, FactsSlice fields) {
    gboolean any = FALSE;
    for (guint i = 1; i < fields.count; i += 2)
        any = escape_search_refers(view, search, facts_word(view->facts, fields, i)) || any;
    return any;
}

gboolean escape_search_refers(const View *view, EscapeSearch *search, FactsRow row) {
    if (!row)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_RESULT:
        return is_root(search, roots_of_value(view, row));
    case FACTS_VALUE_PLACE:
        return escape_search_leads(view, search, value->left) && leads_on(view, value->left);
    case FACTS_VALUE_LAMBDA:
        return escape_search_captured(view, search, value->left);
    case FACTS_VALUE_OBJECT:
        return any_refers(view, search, value->fields);
    case FACTS_VALUE_CHOICE:
    case FACTS_VALUE_BINARY: {
        gboolean left = escape_search_refers(view, search, value->left);
        return escape_search_refers(view, search, value->right) || left;
    }
    default:
        return FALSE;
    }
}

/* Storing. */

static guint parameter_index(const View *view, guint32 root) {
    FactsSlice parameters = view->function->parameters;
    for (guint i = 0; i < parameters.count && i < FATE_PARAMETERS; i++)
        if (facts_word(view->facts, parameters, i) == root)
            return i;
    return FATE_PARAMETERS;
}

/* Whether a local pointer points to storage that was made for it alone. */
static gboolean points_to_new(const View *view, guint32 root) {
    if (!roots_is_variable(root))
        return FALSE;
    const FactsVariable *variable = facts_variable(view->facts, root);
    if (variable->write_count > 0 || !variable->initial)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, variable->initial);
    if (value->kind == FACTS_VALUE_ADDRESS)
        return facts_place(view->facts, value->left)->kind == FACTS_PLACE_ALLOCATION;
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    return entry && (entry->allocates || entry->constructs == CATALOG_PART_TEMPLATE);
}

static void store_behind_root(const View *view, EscapeSearch *search, guint32 root) {
    if (is_root(search, root))
        return;
    guint index = parameter_index(view, root);
    if (root == ROOT_THIS)
        search->fate |= FATE_KEPT;
    else if (index < FATE_PARAMETERS)
        search->fate |= (guint)FATE_STORED << index;
    else if (points_to_new(view, root))
        escape_search_add(search, root);
    else
        search->fate |= FATE_OUT;
}

/* `local[key]` of a container: one of its elements, which it holds itself. */
static FactsRow container_of_element(const View *view, const FactsPlace *place) {
    const FactsPlace *base = facts_place(view->facts, place->base);
    if (place->kind != FACTS_PLACE_DEREF || base->kind != FACTS_PLACE_RESULT)
        return 0;
    const FactsAction *accessor = view_action(view, base->detail);
    if (!accessor || !accessor->target ||
        !keeping_is_container(view, facts_place(view->facts, accessor->target)->type))
        return 0;
    return accessor->target;
}

/* Whether the place is the function's own: a local, a parameter by value, or a part of one, not
 * something behind a pointer. */
static gboolean is_in_local(const View *view, FactsRow row) {
    while (row) {
        const FactsPlace *place = facts_place(view->facts, row);
        if (place->kind == FACTS_PLACE_LOCAL || place->kind == FACTS_PLACE_PARAMETER)
            return TRUE;
        if (place->kind == FACTS_PLACE_FIELD || place->kind == FACTS_PLACE_INDEX)
            row = place->base;
        else
            row = container_of_element(view, place);
    }
    return FALSE;
}

/* A local that holds the address leads to the object as well, and so does the object of a method
 * that keeps it; anything else lets it out. */
void escape_search_store(const View *view, EscapeSearch *search, FactsRow place) {
    guint32 root = roots_of_place(view, place);
    if (is_in_local(view, place))
        escape_search_add(search, root);
    else
        store_behind_root(view, search, root);
}

void escape_search_store_behind(const View *view, EscapeSearch *search, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_ADDRESS)
        escape_search_store(view, search, value->left);
    else
        store_behind_root(view, search, roots_of_value(view, row));
}
