#include "infer/mentions.h"

#include "infer/inference.h"

typedef struct Mentions {
    const Program *program;
    const Facts *facts;
    const char *name;   /* what the function looked for is called */
    FactsRow wanted;    /* its row in these facts */
    guint8 *is_pointer; /* for each value: whether it is the function, or something made of it */
    guint most;
    guint count;
    GPtrArray *steps;
    GHashTable *places; /* told already: a header's code is in every unit that includes it */
} Mentions;

static gboolean is_made_of_pointer(const Mentions *mentions, const FactsValue *value) {
    switch (value->kind) {
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        return value->left == mentions->wanted;
    case FACTS_VALUE_CHOICE:
        return mentions->is_pointer[value->left] || mentions->is_pointer[value->right];
    case FACTS_VALUE_OBJECT:
        for (guint i = 1; i < value->fields.count; i += 2)
            if (mentions->is_pointer[facts_word(mentions->facts, value->fields, i)])
                return TRUE;
        return FALSE;
    default:
        return FALSE;
    }
}

static void find_pointers(Mentions *mentions) {
    guint count = facts_count(mentions->facts, FACTS_TABLE_VALUES);
    mentions->is_pointer = g_new0(guint8, count);
    for (gboolean changed = TRUE; changed;) {
        changed = FALSE;
        for (FactsRow row = 1; row < count; row++)
            if (!mentions->is_pointer[row] &&
                is_made_of_pointer(mentions, facts_value(mentions->facts, row)))
                changed = mentions->is_pointer[row] = TRUE;
    }
}

/* message is taken over. */
static void tell(Mentions *mentions, FactsRange range, char *message) {
    SourceRange place = inference_range(mentions->program, mentions->facts, range);
    if (!g_hash_table_add(mentions->places,
                          g_strdup_printf("%s:%u:%u", place.file, place.line, place.column)) ||
        mentions->count++ >= mentions->most) {
        g_free(place.file);
        g_free(message);
        return;
    }
    trace_add(mentions->steps, place, message);
}

static gboolean is_handed_over(const Mentions *mentions, const FactsAction *action) {
    for (guint i = 0; i < action->arguments.count; i++)
        if (mentions->is_pointer[facts_word(mentions->facts, action->arguments, i)])
            return TRUE;
    return FALSE;
}

/* In quotes; other is said when there is no function. */
static char *quoted_name(const Facts *facts, const FactsFunction *function, const char *other) {
    if (!function)
        return g_strdup(other);
    const char *name = facts_text(facts, function->name);
    return g_strdup_printf("'%s'", *name ? name : "(lambda)");
}

static void tell_handing_over(Mentions *mentions, const char *user, const FactsAction *action) {
    const FactsFunction *callee =
        action->function ? facts_function(mentions->facts, action->function) : NULL;
    g_autofree char *receiver = quoted_name(mentions->facts, callee, "what a pointer points to");
    tell(mentions, action->range,
         g_strdup_printf("%s hands '%s' to %s", user, mentions->name, receiver));
}

static void look_at(Mentions *mentions, const FactsFunction *user, const FactsAction *action) {
    gboolean is_file = (user->flags & FACTS_FUNCTION_INITIALISER) != 0;
    g_autofree char *name =
        quoted_name(mentions->facts, is_file ? NULL : user, "an initialiser of the file");
    if (action->function == mentions->wanted && action->kind != FACTS_ACTION_DESTROY)
        tell(mentions, action->range, g_strdup_printf("%s calls '%s'", name, mentions->name));
    else if (is_handed_over(mentions, action))
        tell_handing_over(mentions, name, action);
    else if (action->kind != FACTS_ACTION_CALL && mentions->is_pointer[action->value])
        tell(mentions, action->range, g_strdup_printf("%s stores '%s'", name, mentions->name));
}

static void look_through(Mentions *mentions) {
    const Facts *facts = mentions->facts;
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++) {
        const FactsFunction *user = facts_function(facts, row);
        if (row == mentions->wanted || user->flags & FACTS_FUNCTION_PATTERN)
            continue;
        for (guint i = 0; i < user->blocks.count; i++) {
            const FactsBlock *block = facts_block(facts, user->blocks.first + i);
            for (guint k = 0; k < block->actions.count; k++)
                look_at(mentions, user, facts_action(facts, block->actions.first + k));
        }
    }
}

guint mentions_find(const Program *program, const ProgramFunction *function, guint most,
                    GPtrArray *steps) {
    Mentions mentions = {.program = program,
                         .name = program_function_shown_name(function),
                         .most = most,
                         .steps = steps,
                         .places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    for (guint i = 0; i < program->units->len; i++) {
        mentions.facts = program_unit(program, i)->facts;
        mentions.wanted = program_next_row(program, function, i, 0);
        if (!mentions.wanted)
            continue;
        find_pointers(&mentions);
        look_through(&mentions);
        g_free(mentions.is_pointer);
    }
    g_hash_table_unref(mentions.places);
    return mentions.count;
}
