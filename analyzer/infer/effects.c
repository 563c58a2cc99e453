#include "infer/effects.h"

#include <string.h>

#include "infer/resolve.h"

static const char *base_name(const View *view, FactsRow type) {
    const FactsType *known = facts_type(view->facts, type);
    return facts_text(view->facts, known->base_name ? known->base_name : known->name);
}

/* Through pointers and references, to the class an expression is about. */
static FactsRow object_type(const View *view, FactsRow type) {
    while (type) {
        const FactsType *known = facts_type(view->facts, type);
        if (!(known->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE | FACTS_TYPE_ARRAY)) ||
            !known->pointee)
            return type;
        type = known->pointee;
    }
    return 0;
}

static gboolean argument_has_type(const View *view, FactsRow type, char *const *names) {
    type = object_type(view, type);
    if (!type)
        return FALSE;
    const FactsType *known = facts_type(view->facts, type);
    for (char *const *name = names; *name; name++) {
        if (strcmp(base_name(view, type), *name) == 0 ||
            strcmp(facts_text(view->facts, known->name), *name) == 0 ||
            facts_words_contain_text(view->facts, known->aliases, *name))
            return TRUE;
    }
    for (guint i = 0; i < known->bases.count; i++)
        if (argument_has_type(view, facts_word(view->facts, known->bases, i), names))
            return TRUE;
    return FALSE;
}

/* An object's own type: its class, or, where a place tells more, the place's. */
static FactsRow receiver_type(const View *view, const FactsAction *action) {
    if (action->type)
        return action->type;
    if (action->kind == FACTS_ACTION_CALL && action->target)
        return facts_place(view->facts, action->target)->type;
    return 0;
}

FactsRow effects_subject_value(const View *view, const FactsAction *action,
                               const CatalogSubject *subject) {
    if (subject->kind != CATALOG_SUBJECT_ARGUMENT)
        return 0;
    return facts_argument(view->facts, action, subject->argument);
}

static gboolean object_is(const View *view, const FactsAction *action, char *const *names) {
    if (!action->target)
        return FALSE;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_GLOBAL)
        return FALSE;
    const char *name = facts_text(view->facts, facts_variable(view->facts, place->detail)->name);
    return g_strv_contains((const char *const *)names, name);
}

static gboolean receiver_condition(const View *view, const FactsAction *action,
                                   const CatalogCondition *condition) {
    if (condition->kind == CATALOG_CONDITION_IS)
        return object_is(view, action, condition->names);
    if (condition->kind == CATALOG_CONDITION_TYPE)
        return argument_has_type(view, receiver_type(view, action), condition->names);
    return FALSE;
}

static gboolean condition_holds(const View *view, const FactsAction *action,
                                const CatalogCondition *condition) {
    if (condition->kind == CATALOG_CONDITION_DISCARDED)
        return (action->flags & FACTS_ACTION_DISCARDED) != 0;
    if (condition->subject.kind == CATALOG_SUBJECT_RECEIVER)
        return receiver_condition(view, action, condition);
    FactsRow value = effects_subject_value(view, action, &condition->subject);
    if (condition->kind == CATALOG_CONDITION_GIVEN)
        return (value != 0) == condition->given;
    if (!value)
        return FALSE;
    switch (condition->kind) {
    case CATALOG_CONDITION_HAS:
        return resolve_has(view, action, value, condition->names);
    case CATALOG_CONDITION_IS:
        return resolve_is(view, action, value, condition->names);
    case CATALOG_CONDITION_ZERO:
        return resolve_zero(view, action, value);
    case CATALOG_CONDITION_NULL:
        return resolve_null(view, action, value);
    case CATALOG_CONDITION_TYPE:
        return argument_has_type(view, facts_value(view->facts, value)->type, condition->names);
    default:
        return FALSE;
    }
}

static gboolean entry_applies(const View *view, const FactsAction *action,
                              const CatalogEntry *entry) {
    for (guint i = 0; entry->when && i < entry->when->len; i++)
        if (!condition_holds(view, action, &g_array_index(entry->when, CatalogCondition, i)))
            return FALSE;
    return TRUE;
}

gboolean effects_excused(const View *view, const FactsAction *action, const CatalogEntry *entry) {
    for (guint i = 0; entry->unless && i < entry->unless->len; i++)
        if (condition_holds(view, action, &g_array_index(entry->unless, CatalogCondition, i)))
            return TRUE;
    return FALSE;
}

static const CatalogEntry *first_that_applies(const View *view, const FactsAction *action,
                                              CatalogMatcher matcher, const char *name) {
    const GPtrArray *entries = catalog_lookup(view->catalog, matcher, name);
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (entry_applies(view, action, entry))
            return entry;
    }
    return NULL;
}

/* A function the project defines itself is not the system's of the same name. */
static gboolean is_own_function(const View *view, const FactsFunction *function) {
    if (function->flags & FACTS_FUNCTION_SYSTEM)
        return FALSE;
    if (function->flags & FACTS_FUNCTION_INTERNAL)
        return TRUE;
    const ProgramFunction *joined =
        program_find(view->program, facts_text(view->facts, function->key));
    return joined && joined->bodies != NULL;
}

/* `Type::method` for the object's class and its bases. */
static const CatalogEntry *entry_by_receiver(const View *view, const FactsAction *action,
                                             FactsRow type, const char *method) {
    type = object_type(view, type);
    if (!type)
        return NULL;
    g_autofree char *name = g_strconcat(base_name(view, type), "::", method, NULL);
    const CatalogEntry *entry = first_that_applies(view, action, CATALOG_FUNCTION, name);
    const FactsType *known = facts_type(view->facts, type);
    for (guint i = 0; !entry && i < known->bases.count; i++)
        entry = entry_by_receiver(view, action, facts_word(view->facts, known->bases, i), method);
    return entry;
}

static const char *method_of(const char *name) {
    const char *operator= strstr(name, "operator");
    if (operator&&(operator== name || operator[-1] == ':'))
        return operator;
    const char *last = name;
    for (const char *at = name; (at = strstr(at, "::")) != NULL; at += 2)
        last = at + 2;
    return last;
}

static const CatalogEntry *entry_of_function(const View *view, const FactsAction *action,
                                             const FactsFunction *function) {
    const char *name = facts_text(view->facts, function->name);
    if (function->flags & FACTS_FUNCTION_METHOD) {
        const CatalogEntry *entry =
            entry_by_receiver(view, action, receiver_type(view, action), method_of(name));
        if (entry)
            return entry;
    }
    const CatalogEntry *entry = first_that_applies(view, action, CATALOG_FUNCTION, name);
    if (entry && entry->external && is_own_function(view, function))
        return NULL;
    return entry;
}

static const CatalogEntry *entry_by_class(const View *view, const FactsAction *action,
                                          CatalogMatcher matcher, FactsRow type) {
    type = object_type(view, type);
    if (!type)
        return NULL;
    const CatalogEntry *entry = first_that_applies(view, action, matcher, base_name(view, type));
    const FactsType *known = facts_type(view->facts, type);
    for (guint i = 0; i < known->aliases.count && !entry; i++)
        entry =
            first_that_applies(view, action, matcher,
                               facts_text(view->facts, facts_word(view->facts, known->aliases, i)));
    for (guint i = 0; i < known->bases.count && !entry; i++)
        entry = entry_by_class(view, action, matcher, facts_word(view->facts, known->bases, i));
    return entry;
}

static const CatalogEntry *entry_of_macro(const View *view, const FactsAction *action) {
    const CatalogEntry *entry = NULL;
    if (action->inner_macro)
        entry = first_that_applies(view, action, CATALOG_MACRO,
                                   facts_text(view->facts, action->inner_macro));
    if (!entry && action->macro)
        entry =
            first_that_applies(view, action, CATALOG_MACRO, facts_text(view->facts, action->macro));
    return entry;
}

static const CatalogEntry *find_entry(const View *view, const FactsAction *action) {
    switch (action->kind) {
    case FACTS_ACTION_CALL: {
        const CatalogEntry *entry = entry_of_macro(view, action);
        if (entry || !action->function)
            return entry;
        return entry_of_function(view, action, facts_function(view->facts, action->function));
    }
    case FACTS_ACTION_CONSTRUCT:
        return entry_by_class(view, action, CATALOG_CONSTRUCTOR, action->type);
    case FACTS_ACTION_DESTROY:
        if (action->function)
            return entry_of_function(view, action, facts_function(view->facts, action->function));
        return entry_by_class(view, action, CATALOG_DESTRUCTOR, action->type);
    case FACTS_ACTION_DELETE:
        return entry_by_class(view, action, CATALOG_DESTRUCTOR, action->type);
    default:
        return NULL;
    }
}

/* Every walk asks again: what was found is kept in the view. Conditions walk the graph themselves,
 * so an answer counts only once it is there. */
const CatalogEntry *effects_entry(const View *view, const FactsAction *action) {
    gboolean in_graph = view->settled && view_action(view, action->id) == action;
    if (in_graph && view->looked_up[action->id])
        return view->entries[action->id];
    const CatalogEntry *entry = find_entry(view, action);
    if (in_graph) {
        view->entries[action->id] = entry;
        view->looked_up[action->id] = 1;
    }
    return entry;
}

const ProgramFunction *effects_callee(const View *view, const FactsAction *action) {
    if (!action->function)
        return NULL;
    const FactsFunction *function = facts_function(view->facts, action->function);
    return program_find(view->program, facts_text(view->facts, function->key));
}

const char *effects_callee_name(const View *view, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CALL && action->function)
        return facts_text(view->facts, facts_function(view->facts, action->function)->name);
    if (action->type)
        return base_name(view, action->type);
    return NULL;
}

gboolean effects_never_returns(const View *view, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CALL || !action->function)
        return FALSE;
    const FactsFunction *function = facts_function(view->facts, action->function);
    if (function->flags & FACTS_FUNCTION_NORETURN)
        return TRUE;
    const ProgramFunction *joined = effects_callee(view, action);
    if (joined && joined->flags & FACTS_FUNCTION_NORETURN)
        return TRUE;
    if (joined && joined->never_returns && !(action->flags & FACTS_ACTION_VIRTUAL))
        return TRUE;
    const CatalogEntry *entry = effects_entry(view, action);
    return entry && entry->returns == CATALOG_NO;
}

guint effects_subject_count(const FactsAction *action, const CatalogSubject *subject) {
    if (subject->kind == CATALOG_SUBJECT_ARGUMENTS)
        return action->arguments.count;
    return subject->kind == CATALOG_SUBJECT_NONE ? 0 : 1;
}

static FactsRow place_of_pointer(const View *view, FactsRow value) {
    const FactsValue *known = facts_value(view->facts, value);
    return known->kind == FACTS_VALUE_ADDRESS || known->kind == FACTS_VALUE_PLACE ? known->left : 0;
}

FactsRow effects_subject_place(const View *view, const FactsAction *action,
                               const CatalogSubject *subject, guint index) {
    switch (subject->kind) {
    case CATALOG_SUBJECT_ARGUMENT:
        return place_of_pointer(view, facts_argument(view->facts, action, subject->argument));
    case CATALOG_SUBJECT_ARGUMENTS:
        return place_of_pointer(view, facts_argument(view->facts, action, index));
    case CATALOG_SUBJECT_RECEIVER:
        return action->target;
    default:
        return 0;
    }
}

const CatalogEntry *effects_type_entry(const View *view, FactsRow type) {
    static const FactsAction nothing = {0};
    return entry_by_class(view, &nothing, CATALOG_TYPE, type);
}

/* A lock of a class nobody catalogued: what its lock() visibly does decides. */
static CatalogLockKind lock_of_unknown_class(const View *view, FactsRow type) {
    g_autofree char *name = g_strconcat(base_name(view, type), "::lock", NULL);
    ProgramBody body;
    if (!program_find_body_by_name(view->program, name, view->unit->index, &body))
        return CATALOG_LOCK_THREAD;
    const Facts *facts = program_unit(view->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    for (guint i = 0; i < function->blocks.count; i++)
        for (guint k = 0; k < facts_block(facts, function->blocks.first + i)->actions.count; k++) {
            const FactsBlock *block = facts_block(facts, function->blocks.first + i);
            if (facts_action(facts, block->actions.first + k)->kind == FACTS_ACTION_CALL)
                return CATALOG_LOCK_THREAD;
        }
    return CATALOG_LOCK_BY_TYPE;
}

CatalogLockKind effects_type_lock(const View *view, FactsRow type) {
    const CatalogEntry *entry = effects_type_entry(view, type);
    return entry ? entry->lock : CATALOG_LOCK_BY_TYPE;
}

/* The type of the lock: of a guard, of what it guards; of an object literal, of what it points to.
 */
static CatalogLockKind lock_kind_of_type(const View *view, FactsRow type) {
    type = object_type(view, type);
    if (!type)
        return CATALOG_LOCK_THREAD;
    const CatalogEntry *entry = effects_type_entry(view, type);
    if (entry && entry->lock != CATALOG_LOCK_BY_TYPE)
        return entry->lock;
    const FactsType *known = facts_type(view->facts, type);
    if (entry && entry->guard && known->arguments.count > 0)
        return lock_kind_of_type(view, facts_word(view->facts, known->arguments, 0));
    if (known->flags & FACTS_TYPE_RECORD && !(known->flags & FACTS_TYPE_SYSTEM))
        return lock_of_unknown_class(view, type);
    return CATALOG_LOCK_THREAD;
}

static CatalogLockKind lock_kind_of_object(const View *view, const FactsValue *object) {
    for (guint i = 1; i < object->fields.count; i += 2) {
        const FactsValue *part =
            facts_value(view->facts, facts_word(view->facts, object->fields, i));
        FactsRow type = object_type(view, part->type);
        CatalogLockKind kind = type ? effects_type_lock(view, type) : CATALOG_LOCK_BY_TYPE;
        if (kind != CATALOG_LOCK_BY_TYPE)
            return kind;
    }
    return CATALOG_LOCK_BY_TYPE;
}

static CatalogLockKind lock_kind_of_value(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT)
        return lock_kind_of_object(view, value);
    return lock_kind_of_type(view, value->type);
}

typedef struct MacroSearch {
    const FactsAction *use;
    CatalogLockKind kind;
} MacroSearch;

static CatalogLockKind known_lock_kind(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT)
        return lock_kind_of_object(view, value);
    FactsRow type = object_type(view, value->type);
    return type ? effects_type_lock(view, type) : CATALOG_LOCK_BY_TYPE;
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

CatalogLockKind effects_lock_kind(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry, const CatalogSubject *subject) {
    if (subject->lock != CATALOG_LOCK_BY_TYPE)
        return subject->lock;
    if (entry->matcher == CATALOG_MACRO)
        return lock_kind_in_macro(view, action);
    switch (subject->kind) {
    case CATALOG_SUBJECT_ARGUMENT:
    case CATALOG_SUBJECT_ARGUMENTS: {
        guint index = subject->kind == CATALOG_SUBJECT_ARGUMENT ? subject->argument : 0;
        FactsRow value = facts_argument(view->facts, action, index);
        return value ? lock_kind_of_value(view, value) : CATALOG_LOCK_BY_TYPE;
    }
    case CATALOG_SUBJECT_RECEIVER:
        return lock_kind_of_type(view, receiver_type(view, action));
    default:
        return CATALOG_LOCK_THREAD;
    }
}

FactsRow effects_part_type(const View *view, const FactsAction *action, CatalogPart part) {
    guint index = part == CATALOG_PART_MAPPED ? 1 : 0;
    FactsRow whole = receiver_type(view, action);
    if (part == CATALOG_PART_TEMPLATE) /* make_unique<T> returns a unique_ptr<T> */
        whole = action->function ? facts_function(view->facts, action->function)->return_type : 0;
    whole = object_type(view, whole);
    if (!whole || facts_type(view->facts, whole)->arguments.count <= index)
        return 0;
    return facts_word(view->facts, facts_type(view->facts, whole)->arguments, index);
}

gboolean effects_known_condition(const View *view, FactsRow condition, gboolean *answer) {
    const FactsValue *value = facts_value(view->facts, condition);
    if (value->kind == FACTS_VALUE_NOT) {
        gboolean known = effects_known_condition(view, value->left, answer);
        *answer = !*answer;
        return known;
    }
    if (value->kind != FACTS_VALUE_RESULT)
        return FALSE;
    const FactsAction *action = view_action(view, value->left);
    if (!action || action->kind != FACTS_ACTION_CALL)
        return FALSE;
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry || entry->predicate != CATALOG_PREDICATE_IN_COROUTINE)
        return FALSE;
    *answer = TRUE;
    return TRUE;
}
