#include "infer/keeping.h"

#include "infer/effects.h"

/* How many template arguments deep a class is asked what it is made of. */
#define PART_DEPTH 3U

static gboolean subjects_contain(const GArray *subjects, guint index) {
    for (guint i = 0; subjects && i < subjects->len; i++) {
        const CatalogSubject *subject = &g_array_index(subjects, CatalogSubject, i);
        if (subject->kind == CATALOG_SUBJECT_ARGUMENTS ||
            (subject->kind == CATALOG_SUBJECT_ARGUMENT && subject->argument == index))
            return TRUE;
    }
    return FALSE;
}

gboolean keeping_argument(const CatalogEntry *entry, guint index) {
    return subjects_contain(entry->keeps, index);
}

gboolean keeping_elsewhere(const CatalogEntry *entry, guint index) {
    if (subjects_contain(entry->loop, index) || subjects_contain(entry->pool, index) ||
        subjects_contain(entry->spawns, index))
        return TRUE;
    return (entry->loop || entry->pool || entry->spawns) && keeping_argument(entry, index);
}

gboolean keeping_calls(const CatalogEntry *entry, guint index) {
    return subjects_contain(entry->calls, index);
}

gboolean keeping_is_container(const View *view, FactsRow type) {
    static const char *const names[] = {
        "std::array",         "std::pair",     "std::tuple", "std::optional", "std::vector",
        "std::deque",         "std::list",     "std::map",   "std::set",      "std::forward_list",
        "std::unordered_map", "std::multimap", NULL};
    const FactsType *known = facts_type(view->facts, type);
    return g_strv_contains(names, facts_text(view->facts, known->base_name));
}

/* Whether an object of that class, or one it is made of, shares what it is made with: a thread. */
static gboolean class_shares(const View *view, const FactsAction *action, FactsRow type,
                             guint depth) {
    if (!type || depth == 0)
        return FALSE;
    const FactsType *known = facts_type(view->facts, type);
    if (known->flags & FACTS_TYPE_RECORD && !(known->flags & FACTS_TYPE_SYSTEM))
        return TRUE; /* a constructor of the program's own that is not looked into here */
    FactsAction construction = *action;
    construction.kind = FACTS_ACTION_CONSTRUCT;
    construction.id = 0;
    construction.function = 0;
    construction.type = type;
    const CatalogEntry *entry = effects_entry(view, &construction);
    if (entry && (entry->loop || entry->pool || entry->spawns))
        return TRUE;
    for (guint i = 0; i < known->arguments.count; i++)
        if (class_shares(view, action, facts_word(view->facts, known->arguments, i), depth - 1))
            return TRUE;
    return FALSE;
}

gboolean keeping_is_library(const View *view, const FactsAction *action) {
    const char *name = effects_callee_name(view, action);
    if (!name || !g_str_has_prefix(name, "std::"))
        return FALSE;
    if (action->kind == FACTS_ACTION_CONSTRUCT)
        return (facts_type(view->facts, action->type)->flags & FACTS_TYPE_SYSTEM) != 0;
    return action->function &&
           facts_function(view->facts, action->function)->flags & FACTS_FUNCTION_SYSTEM;
}

gboolean keeping_shares(const View *view, const FactsAction *action, FactsRow type) {
    return class_shares(view, action, type, PART_DEPTH);
}
