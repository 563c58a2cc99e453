#include "infer/lock_kinds.h"

#include <string.h>

#include "infer/effects.h"

/* How many calls deep a lock() is looked into. */
#define LOCK_DEPTH 4U

static CatalogLockKind kind_of_type(const View *view, FactsRow type, guint depth);
static CatalogLockKind kind_taken(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry, const CatalogSubject *subject,
                                  guint depth);

CatalogLockKind lock_kinds_of_type(const View *view, FactsRow type) {
    const CatalogEntry *entry = effects_type_entry(view, type);
    return entry ? entry->lock : CATALOG_LOCK_BY_TYPE;
}

static CatalogLockKind stronger(CatalogLockKind left, CatalogLockKind right) {
    if (left == CATALOG_LOCK_THREAD || right == CATALOG_LOCK_THREAD)
        return CATALOG_LOCK_THREAD;
    return left == CATALOG_LOCK_BY_TYPE ? right : left;
}

/* What a body does to the thread, as far as it shows. */
typedef struct Effect {
    gboolean may_block; /* it spins, calls something that blocks or that nobody sees */
    gboolean depends;   /* it calls something that depends on a template's arguments */
} Effect;

static Effect effect_of_body(const View *caller, ProgramBody body, guint depth);

static gboolean takes_blocking_lock(const View *view, const FactsAction *action,
                                    const CatalogEntry *entry, guint depth) {
    CatalogLockKind kind = kind_taken(view, action, entry, &entry->acquires, depth);
    return kind == CATALOG_LOCK_THREAD || kind == CATALOG_LOCK_FILE;
}

static Effect effect_of_entry(const View *view, const FactsAction *action,
                              const CatalogEntry *entry, guint depth) {
    if (effects_excused(view, action, entry))
        return (Effect){FALSE, FALSE};
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        return (Effect){depth == 0 || takes_blocking_lock(view, action, entry, depth - 1), FALSE};
    return (Effect){entry->blocks != CATALOG_BLOCK_NONE, FALSE};
}

static Effect effect_of_action(const View *view, const FactsAction *action, guint depth) {
    if (action->kind != FACTS_ACTION_CALL && action->kind != FACTS_ACTION_CONSTRUCT)
        return (Effect){FALSE, FALSE};
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry)
        return effect_of_entry(view, action, entry, depth);
    if (action->kind == FACTS_ACTION_CONSTRUCT)
        return (Effect){FALSE, FALSE};
    if (!action->function) {
        gboolean is_pattern = (view->function->flags & FACTS_FUNCTION_PATTERN) != 0;
        return (Effect){!is_pattern, is_pattern};
    }
    const ProgramFunction *callee = effects_callee(view, action);
    ProgramBody body;
    if (depth == 0 || !callee ||
        !program_choose_body(view->program, callee, view->unit->index, &body))
        return (Effect){TRUE, FALSE};
    return effect_of_body(view, body, depth - 1);
}

/* Whether control can come back to a block: a lock() that goes round spins. */
static gboolean goes_round(const View *view, guint start) {
    g_autofree guint8 *met = g_new0(guint8, view_block_count(view));
    g_autoptr(GQueue) work = g_queue_new();
    g_queue_push_tail(work, GUINT_TO_POINTER(start));
    while (!g_queue_is_empty(work)) {
        const FactsBlock *block = view_block(view, GPOINTER_TO_UINT(g_queue_pop_head(work)));
        for (guint i = 0; i < block->edges.count; i++) {
            guint target = facts_edge(view->facts, block->edges.first + i)->target;
            if (target == start)
                return TRUE;
            if (!met[target])
                g_queue_push_tail(work, GUINT_TO_POINTER(target));
            met[target] = 1;
        }
    }
    return FALSE;
}

static Effect effect_in_view(const View *view, guint depth) {
    Effect effect = {FALSE, FALSE};
    for (guint i = 0; i < view_block_count(view) && !effect.may_block; i++) {
        if (!view->reached[i])
            continue;
        const FactsBlock *block = view_block(view, i);
        effect.may_block = goes_round(view, i);
        for (guint k = 0; k < block->actions.count && !effect.may_block; k++) {
            const FactsAction *action = facts_action(view->facts, block->actions.first + k);
            Effect own = effect_of_action(view, action, depth);
            effect.may_block = own.may_block;
            effect.depends = effect.depends || own.depends;
        }
    }
    return effect;
}

static Effect effect_of_body(const View *caller, ProgramBody body, guint depth) {
    View view;
    view_init(&view, caller->program, caller->catalog, body);
    Effect effect = effect_in_view(&view, depth);
    view_clear(&view);
    return effect;
}

typedef struct MethodSearch {
    const char *name;
    const char *class_name; /* with its arguments */
    ProgramBody own;        /* of that very class */
    ProgramBody pattern;    /* of the template it is made from */
    gboolean has_own;
    gboolean has_pattern;
} MethodSearch;

static void look_at_bodies(const View *view, const ProgramFunction *function,
                           MethodSearch *search) {
    for (guint i = 0; i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        const Facts *facts = program_unit(view->program, body.unit)->facts;
        const FactsFunction *found = facts_function(facts, body.row);
        const char *class_name = facts_text(facts, facts_type(facts, found->class_type)->name);
        if (strcmp(class_name, search->class_name) == 0) {
            search->own = body;
            search->has_own = TRUE;
        } else if (found->flags & FACTS_FUNCTION_PATTERN) {
            search->pattern = body;
            search->has_pattern = TRUE;
        }
    }
}

/* The class's own lock(). FALSE when none is seen. */
static gboolean find_lock_method(const View *view, FactsRow type, ProgramBody *body) {
    g_autofree char *name = g_strconcat(effects_class_name(view, type), "::lock", NULL);
    MethodSearch search = {
        .name = name, .class_name = facts_text(view->facts, facts_type(view->facts, type)->name)};
    if (!g_hash_table_contains(view->program->by_name, name))
        return FALSE;
    for (guint i = 0; i < view->program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(view->program->in_order, i);
        if (function->bodies && strcmp(function->name, name) == 0)
            look_at_bodies(view, function, &search);
    }
    *body = search.has_own ? search.own : search.pattern;
    return search.has_own || search.has_pattern;
}

/* A template's lock() that hands on to its arguments does what theirs do. */
static CatalogLockKind kind_of_arguments(const View *view, FactsRow type, guint depth) {
    FactsSlice arguments = facts_type(view->facts, type)->arguments;
    if (arguments.count == 0)
        return CATALOG_LOCK_THREAD;
    CatalogLockKind kind = CATALOG_LOCK_BY_TYPE;
    for (guint i = 0; i < arguments.count; i++)
        kind = stronger(kind, kind_of_type(view, facts_word(view->facts, arguments, i), depth));
    return kind;
}

static CatalogLockKind kind_of_lock_method(const View *view, FactsRow type, ProgramBody body,
                                           guint depth) {
    if (depth == 0)
        return CATALOG_LOCK_THREAD;
    Effect effect = effect_of_body(view, body, depth - 1);
    if (effect.may_block)
        return CATALOG_LOCK_THREAD;
    return effect.depends ? kind_of_arguments(view, type, depth - 1) : CATALOG_LOCK_BY_TYPE;
}

static gboolean is_catalogued_itself(const View *view, const FactsType *type, const char *name) {
    if (catalog_lookup(view->catalog, CATALOG_TYPE, name))
        return TRUE;
    for (guint i = 0; i < type->aliases.count; i++)
        if (catalog_lookup(view->catalog, CATALOG_TYPE,
                           facts_text(view->facts, facts_word(view->facts, type->aliases, i))))
            return TRUE;
    return FALSE;
}

/* The class that says what lock() does to objects of the type: the type, or the nearest base with a
 * lock() of its own. 0 when the catalogs say it, or nobody. */
static FactsRow class_with_lock_method(const View *view, FactsRow type, ProgramBody *body) {
    type = effects_object_type(view, type);
    const FactsType *known = facts_type(view->facts, type);
    if (!type || !(known->flags & FACTS_TYPE_RECORD) || known->flags & FACTS_TYPE_SYSTEM ||
        is_catalogued_itself(view, known, effects_class_name(view, type)))
        return 0;
    if (find_lock_method(view, type, body))
        return type;
    for (guint i = 0; i < known->bases.count; i++) {
        FactsRow found =
            class_with_lock_method(view, facts_word(view->facts, known->bases, i), body);
        if (found)
            return found;
    }
    return 0;
}

/* The type of the lock: of a guard, of what it guards. */
static CatalogLockKind kind_of_type(const View *view, FactsRow type, guint depth) {
    type = effects_object_type(view, type);
    if (!type)
        return CATALOG_LOCK_THREAD;
    ProgramBody body;
    FactsRow house_lock = class_with_lock_method(view, type, &body);
    if (house_lock)
        return kind_of_lock_method(view, house_lock, body, depth);
    const CatalogEntry *entry = effects_type_entry(view, type);
    if (entry && entry->lock != CATALOG_LOCK_BY_TYPE)
        return entry->lock;
    const FactsType *known = facts_type(view->facts, type);
    if (entry && entry->guard && known->arguments.count > 0)
        return kind_of_type(view, facts_word(view->facts, known->arguments, 0), depth);
    return CATALOG_LOCK_THREAD;
}

/* An object literal is about what it points to (QEMU's lockable objects). */
static CatalogLockKind lock_kind_of_object(const View *view, const FactsValue *object) {
    for (guint i = 1; i < object->fields.count; i += 2) {
        const FactsValue *part =
            facts_value(view->facts, facts_word(view->facts, object->fields, i));
        FactsRow type = effects_object_type(view, part->type);
        CatalogLockKind kind = type ? lock_kinds_of_type(view, type) : CATALOG_LOCK_BY_TYPE;
        if (kind != CATALOG_LOCK_BY_TYPE)
            return kind;
    }
    return CATALOG_LOCK_BY_TYPE;
}

static CatalogLockKind kind_of_value(const View *view, FactsRow row, guint depth) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT)
        return lock_kind_of_object(view, value);
    return kind_of_type(view, value->type, depth);
}

typedef struct MacroSearch {
    const FactsAction *use;
    CatalogLockKind kind;
} MacroSearch;

static CatalogLockKind known_lock_kind(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT)
        return lock_kind_of_object(view, value);
    FactsRow type = effects_object_type(view, value->type);
    return type ? lock_kinds_of_type(view, type) : CATALOG_LOCK_BY_TYPE;
}

static void look_in_macro(const View *view, const FactsAction *action, gpointer data) {
    MacroSearch *search = data;
    if (search->kind != CATALOG_LOCK_BY_TYPE || action->macro != search->use->macro ||
        action->range.line != search->use->range.line ||
        action->range.column != search->use->range.column)
        return;
    for (guint i = 0; i < action->arguments.count; i++) {
        CatalogLockKind kind = known_lock_kind(view, facts_word(view->facts, action->arguments, i));
        if (kind != CATALOG_LOCK_BY_TYPE)
            search->kind = kind;
    }
}

/* What a macro does with its argument is not looked at; which lock it is shows in what the
 * expansion passes on. */
static CatalogLockKind lock_kind_in_macro(const View *view, const FactsAction *use) {
    MacroSearch search = {use, CATALOG_LOCK_BY_TYPE};
    view_each_action(view, look_in_macro, &search);
    return search.kind;
}

/* Of several locks one that blocks is enough. */
static CatalogLockKind kind_of_all_arguments(const View *view, const FactsAction *action,
                                             guint depth) {
    CatalogLockKind kind = CATALOG_LOCK_BY_TYPE;
    for (guint i = 0; i < action->arguments.count; i++)
        kind = stronger(kind,
                        kind_of_value(view, facts_word(view->facts, action->arguments, i), depth));
    return kind;
}

static CatalogLockKind kind_taken(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry, const CatalogSubject *subject,
                                  guint depth) {
    if (subject->lock != CATALOG_LOCK_BY_TYPE)
        return subject->lock;
    if (entry->matcher == CATALOG_MACRO)
        return lock_kind_in_macro(view, action);
    FactsRow value = effects_subject_value(view, action, subject);
    switch (subject->kind) {
    case CATALOG_SUBJECT_ARGUMENT:
        return value ? kind_of_value(view, value, depth) : CATALOG_LOCK_BY_TYPE;
    case CATALOG_SUBJECT_ARGUMENTS:
        return kind_of_all_arguments(view, action, depth);
    case CATALOG_SUBJECT_RECEIVER:
        return kind_of_type(view, effects_receiver_type(view, action), depth);
    default:
        return CATALOG_LOCK_THREAD;
    }
}

CatalogLockKind lock_kinds_taken(const View *view, const FactsAction *action,
                                 const CatalogEntry *entry, const CatalogSubject *subject) {
    return kind_taken(view, action, entry, subject, LOCK_DEPTH);
}
