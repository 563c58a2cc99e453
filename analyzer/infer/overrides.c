#include "infer/overrides.h"

#include <string.h>

#define CLASS_DEPTH 16U

/* A function that overrides another, as one of the files that mention it shows it. */
typedef struct Override {
    const ProgramFunction *function;
    const Facts *facts;
    FactsRow class_type;
} Override;

struct Overrides {
    GHashTable *by_key; /* key of what is overridden to GArray of Override */
};

static void add_override(Overrides *overrides, const char *key, Override override) {
    GArray *known = g_hash_table_lookup(overrides->by_key, key);
    if (!known) {
        known = g_array_new(FALSE, FALSE, sizeof(Override));
        g_hash_table_insert(overrides->by_key, (gpointer)key, known);
    }
    for (guint i = 0; i < known->len; i++)
        if (g_array_index(known, Override, i).function == override.function)
            return;
    g_array_append_val(known, override);
}

static void add_function(Overrides *overrides, const Program *program, const Facts *facts,
                         FactsRow row) {
    const FactsFunction *function = facts_function(facts, row);
    if (function->overrides.count == 0)
        return;
    Override override = {program_find(program, facts_text(facts, function->key)), facts,
                         function->class_type};
    for (guint i = 0; i < function->overrides.count; i++)
        add_override(overrides, facts_text(facts, facts_word(facts, function->overrides, i)),
                     override);
}

void overrides_add_unit(Overrides *overrides, const Program *program, guint unit) {
    const Facts *facts = program_unit(program, unit)->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++)
        add_function(overrides, program, facts, row);
}

Overrides *overrides_new(const Program *program) {
    Overrides *overrides = g_new0(Overrides, 1);
    overrides->by_key =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < program->units->len; i++)
        overrides_add_unit(overrides, program, i);
    return overrides;
}

void overrides_free(Overrides *overrides) {
    if (!overrides)
        return;
    g_hash_table_unref(overrides->by_key);
    g_free(overrides);
}

static FactsRow class_of(const Facts *facts, FactsRow type) {
    for (guint depth = 0; type && depth < 3; depth++) {
        const FactsType *known = facts_type(facts, type);
        if (!known->pointee)
            return type;
        type = known->pointee;
    }
    return 0;
}

/* Whether a class is the one with that name, or derived from it. */
static gboolean is_derived(const Facts *facts, FactsRow type, const char *name, guint depth) {
    const FactsType *known = facts_type(facts, type);
    if (!type || depth == 0)
        return FALSE;
    if (strcmp(facts_text(facts, known->name), name) == 0)
        return TRUE;
    for (guint i = 0; i < known->bases.count; i++)
        if (is_derived(facts, facts_word(facts, known->bases, i), name, depth - 1))
            return TRUE;
    return FALSE;
}

/* An object that is there by itself is of the class it is declared with. */
static gboolean is_object(const Facts *facts, FactsRow place) {
    const FactsPlace *known = facts_place(facts, place);
    switch (known->kind) {
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_PARAMETER:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_GLOBAL:
    case FACTS_PLACE_FIELD:
    case FACTS_PLACE_INDEX:
    case FACTS_PLACE_ALLOCATION:
        return (facts_type(facts, known->type)->flags & FACTS_TYPE_RECORD) != 0;
    default:
        return FALSE;
    }
}

/* The place of the object a call is made on, where it is known: through a pointer that only ever
 * points there, too. */
static FactsRow object_of(const Facts *facts, FactsRow place) {
    const FactsPlace *known = facts_place(facts, place);
    if (known->kind != FACTS_PLACE_DEREF)
        return is_object(facts, place) ? place : 0;
    const FactsPlace *pointer = facts_place(facts, known->base);
    if (pointer->kind != FACTS_PLACE_LOCAL)
        return 0;
    const FactsVariable *variable = facts_variable(facts, pointer->detail);
    if (variable->write_count > 0 || variable->flags & FACTS_VARIABLE_ADDRESS_TAKEN)
        return 0;
    const FactsValue *initial = facts_value(facts, variable->initial);
    return initial->kind == FACTS_VALUE_ADDRESS && is_object(facts, initial->left) ? initial->left
                                                                                   : 0;
}

typedef struct Search {
    const Overrides *overrides;
    const char *static_class; /* NULL: any */
    GPtrArray *found;         /* of const ProgramFunction */
    GArray *classes;          /* of const char *: theirs */
} Search;

static void collect(Search *search, const char *key) {
    const GArray *known = g_hash_table_lookup(search->overrides->by_key, key);
    for (guint i = 0; known && i < known->len; i++) {
        const Override *override = &g_array_index(known, Override, i);
        if (!override->function || g_ptr_array_find(search->found, override->function, NULL))
            continue;
        g_ptr_array_add(search->found, (gpointer) override->function);
        const char *name = NULL;
        if (!search->static_class ||
            is_derived(override->facts, override->class_type, search->static_class, CLASS_DEPTH))
            name = facts_text(override->facts,
                              facts_type(override->facts, override->class_type)->name);
        g_array_append_val(search->classes, name);
        collect(search, override->function->key);
    }
}

/* What an object of exactly that class runs: its own override, or the nearest it inherits. */
static const ProgramFunction *nearest(const Search *search, const Facts *facts, FactsRow type,
                                      guint depth) {
    const FactsType *known = facts_type(facts, type);
    if (!type || depth == 0)
        return NULL;
    for (guint i = 0; i < search->found->len; i++) {
        const char *name = g_array_index(search->classes, const char *, i);
        if (name && strcmp(name, facts_text(facts, known->name)) == 0)
            return g_ptr_array_index(search->found, i);
    }
    for (guint i = 0; i < known->bases.count; i++) {
        const ProgramFunction *inherited =
            nearest(search, facts, facts_word(facts, known->bases, i), depth - 1);
        if (inherited)
            return inherited;
    }
    return NULL;
}

void overrides_each(const Overrides *overrides, const Facts *facts, const FactsAction *action,
                    FactsRow function, gboolean *exact, OverridesVisitor visit, gpointer data) {
    *exact = FALSE;
    const FactsFunction *named = facts_function(facts, function);
    FactsRow written = class_of(facts, action->type);
    if (!(named->flags & FACTS_FUNCTION_VIRTUAL) || named->flags & FACTS_FUNCTION_FINAL ||
        facts_type(facts, written)->flags & FACTS_TYPE_FINAL)
        return;
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    g_autoptr(GArray) classes = g_array_new(FALSE, FALSE, sizeof(const char *));
    FactsRow object = object_of(facts, action->target);
    Search search = {overrides,
                     written ? facts_text(facts, facts_type(facts, written)->name) : NULL, found,
                     classes};
    if (object)
        search.static_class = NULL;
    collect(&search, facts_text(facts, named->key));
    if (object) {
        const ProgramFunction *run =
            nearest(&search, facts, facts_place(facts, object)->type, CLASS_DEPTH);
        *exact = run != NULL;
        if (run && run->bodies)
            visit(run, data);
        return;
    }
    for (guint i = 0; i < found->len; i++) {
        const ProgramFunction *override = g_ptr_array_index(found, i);
        if (g_array_index(classes, const char *, i) && override->bodies)
            visit(override, data);
    }
}
