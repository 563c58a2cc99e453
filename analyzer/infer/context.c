#include "infer/context.h"

#include "infer/marks.h"

void context_init(Context *context, const Program *program, const Catalog *catalog) {
    *context = (Context){.program = program, .catalog = catalog};
    links_init(&context->links, program, catalog);
    callbacks_find(&context->callbacks, program, catalog, context->links.flows);
    context->starts = task_starts_new(program, catalog, context->links.hops);
}

void context_change(Context *context, const ProgramChange *change) {
    links_change(&context->links, context->program, change);
    for (guint i = 0; i < change->functions->len; i++)
        callbacks_add(&context->callbacks, context->program, context->catalog, context->links.flows,
                      g_ptr_array_index(change->functions, i));
    task_starts_change(context->starts, change);
}

void context_clear(Context *context) {
    g_clear_pointer(&context->starts, task_starts_free);
    callbacks_clear(&context->callbacks);
    links_clear(&context->links);
}

LoopRole context_role(const Context *context, const ProgramFunction *function, guint unit) {
    const Facts *facts = NULL;
    const FactsFunction *own = marks_own_definition(context->program, function, unit, &facts);
    CatalogMark mark = marks_of_function(context->program, context->catalog, function, unit);
    if (mark == CATALOG_MARK_OFFLOADED)
        return LOOP_ROLE_NONE;
    if ((own ? own->flags : function->flags) & FACTS_FUNCTION_COROUTINE)
        return LOOP_ROLE_COROUTINE;
    switch (mark) {
    case CATALOG_MARK_COROUTINE:
        return LOOP_ROLE_COROUTINE;
    case CATALOG_MARK_NONBLOCKING:
        return LOOP_ROLE_CALLBACK;
    case CATALOG_MARK_NONE:
        if (marks_return_task(context->program, context->catalog, function, unit) &&
            !g_hash_table_contains(context->callbacks.on_pool, function))
            return LOOP_ROLE_COROUTINE;
        break;
    default:
        break;
    }
    return g_hash_table_contains(context->callbacks.on_loop, function) ? LOOP_ROLE_CALLBACK
                                                                       : LOOP_ROLE_NONE;
}
