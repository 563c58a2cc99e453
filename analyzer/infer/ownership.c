#include "infer/ownership.h"

#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/resolve.h"

#define FIELD_DEPTH 6U

/* The library's classes that are made of their template arguments from the start. */
static gboolean is_aggregate(const View *view, const FactsType *type) {
    static const char *const names[] = {"std::array", "std::pair", "std::tuple", NULL};
    return g_strv_contains(names, facts_text(view->facts, type->base_name));
}

/* The lock a type is or contains by value; 0 when there is none. */
static FactsRow lock_inside(const View *view, FactsRow type, guint depth) {
    if (!type || depth == 0)
        return 0;
    const FactsType *known = facts_type(view->facts, type);
    if (effects_type_lock(view, type) != CATALOG_LOCK_BY_TYPE &&
        !(known->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE)))
        return type;
    if (known->flags & FACTS_TYPE_ARRAY)
        return lock_inside(view, known->pointee, depth - 1);
    if (!(known->flags & FACTS_TYPE_RECORD))
        return 0;
    for (guint i = 0; is_aggregate(view, known) && i < known->arguments.count; i++) {
        FactsRow found = lock_inside(view, facts_word(view->facts, known->arguments, i), depth - 1);
        if (found)
            return found;
    }
    for (guint i = 0; i < known->fields.count; i++) {
        FactsRow field = facts_word(view->facts, known->fields, i);
        FactsRow found = lock_inside(view, facts_variable(view->facts, field)->type, depth - 1);
        if (found)
            return found;
    }
    for (guint i = 0; i < known->bases.count; i++) {
        FactsRow found = lock_inside(view, facts_word(view->facts, known->bases, i), depth - 1);
        if (found)
            return found;
    }
    return 0;
}

static gboolean is_lock_itself(const View *view, FactsRow type) {
    const FactsType *known = facts_type(view->facts, type);
    return !(known->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE)) &&
           effects_type_lock(view, type) != CATALOG_LOCK_BY_TYPE;
}

/* The type of the object a value makes: `new T`, `make_unique<T>()`, an allocated block. */
static FactsRow made_object_type(const View *view, FactsRow row, FactsRow variable_type) {
    if (!row)
        return 0;
    const FactsValue *value = facts_value(view->facts, row);
    const FactsType *type = facts_type(view->facts, variable_type);
    if (value->kind == FACTS_VALUE_ADDRESS &&
        facts_place(view->facts, value->left)->kind == FACTS_PLACE_ALLOCATION)
        return facts_place(view->facts, value->left)->type;
    if (value->kind != FACTS_VALUE_RESULT)
        return 0;
    const FactsAction *maker = view_action(view, value->left);
    if (maker && maker->kind == FACTS_ACTION_CONSTRUCT && maker->arguments.count > 0 &&
        type->flags & FACTS_TYPE_SYSTEM) /* `std::unique_ptr<T> p(new T)` */
        return made_object_type(view, facts_argument(view->facts, maker, 0), variable_type);
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    if (!entry)
        return 0;
    if (entry->constructs == CATALOG_PART_TEMPLATE && type->arguments.count > 0)
        return facts_word(view->facts, type->arguments, 0);
    return entry->allocates ? type->pointee : 0;
}

typedef struct InitSearch {
    FactsRow variable;
    const FactsAction *init;
} InitSearch;

static void look_for_init(const View *view, const FactsAction *action, gpointer data) {
    InitSearch *search = data;
    const CatalogEntry *entry =
        action->kind == FACTS_ACTION_CALL ? effects_entry(view, action) : NULL;
    if (search->init || !entry || entry->initialises.kind != CATALOG_SUBJECT_ARGUMENT)
        return;
    FactsRow row = effects_subject_value(view, action, &entry->initialises);
    const FactsValue *value = facts_value(view->facts, row);
    if ((value->kind == FACTS_VALUE_ADDRESS || value->kind == FACTS_VALUE_PLACE) &&
        escape_root(view, value->left) == search->variable)
        search->init = action;
}

static const FactsAction *init_call(const View *view, FactsRow variable) {
    InitSearch search = {variable, NULL};
    view_each_action(view, look_for_init, &search);
    return search.init;
}

static gboolean binds_lock(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind != FACTS_VALUE_OBJECT)
        return FALSE;
    for (guint i = 0; i + 1 < value->fields.count; i += 2) {
        FactsRow field = facts_word(view->facts, value->fields, i);
        if (field && lock_inside(view, facts_variable(view->facts, field)->type, FIELD_DEPTH))
            return TRUE;
    }
    return FALSE;
}

/* A C++ class makes the locks it contains when it is constructed; a C struct only when told to. */
static gboolean declaration_makes_lock(const View *view, const FactsAction *declare) {
    if (is_lock_itself(view, declare->type))
        return TRUE;
    FactsRow made = made_object_type(view, declare->value, declare->type);
    if (made) {
        const FactsValue *value = facts_value(view->facts, declare->value);
        return value->kind == FACTS_VALUE_ADDRESS || /* new */
               (facts_type(view->facts, declare->type)->flags & FACTS_TYPE_RECORD);
    }
    if (declare->value && binds_lock(view, declare->value))
        return TRUE;
    return (view->function->flags & FACTS_FUNCTION_CXX) != 0;
}

static FactsRow lock_of_declaration(const View *view, const FactsAction *declare) {
    FactsRow inside = lock_inside(view, declare->type, FIELD_DEPTH);
    if (inside)
        return inside;
    FactsRow made = made_object_type(view, declare->value, declare->type);
    return lock_inside(view, made, FIELD_DEPTH);
}

static void look_for_lock(const View *view, const FactsAction *action, gpointer data) {
    if (action->kind != FACTS_ACTION_DECLARE || !action->type)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL || !lock_of_declaration(view, action))
        return;
    if (!declaration_makes_lock(view, action) && !init_call(view, place->detail))
        return;
    if (!escape_of_variable(view, place->detail))
        g_hash_table_add((GHashTable *)data, GUINT_TO_POINTER(place->detail));
}

GHashTable *ownership_find(const View *view) {
    GHashTable *own = g_hash_table_new(NULL, NULL);
    view_each_action(view, look_for_lock, own);
    return own;
}

gboolean ownership_is_own(const View *view, GHashTable *own, FactsRow place) {
    FactsRow root = escape_root(view, place);
    return root && g_hash_table_contains(own, GUINT_TO_POINTER(root));
}

typedef struct Report {
    GHashTable *own;
    const LoopBody *body;
    GPtrArray *locks;
} Report;

static void report_lock(const View *view, const FactsAction *action, gpointer data) {
    Report *report = data;
    if (action->kind != FACTS_ACTION_DECLARE)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL ||
        !g_hash_table_contains(report->own, GUINT_TO_POINTER(place->detail)))
        return;
    const FactsAction *init = NULL;
    if (!is_lock_itself(view, action->type))
        init = init_call(view, place->detail);
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    FactsRow type = lock_of_declaration(view, action);
    OwnLock *lock = g_new0(OwnLock, 1);
    lock->body = report->body;
    lock->range = inference_range(view, init ? init->range : action->range);
    lock->name = facts_text(view->facts, variable->name);
    const FactsType *lock_type = facts_type(view->facts, type);
    lock->type = facts_text(view->facts, lock_type->aliases.count
                                             ? facts_word(view->facts, lock_type->aliases, 0)
                                             : lock_type->name);
    g_ptr_array_add(report->locks, lock);
}

void ownership_report(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *locks) {
    Report report = {own, body, locks};
    view_each_action(view, report_lock, &report);
}
