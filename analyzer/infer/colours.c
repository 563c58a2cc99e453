#include "infer/colours.h"

#include "infer/effects.h"
#include "infer/marks.h"

typedef struct Colours {
    const Context *context;
    guint8 **coroutines; /* by unit and row of functions: whether calling it runs a coroutine */
    const ProgramFunction *caller;
    GPtrArray *found;
} Colours;

/* Which functions are coroutines. */

/* What a C++ function returns that is defined elsewhere may be a task: who calls it may await it.
 */
static gboolean may_return_task(const Facts *facts, const FactsFunction *known,
                                const ProgramFunction *joined) {
    return known->flags & FACTS_FUNCTION_CXX && !joined->bodies &&
           facts_type(facts, known->return_type)->flags & FACTS_TYPE_RECORD;
}

static gboolean runs_coroutine(const Context *context, guint unit, FactsRow row) {
    const Facts *facts = program_unit(context->program, unit)->facts;
    const FactsFunction *known = facts_function(facts, row);
    const ProgramFunction *joined = program_function(context->program, unit, row);
    return joined && !(joined->flags & FACTS_FUNCTION_COROUTINE) &&
           marks_of_function(context->program, context->catalog, joined, unit) ==
               CATALOG_MARK_COROUTINE &&
           !may_return_task(facts, known, joined);
}

/* Of one unit, found when it is asked for. */
static const guint8 *coroutines_of(const Colours *colours, guint unit) {
    if (colours->coroutines[unit])
        return colours->coroutines[unit];
    guint count =
        facts_count(program_unit(colours->context->program, unit)->facts, FACTS_TABLE_FUNCTIONS);
    guint8 *coroutines = g_new0(guint8, count + 1);
    for (FactsRow row = 1; row < count; row++)
        coroutines[row] = runs_coroutine(colours->context, unit, row) ? 1 : 0;
    colours->coroutines[unit] = coroutines;
    return coroutines;
}

static void free_coroutines(guint8 **coroutines, guint count) {
    for (guint unit = 0; unit < count; unit++)
        g_free(coroutines[unit]);
}

static gboolean action_runs_coroutine(const Colours *colours, const ProgramUnit *unit,
                                      const FactsAction *action) {
    if (action->function)
        return coroutines_of(colours, unit->index)[action->function] != 0;
    return marks_of_pointer(colours->context->catalog, unit->facts, action) ==
           CATALOG_MARK_COROUTINE;
}

/* Which functions may not call them. */

static OutsideCaller describe_caller(const Context *context, const ProgramFunction *function,
                                     guint unit) {
    CatalogMark mark = marks_of_function(context->program, context->catalog, function, unit);
    if (mark == CATALOG_MARK_OFFLOADED)
        return OUTSIDE_THREAD;
    if (mark != CATALOG_MARK_NONE)
        return OUTSIDE_MARKED;
    if (g_hash_table_contains(context->callbacks.on_loop, function))
        return OUTSIDE_LOOP_CALLBACK;
    return g_hash_table_contains(context->callbacks.on_pool, function) ? OUTSIDE_THREAD
                                                                       : OUTSIDE_PLAIN;
}

/* A lambda runs where what it is given to runs it; so only where that is known does it count. */
static gboolean is_outside(const Context *context, const ProgramFunction *function, guint unit) {
    if (function->flags & FACTS_FUNCTION_INITIALISER ||
        context_role(context, function, unit) == LOOP_ROLE_COROUTINE ||
        marks_of_function(context->program, context->catalog, function, unit) ==
            CATALOG_MARK_MIXED ||
        g_hash_table_contains(context->callbacks.spawned, function))
        return FALSE;
    return !(function->flags & FACTS_FUNCTION_LAMBDA) ||
           describe_caller(context, function, unit) != OUTSIDE_PLAIN;
}

/* Few plain functions call coroutines: a look at the calls says which are worth a closer one. */
static gboolean may_call_coroutine(const Colours *colours, ProgramBody body) {
    const ProgramUnit *unit = program_unit(colours->context->program, body.unit);
    const FactsFunction *function = facts_function(unit->facts, body.row);
    if (function->flags & FACTS_FUNCTION_PATTERN)
        return FALSE;
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(unit->facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++)
            if (action_runs_coroutine(colours, unit,
                                      facts_action(unit->facts, block->actions.first + k)))
                return TRUE;
    }
    return FALSE;
}

/* Code that a macro starts as a coroutine: `go(f())`. */

static gboolean macro_spawns(const View *view, FactsText macro) {
    const GPtrArray *entries =
        macro ? catalog_lookup(view->catalog, CATALOG_MACRO, facts_text(view->facts, macro)) : NULL;
    for (guint i = 0; entries && i < entries->len; i++)
        if (((const CatalogEntry *)g_ptr_array_index(entries, i))->spawns)
            return TRUE;
    return FALSE;
}

static gboolean stands_within(const FactsRange *inner, const FactsRange *outer) {
    if (inner->file != outer->file || inner->line < outer->line ||
        inner->end_line > outer->end_line)
        return FALSE;
    return (inner->line > outer->line || inner->column >= outer->column) &&
           (inner->end_line < outer->end_line || inner->end_column <= outer->end_column);
}

typedef struct SpawnSearch {
    const FactsAction *call;
    gboolean found;
} SpawnSearch;

static void look_for_spawn(const View *view, const FactsAction *action, gpointer data) {
    SpawnSearch *search = data;
    if ((macro_spawns(view, action->macro) || macro_spawns(view, action->inner_macro)) &&
        stands_within(&search->call->range, &action->range))
        search->found = TRUE;
}

/* In the arguments of such a macro, or in those of one that is made of it. */
static gboolean is_spawned(const View *view, const FactsAction *call) {
    SpawnSearch search = {call, macro_spawns(view, call->around)};
    if (!search.found)
        view_each_action(view, look_for_spawn, &search);
    return search.found;
}

/* Telling it. */

static const char *pointer_name(const Facts *facts, const FactsAction *call) {
    const FactsValue *value = facts_value(facts, call->value);
    if (value->kind != FACTS_VALUE_PLACE && value->kind != FACTS_VALUE_ADDRESS)
        return NULL;
    const FactsPlace *place = facts_place(facts, value->left);
    while (place->kind == FACTS_PLACE_DEREF || place->kind == FACTS_PLACE_INDEX)
        place = facts_place(facts, place->base);
    return place->kind == FACTS_PLACE_RESULT || place->kind == FACTS_PLACE_UNKNOWN
               ? NULL
               : facts_text(facts, facts_variable(facts, place->detail)->name);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    const Colours *colours = data;
    if (!action_runs_coroutine(colours, view->unit, action) || is_spawned(view, action))
        return;
    const char *name = effects_callee_name(view, action);
    OutsideCall *call = g_new0(OutsideCall, 1);
    call->function = colours->caller;
    call->caller = describe_caller(colours->context, colours->caller, view->unit->index);
    call->range = inference_range(view->program, view->facts, action->range);
    call->callee = name ? name : pointer_name(view->facts, action);
    call->macro = action->macro ? facts_text(view->facts, action->macro) : NULL;
    g_ptr_array_add(colours->found, call);
}

void colours_find(const Context *context, const GPtrArray *functions, GPtrArray *outside_calls) {
    const Program *program = context->program;
    g_autofree guint8 **coroutines = g_new0(guint8 *, program->units->len + 1);
    Colours colours = {context, coroutines, NULL, outside_calls};
    for (guint i = 0; i < functions->len; i++) {
        colours.caller = g_ptr_array_index(functions, i);
        for (guint k = 0; colours.caller->bodies && k < colours.caller->bodies->len; k++) {
            ProgramBody body = g_array_index(colours.caller->bodies, ProgramBody, k);
            if (!is_outside(context, colours.caller, body.unit) ||
                !may_call_coroutine(&colours, body))
                continue;
            View view;
            view_init_outside(&view, program, context->catalog, body);
            view_each_action(&view, look_at, &colours);
            view_clear(&view);
        }
    }
    free_coroutines(coroutines, program->units->len);
}
