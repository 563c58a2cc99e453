#include "infer/made_locks.h"

#include "infer/effects.h"
#include "infer/keeping.h"
#include "infer/lock_kinds.h"
#include "infer/roots.h"

#define FIELD_DEPTH 6U

/* How many helpers deep an init call is looked for. */
#define INIT_DEPTH 3U

/* Which lock a type is or contains. */

/* An object that is a lock, or an array of them; a pointer is none. */
static gboolean is_lock_itself(const View *view, FactsRow type) {
    if (lock_kinds_of_type(view, type) == CATALOG_LOCK_BY_TYPE)
        return FALSE;
    while (facts_type(view->facts, type)->flags & FACTS_TYPE_ARRAY)
        type = facts_type(view->facts, type)->pointee;
    return !(facts_type(view->facts, type)->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE));
}

/* The library's classes that have their elements from the start and keep them. */
static gboolean is_aggregate(const View *view, FactsRow type) {
    static const char *const names[] = {"std::array", "std::pair", "std::tuple", "std::optional",
                                        NULL};
    return g_strv_contains(names,
                           facts_text(view->facts, facts_type(view->facts, type)->base_name));
}

static FactsRow lock_inside(const View *view, FactsRow type, guint depth);

static FactsRow lock_inside_any(const View *view, FactsSlice types, guint depth) {
    FactsRow found = 0;
    for (guint i = 0; i < types.count && !found; i++)
        found = lock_inside(view, facts_word(view->facts, types, i), depth);
    return found;
}

/* The lock a type is or contains by value; 0 when there is none. */
static FactsRow lock_inside(const View *view, FactsRow type, guint depth) {
    if (!type || depth == 0)
        return 0;
    if (is_lock_itself(view, type))
        return type;
    const FactsType *known = facts_type(view->facts, type);
    if (known->flags & FACTS_TYPE_ARRAY)
        return lock_inside(view, known->pointee, depth - 1);
    if (!(known->flags & FACTS_TYPE_RECORD))
        return 0;
    FactsRow found = lock_inside_any(view, known->bases, depth - 1);
    if (!found && is_aggregate(view, type))
        found = lock_inside_any(view, known->arguments, depth - 1);
    for (guint i = 0; i < known->fields.count && !found; i++) {
        FactsRow field = facts_word(view->facts, known->fields, i);
        found = lock_inside(view, facts_variable(view->facts, field)->type, depth - 1);
    }
    return found;
}

/* Objects on the heap. */

static gboolean is_smart_pointer(const View *view, FactsRow type) {
    static const char *const names[] = {"std::unique_ptr", "std::shared_ptr", NULL};
    return g_strv_contains(names,
                           facts_text(view->facts, facts_type(view->facts, type)->base_name));
}

static gboolean is_pointer(const View *view, FactsRow type) {
    return facts_type(view->facts, type)->flags & FACTS_TYPE_POINTER ||
           is_smart_pointer(view, type);
}

/* The type of the object a value makes: `new T`, `make_unique<T>()`, an allocated block. */
static FactsRow made_object_type(const View *view, FactsRow row, FactsRow pointer_type) {
    if (!row)
        return 0;
    const FactsValue *value = facts_value(view->facts, row);
    const FactsType *type = facts_type(view->facts, pointer_type);
    if (value->kind == FACTS_VALUE_ADDRESS &&
        facts_place(view->facts, value->left)->kind == FACTS_PLACE_ALLOCATION)
        return facts_place(view->facts, value->left)->type;
    if (value->kind != FACTS_VALUE_RESULT)
        return 0;
    const FactsAction *maker = view_action(view, value->left);
    if (maker && maker->kind == FACTS_ACTION_CONSTRUCT && maker->arguments.count > 0 &&
        type->flags & FACTS_TYPE_SYSTEM) /* `std::unique_ptr<T> p(new T)` */
        return made_object_type(view, facts_argument(view->facts, maker, 0), pointer_type);
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    if (!entry)
        return 0;
    if (entry->constructs == CATALOG_PART_TEMPLATE && type->arguments.count > 0)
        return facts_word(view->facts, type->arguments, 0);
    return entry->allocates ? type->pointee : 0;
}

typedef struct MakerSearch {
    const FactsAction *declare;
    MadeLock made;
} MakerSearch;

/* What an action sets the place it is about to; 0 for nothing. */
static FactsRow value_set(const View *view, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_DECLARE)
        return action->value;
    if (action->kind == FACTS_ACTION_CALL && action->arguments.count == 1 &&
        keeping_is_library(view, action)) /* `p = …`, `p.reset(…)` */
        return facts_argument(view->facts, action, 0);
    return 0;
}

/* The local, or a pointer in it, is set to a new object. */
static void look_for_maker(const View *view, const FactsAction *action, gpointer data) {
    MakerSearch *search = data;
    guint32 variable = facts_place(view->facts, search->declare->target)->detail;
    if (search->made.type || !action->target || roots_of_place(view, action->target) != variable)
        return;
    FactsRow type = facts_place(view->facts, action->target)->type;
    FactsRow value = value_set(view, action);
    if (!value || !type || !is_pointer(view, type))
        return;
    FactsRow lock = lock_inside(view, made_object_type(view, value, type), FIELD_DEPTH);
    if (!lock)
        return;
    gboolean is_new = facts_value(view->facts, value)->kind == FACTS_VALUE_ADDRESS;
    search->made = (MadeLock){lock, action, is_new || is_smart_pointer(view, type)};
}

/* Locals. */

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

/* `std::vector<std::mutex> mutexes(4)`: of other containers, elements may come from elsewhere. */
static FactsRow lock_in_elements(const View *view, const FactsAction *declare) {
    const FactsValue *value = facts_value(view->facts, declare->value);
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    if (!maker || maker->kind != FACTS_ACTION_CONSTRUCT || maker->arguments.count == 0 ||
        !keeping_is_container(view, declare->type))
        return 0;
    FactsRow given = facts_value(view->facts, facts_argument(view->facts, maker, 0))->type;
    if (!(facts_type(view->facts, given)->flags & FACTS_TYPE_NUMBER))
        return 0;
    return lock_inside_any(view, facts_type(view->facts, declare->type)->arguments, FIELD_DEPTH);
}

/* A C++ class makes the locks it contains when it is constructed; a C struct only when told to. */
static gboolean is_constructed(const View *view, const FactsAction *declare) {
    return is_lock_itself(view, declare->type) ||
           (declare->value && binds_lock(view, declare->value)) ||
           (view->function->flags & FACTS_FUNCTION_CXX) != 0;
}

MadeLock made_locks_find(const View *view, const FactsAction *declare) {
    FactsRow inside = lock_inside(view, declare->type, FIELD_DEPTH);
    if (!inside)
        inside = lock_in_elements(view, declare);
    if (inside)
        return (MadeLock){inside, NULL, is_constructed(view, declare)};
    MakerSearch search = {declare, {0, NULL, FALSE}};
    view_each_action(view, look_for_maker, &search);
    return search.made;
}

/* Init calls. */

typedef struct InitSearch {
    GHashTable *leads;
    guint depth;
    const FactsAction *init;
} InitSearch;

static gboolean leads_there(const View *view, const InitSearch *search, FactsRow value) {
    return g_hash_table_contains(search->leads, GUINT_TO_POINTER(roots_of_value(view, value)));
}

static void look_for_init(const View *view, const FactsAction *action, gpointer data);

static gboolean parameter_is_initialised(const View *view, const ProgramFunction *callee,
                                         guint index, guint depth) {
    ProgramBody body;
    if (depth == 0 || !program_choose_body(view->program, callee, view->unit->index, &body))
        return FALSE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    InitSearch search = {leads, depth, NULL};
    if (index < inner.function->parameters.count) {
        FactsRow parameter = facts_word(inner.facts, inner.function->parameters, index);
        g_hash_table_add(leads, GUINT_TO_POINTER(parameter));
        view_each_action(&inner, look_for_init, &search);
    }
    view_clear(&inner);
    return search.init != NULL;
}

/* `pthread_mutex_init(&s->lock, NULL)`, or a helper that does it. */
static void look_for_init(const View *view, const FactsAction *action, gpointer data) {
    InitSearch *search = data;
    if (search->init || action->kind != FACTS_ACTION_CALL)
        return;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->initialises.kind == CATALOG_SUBJECT_ARGUMENT &&
        leads_there(view, search, effects_subject_value(view, action, &entry->initialises)))
        search->init = action;
    const ProgramFunction *callee = entry ? NULL : effects_callee(view, action);
    for (guint i = 0; callee && callee->bodies && i < action->arguments.count; i++)
        if (leads_there(view, search, facts_word(view->facts, action->arguments, i)) &&
            parameter_is_initialised(view, callee, i, search->depth - 1))
            search->init = action;
}

/* leads: all that leads to the lock. */
static const FactsAction *init_call(const View *view, GHashTable *leads) {
    InitSearch search = {leads, INIT_DEPTH, NULL};
    view_each_action(view, look_for_init, &search);
    return search.init;
}

gboolean made_locks_is_ready(const View *view, const MadeLock *made, GHashTable *leads) {
    return made->constructed || init_call(view, leads) != NULL;
}

FactsRange made_locks_place(const View *view, const FactsAction *declare, const MadeLock *made,
                            GHashTable *leads) {
    if (is_lock_itself(view, declare->type))
        return declare->range;
    const FactsAction *init = init_call(view, leads);
    if (init)
        return init->range;
    return made->maker ? made->maker->range : declare->range;
}
