#include "infer/callbacks.h"

#include <string.h>

#include "infer/effects.h"

typedef struct CallbackSearch {
    const Flows *flows;
    GHashTable *found;
    Registration here; /* the call that is looked at */
    guint depth;
} CallbackSearch;

static void add_callable(const View *view, FactsRow row, CallbackSearch *search);

/* A table of callbacks, as `g_source_new` takes one. */
static void add_table(const View *view, const FactsValue *object, CallbackSearch *search) {
    for (guint i = 1; i < object->fields.count; i += 2)
        add_callable(view, facts_word(view->facts, object->fields, i), search);
}

static void add_function(const ProgramFunction *function, gpointer data) {
    CallbackSearch *search = data;
    if (!g_hash_table_contains(search->found, function))
        g_hash_table_insert(search->found, (gpointer)function,
                            g_memdup2(&search->here, sizeof search->here));
}

/* The class of a table that is handed over by its address; NULL for other values. */
static const char *table_class(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    FactsRow type = facts_place(view->facts, value->left)->type;
    if (value->kind == FACTS_VALUE_PLACE)
        type = facts_type(view->facts, type)->pointee;
    const FactsType *known = facts_type(view->facts, type);
    return known->flags & FACTS_TYPE_RECORD ? facts_text(view->facts, known->name) : NULL;
}

/* What a variable was made with, when that is all it ever holds; else what the program ever puts
 * there: a wrapper registers what it is given. */
static void add_place(const View *view, FactsRow row, CallbackSearch *search) {
    const FactsPlace *known = facts_place(view->facts, facts_value(view->facts, row)->left);
    const FactsVariable *variable = NULL;
    if (known->kind == FACTS_PLACE_LOCAL || known->kind == FACTS_PLACE_GLOBAL ||
        known->kind == FACTS_PLACE_STATIC)
        variable = facts_variable(view->facts, known->detail);
    if (variable && variable->initial && variable->write_count == 0) {
        add_callable(view, variable->initial, search);
        return;
    }
    FlowsPlace place = {view->unit, view->row, facts_value(view->facts, row)->left, 0};
    const char *class_name = table_class(view, row);
    if (!flows_each(search->flows, place, add_function, search) && class_name)
        flows_each_of_class(search->flows, class_name, add_function, search);
}

static void add_callable(const View *view, FactsRow row, CallbackSearch *search) {
    const FactsValue *value = facts_value(view->facts, row);
    if (!row || search->depth > 4)
        return;
    search->depth++;
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA: {
        ProgramFunction *joined = view_function(view, value->left);
        if (joined)
            add_function(joined, search);
        break;
    }
    case FACTS_VALUE_OBJECT:
        add_table(view, value, search);
        break;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        add_place(view, row, search);
        break;
    case FACTS_VALUE_RESULT:
        flows_each_made(search->flows, (FlowsPlace){view->unit, view->row, 0, 0}, value->left,
                        add_function, search);
        break;
    case FACTS_VALUE_CHOICE:
        add_callable(view, value->left, search);
        add_callable(view, value->right, search);
        break;
    default:
        break;
    }
    search->depth--;
}

/* What the function or macro is called that something is handed to. */
static const char *registrar_name(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry) {
    const char *name = entry->matcher == CATALOG_MACRO ? NULL : effects_callee_name(view, action);
    return name || !action->macro ? name : facts_text(view->facts, action->macro);
}

static void add_subjects(const View *view, const FactsAction *action, const CatalogEntry *entry,
                         const GArray *subjects, GHashTable *found, const Flows *flows) {
    if (!subjects)
        return;
    CallbackSearch search = {
        .flows = flows,
        .found = found,
        .here = {view->unit->index, action->range, registrar_name(view, action, entry)}};
    for (guint i = 0; i < subjects->len; i++) {
        const CatalogSubject *subject = &g_array_index(subjects, CatalogSubject, i);
        FactsRow value = effects_subject_value(view, action, subject);
        if (value)
            add_callable(view, value, &search);
    }
}

static gboolean stores(const FactsAction *action) {
    return action->kind == FACTS_ACTION_WRITE || action->kind == FACTS_ACTION_BIND;
}

typedef struct Look {
    const Callbacks *callbacks;
    const Flows *flows;
} Look;

/* What a macro's own text stores shows no argument of a call: all callables it stores count. */
static void look_at_stored(const View *view, const FactsAction *action, const Look *look) {
    const CatalogEntry *entry = effects_macro_entry(view, action);
    if (!entry || !entry->loop)
        return;
    CallbackSearch search = {
        .flows = look->flows,
        .found = look->callbacks->on_loop,
        .here = {view->unit->index, action->range, registrar_name(view, action, entry)}};
    add_callable(view, action->value, &search);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    const Look *look = data;
    if (stores(action)) {
        look_at_stored(view, action, look);
        return;
    }
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry)
        return;
    add_subjects(view, action, entry, entry->loop, look->callbacks->on_loop, look->flows);
    add_subjects(view, action, entry, entry->pool, look->callbacks->on_pool, look->flows);
    add_subjects(view, action, entry, entry->spawns, look->callbacks->spawned, look->flows);
}

static gboolean registers_callbacks(const Catalog *catalog, CatalogMatcher matcher,
                                    const char *name) {
    const GPtrArray *entries = catalog_lookup(catalog, matcher, name);
    for (guint i = 0; entries && i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (entry->loop || entry->pool || entry->spawns)
            return TRUE;
    }
    return FALSE;
}

static gboolean macro_may_register(const Catalog *catalog, const Facts *facts, FactsText macro) {
    return macro && registers_callbacks(catalog, CATALOG_MACRO, facts_text(facts, macro));
}

/* `Type::method`, for the type it is called on; the class that declares it is in its own name. */
static gboolean method_may_register(const Catalog *catalog, const Facts *facts,
                                    const FactsAction *action, const char *name) {
    const char *method = strrchr(name, ':');
    if (!action->type || !method)
        return FALSE;
    const FactsType *type = facts_type(facts, action->type);
    g_autofree char *full = g_strconcat(facts_text(facts, type->base_name), "::", method + 1, NULL);
    return registers_callbacks(catalog, CATALOG_FUNCTION, full);
}

static gboolean action_may_register(const Catalog *catalog, const Facts *facts,
                                    const FactsAction *action) {
    if (action->kind == FACTS_ACTION_CONSTRUCT && action->type)
        return registers_callbacks(catalog, CATALOG_CONSTRUCTOR,
                                   facts_text(facts, facts_type(facts, action->type)->base_name));
    if (action->kind != FACTS_ACTION_CALL && !stores(action))
        return FALSE;
    if (macro_may_register(catalog, facts, action->macro) ||
        macro_may_register(catalog, facts, action->inner_macro))
        return TRUE;
    if (!action->function)
        return FALSE;
    const char *name = facts_text(facts, facts_function(facts, action->function)->name);
    return registers_callbacks(catalog, CATALOG_FUNCTION, name) ||
           method_may_register(catalog, facts, action, name);
}

/* Few functions register anything: a look at names says which are worth a closer one. */
static gboolean may_register(const Catalog *catalog, const Facts *facts,
                             const FactsFunction *function) {
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++)
            if (action_may_register(catalog, facts, facts_action(facts, block->actions.first + k)))
                return TRUE;
    }
    return FALSE;
}

static GHashTable *registrations_new(void) {
    return g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

void callbacks_add(Callbacks *callbacks, const Program *program, const Catalog *catalog,
                   const Flows *flows, const ProgramFunction *function) {
    Look look = {callbacks, flows};
    for (guint i = 0; function->bodies && i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        const Facts *facts = program_unit(program, body.unit)->facts;
        if (!may_register(catalog, facts, facts_function(facts, body.row)))
            continue;
        View view;
        view_init(&view, program, catalog, body);
        view_each_action(&view, look_at, &look);
        view_clear(&view);
    }
}

void callbacks_find(Callbacks *callbacks, const Program *program, const Catalog *catalog,
                    const Flows *flows) {
    *callbacks = (Callbacks){registrations_new(), registrations_new(), registrations_new()};
    for (guint i = 0; i < program->in_order->len; i++)
        callbacks_add(callbacks, program, catalog, flows, g_ptr_array_index(program->in_order, i));
}

void callbacks_clear(Callbacks *callbacks) {
    g_clear_pointer(&callbacks->on_loop, g_hash_table_unref);
    g_clear_pointer(&callbacks->on_pool, g_hash_table_unref);
    g_clear_pointer(&callbacks->spawned, g_hash_table_unref);
}
