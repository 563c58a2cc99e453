#include "infer/task_scope.h"

const ProgramFunction *task_scope_coroutine(const TaskScope *scope, FactsRow row) {
    const ProgramFunction *joined =
        row ? program_function(scope->program, scope->unit->index, row) : NULL;
    return joined && joined->flags & FACTS_FUNCTION_COROUTINE ? joined : NULL;
}

FactsRow task_scope_callable(const TaskScope *scope, FactsRow place) {
    const Facts *facts = scope->unit->facts;
    const FactsType *type = facts_type(facts, facts_place(facts, place)->type);
    while (type->flags & (FACTS_TYPE_POINTER | FACTS_TYPE_REFERENCE) && type->pointee)
        type = facts_type(facts, type->pointee);
    return GPOINTER_TO_UINT(g_hash_table_lookup(scope->callables, GUINT_TO_POINTER(type->name)));
}

void task_scope_init(TaskScope *scope, const Program *program, const Catalog *catalog, Hops *hops,
                     guint unit) {
    *scope = (TaskScope){
        program, catalog, hops, program_unit(program, unit), FALSE, g_hash_table_new(NULL, NULL)};
    const Facts *facts = scope->unit->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        if (!task_scope_coroutine(scope, row))
            continue;
        scope->has_coroutines = TRUE;
        const FactsFunction *known = facts_function(facts, row);
        if (known->class_type && (known->flags & FACTS_FUNCTION_LAMBDA ||
                                  g_str_has_suffix(facts_text(facts, known->name), "::operator()")))
            g_hash_table_insert(scope->callables,
                                GUINT_TO_POINTER(facts_type(facts, known->class_type)->name),
                                GUINT_TO_POINTER(row));
    }
}

void task_scope_clear(TaskScope *scope) {
    g_clear_pointer(&scope->callables, g_hash_table_unref);
}

static gboolean value_names_coroutine(const TaskScope *scope, FactsRow row) {
    const Facts *facts = scope->unit->facts;
    const FactsValue *value = facts_value(facts, row);
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        return task_scope_coroutine(scope, value->left) != NULL;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        return task_scope_callable(scope, value->left) != 0;
    case FACTS_VALUE_CHOICE:
        return value_names_coroutine(scope, value->left) ||
               value_names_coroutine(scope, value->right);
    case FACTS_VALUE_OBJECT:
        for (guint i = 1; i < value->fields.count; i += 2)
            if (value_names_coroutine(scope, facts_word(facts, value->fields, i)))
                return TRUE;
        return FALSE;
    default:
        return FALSE;
    }
}

static gboolean action_names_coroutine(const TaskScope *scope, const FactsAction *action) {
    if (task_scope_coroutine(scope, action->function) ||
        value_names_coroutine(scope, action->value))
        return TRUE;
    for (guint i = 0; i < action->arguments.count; i++)
        if (value_names_coroutine(scope, facts_word(scope->unit->facts, action->arguments, i)))
            return TRUE;
    return FALSE;
}

gboolean task_scope_names_coroutine(const TaskScope *scope, const FactsFunction *function) {
    const Facts *facts = scope->unit->facts;
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++)
            if (action_names_coroutine(scope, facts_action(facts, block->actions.first + k)))
                return TRUE;
    }
    return FALSE;
}
