#include "infer/call_sites.h"

#include <string.h>

typedef struct Search {
    const View *callee;
    FactsRow row; /* of the callee, in the unit that is looked at */
    CallSiteTest test;
    gpointer data;
    guint calls;
    gboolean holds;
} Search;

static FactsRow row_in_unit(const Facts *facts, const char *key) {
    guint count = facts_count(facts, FACTS_TABLE_FUNCTIONS);
    for (FactsRow row = 1; row < count; row++)
        if (strcmp(facts_text(facts, facts_function(facts, row)->key), key) == 0)
            return row;
    return 0;
}

static gboolean address_is_taken(const Facts *facts, FactsRow function) {
    guint count = facts_count(facts, FACTS_TABLE_VALUES);
    for (FactsRow row = 1; row < count; row++) {
        const FactsValue *value = facts_value(facts, row);
        if (value->kind == FACTS_VALUE_FUNCTION && value->left == function)
            return TRUE;
    }
    return FALSE;
}

static gboolean calls_it(const Facts *facts, const FactsFunction *function, FactsRow callee) {
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(facts, block->actions.first + k);
            if (action->kind == FACTS_ACTION_CALL && action->function == callee)
                return TRUE;
        }
    }
    return FALSE;
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    Search *search = data;
    if (!search->holds || action->kind != FACTS_ACTION_CALL || action->function != search->row)
        return;
    search->calls++;
    search->holds = search->test(view, action, search->data);
}

static void look_in_unit(Search *search, const ProgramUnit *unit) {
    const View *callee = search->callee;
    search->row = row_in_unit(unit->facts, callee->joined->key);
    if (!search->row)
        return;
    search->holds = !address_is_taken(unit->facts, search->row);
    guint count = facts_count(unit->facts, FACTS_TABLE_FUNCTIONS);
    for (FactsRow row = 1; row < count && search->holds; row++) {
        const FactsFunction *function = facts_function(unit->facts, row);
        if (function->flags & FACTS_FUNCTION_PATTERN ||
            !calls_it(unit->facts, function, search->row))
            continue;
        View view;
        view_init(&view, callee->program, callee->catalog, (ProgramBody){unit->index, row});
        view_each_action(&view, look_at, search);
        view_clear(&view);
    }
}

gboolean call_sites_all(const View *function, CallSiteTest test, gpointer data) {
    Search search = {.callee = function, .test = test, .data = data, .holds = TRUE};
    const guint32 flags = function->joined ? function->joined->flags : FACTS_FUNCTION_VIRTUAL;
    if (flags & FACTS_FUNCTION_VIRTUAL)
        return FALSE;
    if (flags & FACTS_FUNCTION_INTERNAL)
        look_in_unit(&search, function->unit);
    for (guint i = 0;
         !(flags & FACTS_FUNCTION_INTERNAL) && search.holds && i < function->program->units->len;
         i++)
        if (!program_unit(function->program, i)->outdated)
            look_in_unit(&search, program_unit(function->program, i));
    return search.holds && search.calls > 0;
}
