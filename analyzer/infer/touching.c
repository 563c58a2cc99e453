#include "infer/touching.h"

struct Touching {
    const Program *program;
    const Catalog *catalog;
    TouchingMentions mentions;
    GHashTable *known; /* ProgramFunction to gboolean */
};

Touching *touching_new(const Program *program, const Catalog *catalog, TouchingMentions mentions) {
    Touching *touching = g_new(Touching, 1);
    *touching = (Touching){program, catalog, mentions, g_hash_table_new(NULL, NULL)};
    return touching;
}

void touching_free(Touching *touching) {
    if (!touching)
        return;
    g_hash_table_unref(touching->known);
    g_free(touching);
}

static gboolean action_touches(Touching *touching, guint unit, const Facts *facts,
                               const FactsAction *action) {
    if (touching->mentions(touching->catalog, facts, action))
        return TRUE;
    FactsRow callee = action->function;
    if (!callee && action->kind == FACTS_ACTION_DESTROY && action->type)
        callee = facts_type(facts, action->type)->destructor;
    const ProgramFunction *joined = program_function(touching->program, unit, callee);
    return joined && touching_has(touching, joined);
}

static gboolean body_touches(Touching *touching, ProgramBody body) {
    const Facts *facts = program_unit(touching->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++)
            if (action_touches(touching, body.unit, facts,
                               facts_action(facts, block->actions.first + k)))
                return TRUE;
    }
    return FALSE;
}

/* In a recursion the function that is being looked into does not count yet: whatever it touches is
 * found where it began. */
gboolean touching_has(Touching *touching, const ProgramFunction *function) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(touching->known, function, NULL, &known))
        return GPOINTER_TO_INT(known);
    g_hash_table_insert(touching->known, (gpointer)function, GINT_TO_POINTER(FALSE));
    gboolean found = FALSE;
    for (guint i = 0; function->bodies && i < function->bodies->len && !found; i++)
        found = body_touches(touching, g_array_index(function->bodies, ProgramBody, i));
    g_hash_table_insert(touching->known, (gpointer)function, GINT_TO_POINTER(found));
    return found;
}
