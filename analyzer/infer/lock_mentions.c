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
