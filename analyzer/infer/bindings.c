#include "infer/bindings.h"

/* How many helpers deep a parameter is followed to a call it matters to: the stack has an end. */
#define WANTED_DEPTH 64U

static guint parameter_index(const Facts *facts, const FactsFunction *function, FactsRow value) {
    const FactsValue *known = facts_value(facts, value);
    if (known->kind != FACTS_VALUE_PLACE)
        return BINDINGS_MAX;
    const FactsPlace *place = facts_place(facts, known->left);
    for (guint i = 0; i < MIN(function->parameters.count, BINDINGS_MAX); i++)
        if (place->kind == FACTS_PLACE_PARAMETER &&
            place->detail == facts_word(facts, function->parameters, i))
            return i;
    return BINDINGS_MAX;
}

static gboolean conditions_ask(const GArray *conditions, guint argument) {
    for (guint i = 0; conditions && i < conditions->len; i++) {
        const CatalogCondition *condition = &g_array_index(conditions, CatalogCondition, i);
        if (condition->subject.kind == CATALOG_SUBJECT_ARGUMENT &&
            condition->subject.argument == argument)
            return TRUE;
    }
    return FALSE;
}

static gboolean entries_ask(const GPtrArray *entries, guint argument) {
    for (guint i = 0; i < entries->len; i++) {
        const CatalogEntry *entry = g_ptr_array_index(entries, i);
        if (conditions_ask(entry->when, argument) || conditions_ask(entry->unless, argument))
            return TRUE;
        if (entry->output.kind == CATALOG_SUBJECT_ARGUMENT && entry->output.argument == argument)
            return TRUE;
    }
    return FALSE;
}

typedef struct Wanted {
    const Program *program;
    const Catalog *catalog;
    const Facts *facts;
    const FactsFunction *function;
    GHashTable *known; /* unit and row of a body to its bits */
    guint unit;
    guint depth;
    guint32 bits;
} Wanted;

static guint32 wanted_by_body(const Program *program, const Catalog *catalog, GHashTable *known,
                              ProgramBody body, guint depth);

static guint32 wanted_by_callee(const Wanted *wanted, const FactsFunction *callee) {
    const ProgramFunction *joined =
        program_find(wanted->program, facts_text(wanted->facts, callee->key));
    ProgramBody body;
    if (!joined || wanted->depth == 0 ||
        !program_choose_body(wanted->program, joined, wanted->unit, &body))
        return 0;
    return wanted_by_body(wanted->program, wanted->catalog, wanted->known, body, wanted->depth - 1);
}

static void look_at_call(Wanted *wanted, const FactsAction *call) {
    const FactsFunction *callee = facts_function(wanted->facts, call->function);
    const GPtrArray *entries =
        catalog_lookup(wanted->catalog, CATALOG_FUNCTION, facts_text(wanted->facts, callee->name));
    gboolean asked = FALSE;
    guint32 bits = 0;
    for (guint i = 0; i < call->arguments.count; i++) {
        guint parameter = parameter_index(wanted->facts, wanted->function,
                                          facts_word(wanted->facts, call->arguments, i));
        if (parameter == BINDINGS_MAX)
            continue;
        if (!entries && !asked)
            bits = wanted_by_callee(wanted, callee);
        asked = TRUE;
        if (entries ? entries_ask(entries, i) : i < BINDINGS_MAX && (bits >> i & 1U))
            wanted->bits |= 1U << parameter;
    }
}

/* A body that is being looked at already, further up, asks for nothing new. */
static guint32 wanted_by_body(const Program *program, const Catalog *catalog, GHashTable *known,
                              ProgramBody body, guint depth) {
    const Facts *facts = program_unit(program, body.unit)->facts;
    gpointer key = (gpointer)facts_function(facts, body.row);
    gpointer bits = NULL;
    if (g_hash_table_lookup_extended(known, key, NULL, &bits))
        return GPOINTER_TO_UINT(bits);
    g_hash_table_insert(known, key, GUINT_TO_POINTER(0));
    Wanted wanted = {program, catalog,   facts, facts_function(facts, body.row),
                     known,   body.unit, depth, 0};
    for (guint i = 0; i < wanted.function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, wanted.function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++) {
            const FactsAction *action = facts_action(facts, block->actions.first + k);
            if (action->kind == FACTS_ACTION_CALL && action->function)
                look_at_call(&wanted, action);
        }
    }
    g_hash_table_insert(known, key, GUINT_TO_POINTER(wanted.bits));
    return wanted.bits;
}

guint32 bindings_wanted(const Program *program, const Catalog *catalog, GHashTable *known,
                        ProgramBody body) {
    return wanted_by_body(program, catalog, known, body, WANTED_DEPTH);
}

/* Appends what makes a constant what it is. FALSE when the value is none. */
static gboolean describe(const Facts *facts, FactsRow row, GString *text) {
    const FactsValue *value = facts_value(facts, row);
    switch (value->kind) {
    case FACTS_VALUE_CONSTANT:
        g_string_append_printf(text, "=%" G_GINT64_FORMAT, value->constant);
        for (guint i = 0; i < value->identifiers.count; i++)
            g_string_append_printf(text, ",%s",
                                   facts_text(facts, facts_word(facts, value->identifiers, i)));
        return TRUE;
    case FACTS_VALUE_NULL:
        g_string_append(text, "=null");
        return TRUE;
    case FACTS_VALUE_BINARY:
        if (value->operator!= FACTS_OPERATOR_OR)
            return FALSE;
        return describe(facts, value->left, text) && describe(facts, value->right, text);
    case FACTS_VALUE_PLACE: {
        const FactsPlace *place = facts_place(facts, value->left);
        if (place->kind != FACTS_PLACE_GLOBAL)
            return FALSE;
        g_string_append_printf(text, "=%s",
                               facts_text(facts, facts_variable(facts, place->detail)->name));
        return TRUE;
    }
    default:
        return FALSE;
    }
}

void bindings_of_call(const View *view, const FactsAction *call, guint32 wanted, Bindings *bindings,
                      GString *signature) {
    *bindings = (Bindings){0};
    for (guint i = 0; i < MIN(call->arguments.count, BINDINGS_MAX); i++) {
        if (!(wanted >> i & 1U))
            continue;
        BoundValue bound = {view->facts, facts_word(view->facts, call->arguments, i)};
        guint own = parameter_index(view->facts, view->function, bound.value);
        if (own < BINDINGS_MAX && view->bindings) /* passed on as it was given */
            bound = view->bindings->values[own];
        g_autoptr(GString) text = g_string_new(NULL);
        if (!bound.facts || !describe(bound.facts, bound.value, text))
            continue;
        bindings->values[i] = bound;
        g_string_append_printf(signature, "|%u%s", i, text->str);
    }
}

const BoundValue *bindings_find(const View *view, FactsRow place) {
    const FactsPlace *known = facts_place(view->facts, place);
    if (!view->bindings || known->kind != FACTS_PLACE_PARAMETER)
        return NULL;
    for (guint i = 0; i < MIN(view->function->parameters.count, BINDINGS_MAX); i++)
        if (facts_word(view->facts, view->function->parameters, i) == known->detail)
            return view->bindings->values[i].facts ? &view->bindings->values[i] : NULL;
    return NULL;
}
