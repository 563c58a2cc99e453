#include "infer/effects.h"

#include <string.h>

#include "infer/resolve.h"
#include "infer/zeros.h"

const char *effects_class_name(const View *view, FactsRow type) {
    const FactsType *known = facts_type(view->facts, type);
    return facts_text(view->facts, known->base_name ? known->base_name : known->name);
}

FactsRow effects_object_type(const View *view, FactsRow type) {
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
    type = effects_object_type(view, type);
    if (!type)
        return FALSE;
    const FactsType *known = facts_type(view->facts, type);
    for (char *const *name = names; *name; name++)
        if (strcmp(effects_class_name(view, type), *name) == 0 ||
            strcmp(facts_text(view->facts, known->name), *name) == 0 ||
            facts_words_contain_text(view->facts, known->aliases, *name))
            return TRUE;
    for (guint i = 0; i < known->bases.count; i++)
        if (argument_has_type(view, facts_word(view->facts, known->bases, i), names))
            return TRUE;
    return FALSE;
}

FactsRow effects_receiver_type(const View *view, const FactsAction *action) {
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
        return argument_has_type(view, effects_receiver_type(view, action), condition->names);
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
        return zeros_resolve(view, action, value);
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
    for (guint i = 0; !view->by_name_alone && entry->when && i < entry->when->len; i++)
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
    type = effects_object_type(view, type);
    if (!type)
        return NULL;
    g_autofree char *name = g_strconcat(effects_class_name(view, type), "::", method, NULL);
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

/* `atomic::operator int`: the catalogs call a conversion to whatever type `operator T`. */
static const CatalogEntry *entry_by_conversion(const View *view, const FactsAction *action,
                                               const char *method) {
    static const char prefix[] = "operator ";
    if (!g_str_has_prefix(method, prefix) || action->arguments.count > 0)
        return NULL;
    return entry_by_receiver(view, action, effects_receiver_type(view, action), "operator T");
}

/* `__builtin_fprintf` is fprintf. */
static const CatalogEntry *entry_by_name(const View *view, const FactsAction *action,
                                         const char *name) {
    static const char prefix[] = "__builtin_";
    const CatalogEntry *entry = first_that_applies(view, action, CATALOG_FUNCTION, name);
    if (!entry && g_str_has_prefix(name, prefix))
        entry = first_that_applies(view, action, CATALOG_FUNCTION, name + strlen(prefix));
    return entry;
}

static const CatalogEntry *entry_of_function(const View *view, const FactsAction *action,
                                             const FactsFunction *function) {
    const char *name = facts_text(view->facts, function->name);
    if (function->flags & FACTS_FUNCTION_METHOD) {
        const char *method = method_of(name);
        const CatalogEntry *entry =
            entry_by_receiver(view, action, effects_receiver_type(view, action), method);
        if (!entry)
            entry = entry_by_conversion(view, action, method);
        if (entry)
            return entry;
    }
    const CatalogEntry *entry = entry_by_name(view, action, name);
    if (entry && entry->external && is_own_function(view, function))
        return NULL;
    return entry;
}

static const CatalogEntry *entry_by_class(const View *view, const FactsAction *action,
                                          CatalogMatcher matcher, FactsRow type) {
    type = effects_object_type(view, type);
    if (!type)
        return NULL;
    const CatalogEntry *entry =
        first_that_applies(view, action, matcher, effects_class_name(view, type));
    const FactsType *known = facts_type(view->facts, type);
    for (guint i = 0; i < known->aliases.count && !entry; i++)
        entry =
            first_that_applies(view, action, matcher,
                               facts_text(view->facts, facts_word(view->facts, known->aliases, i)));
    for (guint i = 0; i < known->bases.count && !entry; i++)
        entry = entry_by_class(view, action, matcher, facts_word(view->facts, known->bases, i));
    return entry;
}

const CatalogEntry *effects_macro_entry(const View *view, const FactsAction *action) {
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
        const CatalogEntry *entry = effects_macro_entry(view, action);
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

const CatalogEntry *effects_named_entry(const View *view, const FactsAction *action) {
    View by_name = *view;
    by_name.by_name_alone = TRUE;
    return find_entry(&by_name, action);
}

const ProgramFunction *effects_callee(const View *view, const FactsAction *action) {
    return view_function(view, action->function);
}

const char *effects_callee_name(const View *view, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CALL && action->function)
        return facts_text(view->facts, facts_function(view->facts, action->function)->name);
    if (action->type)
        return effects_class_name(view, action->type);
    return NULL;
}

/* Told by the name alone: conditions walk the graph, whose ends these are. An entry with conditions
 * counts once it is known to apply. */
static gboolean entries_never_return(const View *view, const FactsAction *action,
                                     const FactsFunction *function) {
    const GPtrArray *entries =
        catalog_lookup(view->catalog, CATALOG_FUNCTION, facts_text(view->facts, function->name));
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (entry->external && is_own_function(view, function))
            continue;
        if (entry->returns == CATALOG_NO && (!entry->when || view->entries[action->id] == entry))
            return TRUE;
        if (!entry->when) /* decides alone, whatever those behind it say */
            return FALSE;
    }
    return FALSE;
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
    return entries_never_return(view, action, function);
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

FactsRow effects_part_type(const View *view, const FactsAction *action, CatalogPart part) {
    guint index = part == CATALOG_PART_MAPPED ? 1 : 0;
    FactsRow whole = effects_receiver_type(view, action);
    if (part == CATALOG_PART_TEMPLATE) /* make_unique<T> returns a unique_ptr<T> */
        whole = action->function ? facts_function(view->facts, action->function)->return_type : 0;
    whole = effects_object_type(view, whole);
    if (!whole || facts_type(view->facts, whole)->arguments.count <= index)
        return 0;
    return facts_word(view->facts, facts_type(view->facts, whole)->arguments, index);
}
