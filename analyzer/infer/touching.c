#include "infer/touching.h"

struct Touching {
    const Program *program;
    const Catalog *catalog;
    TouchingMentions mentions;
    GHashTable *own;     /* ProgramFunction to gboolean: it contains such code itself */
    GHashTable *reached; /* the same: it does, or what it calls */
};

/* Whether what is asked holds for a function. */
typedef gboolean (*FunctionTest)(Touching *touching, const ProgramFunction *function);

Touching *touching_new(const Program *program, const Catalog *catalog, TouchingMentions mentions) {
    Touching *touching = g_new(Touching, 1);
    *touching = (Touching){program, catalog, mentions, g_hash_table_new(NULL, NULL),
                           g_hash_table_new(NULL, NULL)};
    return touching;
}

void touching_free(Touching *touching) {
    if (!touching)
        return;
    g_hash_table_unref(touching->own);
    g_hash_table_unref(touching->reached);
    g_free(touching);
}

void touching_change(Touching *touching, const ProgramChange *change) {
    for (guint i = 0; i < change->functions->len; i++)
        g_hash_table_remove(touching->own, g_ptr_array_index(change->functions, i));
    g_hash_table_remove_all(touching->reached);
}

/* What an action calls, or ends an object with; NULL for nothing. */
static const ProgramFunction *function_run(const Touching *touching, guint unit, const Facts *facts,
                                           const FactsAction *action) {
    FactsRow callee = action->function;
    if (!callee && action->kind == FACTS_ACTION_DESTROY && action->type)
        callee = facts_type(facts, action->type)->destructor;
    return program_function(touching->program, unit, callee);
}

/* Whether an action of the body is of the kind (test is NULL), or runs a function for which the
 * test holds. */
static gboolean any_action(Touching *touching, ProgramBody body, FunctionTest test) {
    const Facts *facts = program_unit(touching->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(facts, block->actions.first + k);
            const ProgramFunction *run =
                test ? function_run(touching, body.unit, facts, action) : NULL;
            if (test ? run && test(touching, run)
                     : touching->mentions(touching->catalog, facts, action))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean any_body(Touching *touching, const ProgramFunction *function, FunctionTest test) {
    for (guint i = 0; function->bodies && i < function->bodies->len; i++)
        if (any_action(touching, g_array_index(function->bodies, ProgramBody, i), test))
            return TRUE;
    return FALSE;
}

static gboolean has_own(Touching *touching, const ProgramFunction *function) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(touching->own, function, NULL, &known))
        return GPOINTER_TO_INT(known);
    gboolean found = any_body(touching, function, NULL);
    g_hash_table_insert(touching->own, (gpointer)function, GINT_TO_POINTER(found));
    return found;
}

/* In a recursion the function that is being looked into does not count yet: what the others call is
 * found all the same, but for what is only reached round the recursion. */
gboolean touching_has(Touching *touching, const ProgramFunction *function) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(touching->reached, function, NULL, &known))
        return GPOINTER_TO_INT(known);
    g_hash_table_insert(touching->reached, (gpointer)function, GINT_TO_POINTER(FALSE));
    gboolean found = has_own(touching, function) || any_body(touching, function, touching_has);
    g_hash_table_insert(touching->reached, (gpointer)function, GINT_TO_POINTER(found));
    return found;
}

gboolean touching_is_near(Touching *touching, const ProgramFunction *function) {
    return has_own(touching, function) || any_body(touching, function, has_own);
}
