#include "infer/lock_mentions.h"

#include <string.h>

static gboolean entries_touch(const Catalog *catalog, CatalogMatcher matcher, const char *name) {
    const GPtrArray *entries = catalog_lookup(catalog, matcher, name);
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (entry->acquires.kind != CATALOG_SUBJECT_NONE ||
            entry->tries.kind != CATALOG_SUBJECT_NONE ||
            entry->releases.kind != CATALOG_SUBJECT_NONE ||
            entry->releases_while_waiting.kind != CATALOG_SUBJECT_NONE ||
            entry->constructs != CATALOG_PART_NONE)
            return TRUE;
    }
    return FALSE;
}

static gboolean method_touches(const Catalog *catalog, const Facts *facts,
                               const FactsAction *action, const char *name) {
    const char *method = strrchr(name, ':');
    if (!action->type || !method)
        return FALSE;
    g_autofree char *full = g_strconcat(
        facts_text(facts, facts_type(facts, action->type)->base_name), "::", method + 1, NULL);
    return entries_touch(catalog, CATALOG_FUNCTION, full);
}

gboolean lock_mentions_in(const Catalog *catalog, const Facts *facts, const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CONSTRUCT && action->type)
        return entries_touch(catalog, CATALOG_CONSTRUCTOR,
                             facts_text(facts, facts_type(facts, action->type)->base_name));
    if (action->kind != FACTS_ACTION_CALL)
        return FALSE;
    if ((action->macro &&
         entries_touch(catalog, CATALOG_MACRO, facts_text(facts, action->macro))) ||
        (action->inner_macro &&
         entries_touch(catalog, CATALOG_MACRO, facts_text(facts, action->inner_macro))))
        return TRUE;
    if (!action->function)
        return FALSE;
    const char *name = facts_text(facts, facts_function(facts, action->function)->name);
    return entries_touch(catalog, CATALOG_FUNCTION, name) ||
           method_touches(catalog, facts, action, name);
}

/* What the action is about. */

static gboolean name_is_async(const Catalog *catalog, const char *name) {
    const GPtrArray *entries = catalog_lookup(catalog, CATALOG_TYPE, name);
    for (guint i = 0; entries && i < entries->len; i++)
        if (((const CatalogEntry *)g_ptr_array_index(entries, i))->lock == CATALOG_LOCK_ASYNC)
            return TRUE;
    return FALSE;
}

static gboolean type_is_async(const Catalog *catalog, const Facts *facts, FactsRow row) {
    const FactsType *type = facts_type(facts, row);
    while (type->pointee)
        type = facts_type(facts, type->pointee);
    if (name_is_async(catalog, facts_text(facts, type->base_name ? type->base_name : type->name)))
        return TRUE;
    for (guint i = 0; i < type->aliases.count; i++)
        if (name_is_async(catalog, facts_text(facts, facts_word(facts, type->aliases, i))))
            return TRUE;
    for (guint i = 0; i < type->bases.count; i++)
        if (type_is_async(catalog, facts, facts_word(facts, type->bases, i)))
            return TRUE;
    return FALSE;
}

static gboolean value_is_async(const Catalog *catalog, const Facts *facts, FactsRow row) {
    const FactsValue *value = facts_value(facts, row);
    for (guint i = 1; value->kind == FACTS_VALUE_OBJECT && i < value->fields.count; i += 2)
        if (value_is_async(catalog, facts, facts_word(facts, value->fields, i)))
            return TRUE;
    return value->type && type_is_async(catalog, facts, value->type);
}

/* Entries that say themselves that what they take is a coroutine lock. */
static gboolean takes_async(const Catalog *catalog, const Facts *facts, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CALL || !action->function)
        return FALSE;
    const GPtrArray *entries =
        catalog_lookup(catalog, CATALOG_FUNCTION,
                       facts_text(facts, facts_function(facts, action->function)->name));
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (entry->acquires.lock == CATALOG_LOCK_ASYNC || entry->tries.lock == CATALOG_LOCK_ASYNC)
            return TRUE;
    }
    return FALSE;
}

gboolean lock_mentions_coroutine_lock(const Catalog *catalog, const Facts *facts,
                                      const FactsAction *action) {
    if (!lock_mentions_in(catalog, facts, action))
        return FALSE;
    if (takes_async(catalog, facts, action) ||
        (action->type && type_is_async(catalog, facts, action->type)) ||
        (action->target && type_is_async(catalog, facts, facts_place(facts, action->target)->type)))
        return TRUE;
    for (guint i = 0; i < action->arguments.count; i++)
        if (value_is_async(catalog, facts, facts_word(facts, action->arguments, i)))
            return TRUE;
    return FALSE;
}
