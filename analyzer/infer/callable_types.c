#include "infer/callable_types.h"

#include <string.h>

/* `std::map<int, std::vector<std::function<void()>>>`, and its iterators. */
#define TYPE_DEPTH 7U

gboolean callable_types_wrap(const Catalog *catalog, const char *class_name) {
    g_autofree char *name = g_strconcat(class_name, "::operator()", NULL);
    const GPtrArray *entries = catalog_lookup(catalog, CATALOG_FUNCTION, name);
    for (guint i = 0; entries && i < entries->len; i++)
        if (((const CatalogEntry *)g_ptr_array_index(entries, i))->calls)
            return TRUE;
    return FALSE;
}

static gboolean holds(const Catalog *catalog, const Facts *facts, FactsRow row, guint depth) {
    const FactsType *type = facts_type(facts, row);
    if (!row || depth == 0)
        return FALSE;
    if (type->flags & FACTS_TYPE_FUNCTION)
        return TRUE;
    if (type->pointee)
        return holds(catalog, facts, type->pointee, depth - 1);
    if (type->flags & FACTS_TYPE_POINTER) /* what one to a member points to is not written down */
        return strstr(facts_text(facts, type->name), "::*") != NULL;
    if (!(type->flags & FACTS_TYPE_RECORD) || !(type->flags & FACTS_TYPE_SYSTEM))
        return FALSE;
    for (guint i = 0; i < type->arguments.count; i++)
        if (holds(catalog, facts, facts_word(facts, type->arguments, i), depth - 1))
            return TRUE;
    return type->base_name && callable_types_wrap(catalog, facts_text(facts, type->base_name));
}

gboolean callable_types_hold(const Catalog *catalog, const Facts *facts, FactsRow type) {
    return holds(catalog, facts, type, TYPE_DEPTH);
}
