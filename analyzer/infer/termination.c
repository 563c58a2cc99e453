#include "infer/termination.h"

static gboolean call_never_returns(const ProgramUnit *unit, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CALL || !action->function ||
        action->flags & FACTS_ACTION_VIRTUAL)
        return FALSE;
    return facts_function(unit->facts, action->function)->flags & FACTS_FUNCTION_NORETURN ||
           unit->functions[action->function]->never_returns;
}

static gboolean block_ends(const ProgramUnit *unit, const FactsBlock *block) {
    for (guint i = 0; i < block->actions.count; i++)
        if (call_never_returns(unit, facts_action(unit->facts, block->actions.first + i)))
            return TRUE;
    return FALSE;
}

static gboolean exit_is_reached(const ProgramUnit *unit, const FactsFunction *function) {
    const Facts *facts = unit->facts;
    g_autofree guint8 *met = g_new0(guint8, function->blocks.count + 1);
    g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(guint));
    guint entry = FACTS_BLOCK_ENTRY;
    g_array_append_val(work, entry);
    while (work->len > 0) {
        guint index = g_array_index(work, guint, work->len - 1);
        g_array_set_size(work, work->len - 1);
        if (index == FACTS_BLOCK_EXIT)
            return TRUE;
        const FactsBlock *block = facts_block(facts, function->blocks.first + index);
        if (block_ends(unit, block))
            continue;
        for (guint i = 0; i < block->edges.count; i++) {
            guint target = facts_edge(facts, block->edges.first + i)->target;
            if (met[target])
                continue;
            met[target] = 1;
            g_array_append_val(work, target);
        }
    }
    return FALSE;
}

/* A coroutine that loops for ever still returns its task; where several bodies may be meant, each
 * has to end so. */
static gboolean never_returns(const Program *program, const ProgramFunction *function) {
    if (!function->bodies || function->flags & FACTS_FUNCTION_COROUTINE)
        return FALSE;
    for (guint i = 0; i < function->bodies->len; i++) {
        ProgramBody body = g_array_index(function->bodies, ProgramBody, i);
        const ProgramUnit *unit = program_unit(program, body.unit);
        const FactsFunction *known = facts_function(unit->facts, body.row);
        if (known->blocks.count == 0 || exit_is_reached(unit, known))
            return FALSE;
    }
    return TRUE;
}

static void infer(const Program *program, const GPtrArray *functions) {
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (guint i = functions->len; i-- > 0;) {
            ProgramFunction *function = g_ptr_array_index(functions, i);
            if (function->never_returns || !never_returns(program, function))
                continue;
            function->never_returns = TRUE;
            changed = TRUE;
        }
    }
}

void termination_infer(Program *program) {
    infer(program, program->in_order);
}

void termination_infer_changed(const Program *program, const ProgramChange *change) {
    for (guint i = 0; i < change->functions->len; i++)
        ((ProgramFunction *)g_ptr_array_index(change->functions, i))->never_returns = FALSE;
    infer(program, change->functions);
}
