#include "infer/ownership.h"

#include "infer/aliases.h"
#include "infer/effects.h"
#include "infer/escape.h"
#include "infer/keeping.h"
#include "infer/lock_kinds.h"
#include "infer/roots.h"

#define FIELD_DEPTH 6U

/* In the sets made here: the lock's own variable, and a root that leads to it. */
#define OWN_LOCK 1U
#define OWN_ALIAS 2U

/* The library's classes that hold objects of their template arguments in themselves. */
static gboolean is_aggregate(const View *view, const FactsType *type) {
    static const char *const names[] = {"std::array", "std::pair", "std::tuple", "std::optional",
                                        NULL};
    return g_strv_contains(names, facts_text(view->facts, type->base_name));
}

/* The lock a type is or contains by value; 0 when there is none. */
static FactsRow lock_inside(const View *view, FactsRow type, guint depth) {
    if (!type || depth == 0)
        return 0;
    const FactsType *known = facts_type(view->facts, type);
    if (lock_kinds_of_type(view, type) != CATALOG_LOCK_BY_TYPE &&
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
           lock_kinds_of_type(view, type) != CATALOG_LOCK_BY_TYPE;
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
    GHashTable *leads;
    const FactsAction *init;
} InitSearch;

static void look_for_init(const View *view, const FactsAction *action, gpointer data) {
    InitSearch *search = data;
    const CatalogEntry *entry =
        action->kind == FACTS_ACTION_CALL ? effects_entry(view, action) : NULL;
    if (search->init || !entry || entry->initialises.kind != CATALOG_SUBJECT_ARGUMENT)
        return;
    FactsRow row = effects_subject_value(view, action, &entry->initialises);
    if (g_hash_table_contains(search->leads, GUINT_TO_POINTER(roots_of_value(view, row))))
        search->init = action;
}

/* leads: all that leads to the lock. */
static const FactsAction *init_call(const View *view, GHashTable *leads) {
    InitSearch search = {leads, NULL};
    view_each_action(view, look_for_init, &search);
    return search.init;
}

/* A pointer that is declared first and set to a new object later. */
typedef struct MakerSearch {
    const FactsAction *declare;
    const FactsAction *maker;
    FactsRow type; /* of the object */
} MakerSearch;

static void look_for_maker(const View *view, const FactsAction *action, gpointer data) {
    MakerSearch *search = data;
    if (search->maker || action->target != search->declare->target)
        return;
    FactsRow value = 0;
    if (action->kind == FACTS_ACTION_WRITE)
        value = action->value;
    else if (action->kind == FACTS_ACTION_CALL && action->arguments.count == 1 &&
             keeping_is_library(view, action)) /* `p = …`, `p.reset(…)` */
        value = facts_argument(view->facts, action, 0);
    search->type = made_object_type(view, value, search->declare->type);
    search->maker = search->type ? action : NULL;
}

static gboolean is_pointer(const View *view, FactsRow type) {
    static const char *const names[] = {"std::unique_ptr", "std::shared_ptr", NULL};
    const FactsType *known = facts_type(view->facts, type);
    return known->flags & FACTS_TYPE_POINTER ||
           g_strv_contains(names, facts_text(view->facts, known->base_name));
}

/* What makes the object a pointer is set to: its declaration, or what comes later. */
static MakerSearch maker_of(const View *view, const FactsAction *declare) {
    MakerSearch search = {declare, NULL, 0};
    if (!declare->type || !is_pointer(view, declare->type))
        return search;
    search.type = made_object_type(view, declare->value, declare->type);
    if (search.type)
        search.maker = declare;
    else
        view_each_action(view, look_for_maker, &search);
    return search;
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
static gboolean makes_lock(const View *view, const FactsAction *declare, const MakerSearch *made) {
    if (is_lock_itself(view, declare->type))
        return TRUE;
    if (made->maker) {
        const FactsValue *value =
            facts_value(view->facts, made->maker->kind == FACTS_ACTION_CALL
                                         ? facts_argument(view->facts, made->maker, 0)
                                         : made->maker->value);
        return value->kind == FACTS_VALUE_ADDRESS || /* new */
               (facts_type(view->facts, declare->type)->flags & FACTS_TYPE_RECORD);
    }
    if (declare->value && binds_lock(view, declare->value))
        return TRUE;
    return (view->function->flags & FACTS_FUNCTION_CXX) != 0;
}

static FactsRow lock_of(const View *view, const FactsAction *declare, const MakerSearch *made) {
    FactsRow inside = lock_inside(view, declare->type, FIELD_DEPTH);
    return inside ? inside : lock_inside(view, made->type, FIELD_DEPTH);
}

typedef struct LockSearch {
    GHashTable *locks; /* their variables */
    GHashTable *leads; /* to any of them */
} LockSearch;

static void look_for_lock(const View *view, const FactsAction *action, gpointer data) {
    LockSearch *search = data;
    if (action->kind != FACTS_ACTION_DECLARE || !action->type)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL)
        return;
    MakerSearch made = maker_of(view, action);
    if (!lock_of(view, action, &made))
        return;
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    if (escape_of_variable(view, place->detail, leads) ||
        (!makes_lock(view, action, &made) && !init_call(view, leads)))
        return;
    g_hash_table_add(search->locks, GUINT_TO_POINTER(place->detail));
    GHashTableIter iter;
    gpointer root = NULL;
    g_hash_table_iter_init(&iter, leads);
    while (g_hash_table_iter_next(&iter, &root, NULL))
        g_hash_table_add(search->leads, root);
}

static void add_all(GHashTable *own, GHashTable *roots, guint kind) {
    GHashTableIter iter;
    gpointer root = NULL;
    g_hash_table_iter_init(&iter, roots);
    while (g_hash_table_iter_next(&iter, &root, NULL))
        g_hash_table_insert(own, root, GUINT_TO_POINTER(kind));
}

/* A lambda meets the locks of the function it is written in as its captures. They are nobody else's
 * either: a lambda that others may run would have let them out. */
static void add_captured(const View *view, GHashTable *own) {
    const FactsFunction *function = view->function;
    if (!(function->flags & FACTS_FUNCTION_LAMBDA) || !function->parent ||
        function->captures.count == 0)
        return;
    View outer;
    view_init(&outer, view->program, view->catalog,
              (ProgramBody){view->unit->index, function->parent});
    g_autoptr(GHashTable) owned = ownership_find(&outer);
    for (guint i = 0; g_hash_table_size(owned) > 0 && i < function->captures.count; i++)
        if (ownership_value_is_own(&outer, owned, facts_word(view->facts, function->captures, i)))
            g_hash_table_insert(own, GUINT_TO_POINTER(roots_of_capture(i)),
                                GUINT_TO_POINTER(OWN_ALIAS));
    view_clear(&outer);
}

GHashTable *ownership_find(const View *view) {
    g_autoptr(GHashTable) locks = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    LockSearch search = {locks, leads};
    view_each_action(view, look_for_lock, &search);
    GHashTable *own = g_hash_table_new(NULL, NULL);
    if (g_hash_table_size(locks) > 0)
        aliases_drop_mixed(view, leads, locks);
    add_all(own, leads, OWN_ALIAS);
    add_all(own, locks, OWN_LOCK);
    add_captured(view, own);
    return own;
}

gboolean ownership_is_own(const View *view, GHashTable *own, FactsRow place) {
    guint32 root = roots_of_place(view, place);
    return root && g_hash_table_contains(own, GUINT_TO_POINTER(root));
}

gboolean ownership_value_is_own(const View *view, GHashTable *own, FactsRow value) {
    guint32 root = roots_of_value(view, value);
    return root && g_hash_table_contains(own, GUINT_TO_POINTER(root));
}

typedef struct Report {
    GHashTable *own;
    const LoopBody *body;
    GPtrArray *locks;
} Report;

static gboolean is_own_lock(const Report *report, FactsRow variable) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(report->own, GUINT_TO_POINTER(variable))) ==
           OWN_LOCK;
}

/* Where the lock comes to be: the init call, the object that contains it, its declaration. */
static FactsRange place_of_making(const View *view, const FactsAction *declare,
                                  const MakerSearch *made) {
    if (is_lock_itself(view, declare->type))
        return declare->range;
    FactsRow variable = facts_place(view->facts, declare->target)->detail;
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    escape_of_variable(view, variable, leads);
    const FactsAction *init = init_call(view, leads);
    if (init)
        return init->range;
    return made->maker ? made->maker->range : declare->range;
}

static void report_lock(const View *view, const FactsAction *action, gpointer data) {
    Report *report = data;
    if (action->kind != FACTS_ACTION_DECLARE)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL || !is_own_lock(report, place->detail))
        return;
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    MakerSearch made = maker_of(view, action);
    OwnLock *lock = g_new0(OwnLock, 1);
    lock->body = report->body;
    lock->range = inference_range(view->program, view->facts, place_of_making(view, action, &made));
    lock->name = facts_text(view->facts, variable->name);
    const FactsType *type = facts_type(view->facts, lock_of(view, action, &made));
    lock->type = facts_text(
        view->facts, type->aliases.count ? facts_word(view->facts, type->aliases, 0) : type->name);
    g_ptr_array_add(report->locks, lock);
}

void ownership_report(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *locks) {
    Report report = {own, body, locks};
    view_each_action(view, report_lock, &report);
}
