#include "infer/accessors.h"

#include "infer/effects.h"

FactsRow accessors_returned_value(const View *view) {
    FactsRow value = 0;
    for (guint i = 0; i < view_block_count(view); i++) {
        const FactsBlock *block = view_block(view, i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(view->facts, block->actions.first + k);
            if (action->kind == FACTS_ACTION_READ)
                continue;
            if (action->kind != FACTS_ACTION_RETURN || value)
                return 0;
            value = action->value;
        }
    }
    return value;
}

gboolean accessors_always_true(const View *view, const FactsAction *call) {
    const ProgramFunction *callee = effects_callee(view, call);
    ProgramBody body;
    if (!callee || !program_choose_body(view->program, callee, view->unit->index, &body))
        return FALSE;
    View inner;
    view_init(&inner, view->program, view->catalog, body);
    const FactsValue *value = facts_value(inner.facts, accessors_returned_value(&inner));
    gboolean holds = value->kind == FACTS_VALUE_CONSTANT && value->constant != 0;
    view_clear(&inner);
    return holds;
}
