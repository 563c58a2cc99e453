#include "infer/context.h"

#include "infer/callbacks.h"

/* One that says "coroutine" wins over one that says less. */
static CatalogMark stronger(CatalogMark found, CatalogMark mark) {
    if (mark == CATALOG_MARK_NONE || (found != CATALOG_MARK_NONE && found <= mark))
        return found;
    return mark;
}

static CatalogMark mark_of_facts(const Catalog *catalog, const Facts *facts, FactsSlice words) {
    CatalogMark found = CATALOG_MARK_NONE;
    for (guint i = 0; i < words.count; i++)
        found =
            stronger(found, catalog_mark(catalog, facts_text(facts, facts_word(facts, words, i))));
    return found;
}

static const FactsFunction *own_definition(const Program *program, const ProgramFunction *function,
                                           guint unit, const Facts **facts) {
    ProgramBody body;
    if (!function->clashes || !program_choose_body(program, function, unit, &body))
        return NULL;
    *facts = program_unit(program, body.unit)->facts;
    return facts_function(*facts, body.row);
}

CatalogMark context_mark(const Program *program, const Catalog *catalog,
                         const ProgramFunction *function, guint unit) {
    const Facts *facts = NULL;
    const FactsFunction *own = own_definition(program, function, unit, &facts);
    if (own)
        return mark_of_facts(catalog, facts, own->marks);
    CatalogMark found = CATALOG_MARK_NONE;
    for (guint i = 0; function->marks && i < function->marks->len; i++)
        found = stronger(found, catalog_mark(catalog, g_ptr_array_index(function->marks, i)));
    return found;
}

void context_init(Context *context, const Program *program, const Catalog *catalog) {
    *context = (Context){program, catalog, callbacks_find(program, catalog)};
}

void context_clear(Context *context) {
    g_clear_pointer(&context->callbacks, g_hash_table_unref);
}

LoopRole context_role(const Context *context, const ProgramFunction *function, guint unit) {
    const Facts *facts = NULL;
    const FactsFunction *own = own_definition(context->program, function, unit, &facts);
    if ((own ? own->flags : function->flags) & FACTS_FUNCTION_COROUTINE)
        return LOOP_ROLE_COROUTINE;
    switch (context_mark(context->program, context->catalog, function, unit)) {
    case CATALOG_MARK_COROUTINE:
        return LOOP_ROLE_COROUTINE;
    case CATALOG_MARK_NONBLOCKING:
        return LOOP_ROLE_CALLBACK;
    default:
        break;
    }
    return g_hash_table_contains(context->callbacks, function) ? LOOP_ROLE_CALLBACK
                                                               : LOOP_ROLE_NONE;
}

CatalogMark context_pointer_mark(const View *view, const FactsAction *call) {
    const FactsValue *value = facts_value(view->facts, call->value);
    if (!call->value || value->kind != FACTS_VALUE_PLACE)
        return CATALOG_MARK_NONE;
    const FactsPlace *place = facts_place(view->facts, value->left);
    switch (place->kind) {
    case FACTS_PLACE_FIELD:
    case FACTS_PLACE_GLOBAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_PARAMETER: {
        const FactsVariable *variable = facts_variable(view->facts, place->detail);
        CatalogMark mark = mark_of_facts(view->catalog, view->facts, variable->marks);
        if (mark != CATALOG_MARK_NONE || !variable->type)
            return mark;
        return mark_of_facts(view->catalog, view->facts,
                             facts_type(view->facts, variable->type)->marks);
    }
    default:
        return CATALOG_MARK_NONE;
    }
}
