#include "model/facts_check.h"

#include "model/facts_chains.h"

/* See FACTS_PLACE_INDEX. */

/* How much of the tables the bodies looked at so far take: no two share any of it, so that to walk
 * through all of them takes no longer than the tables are. */
typedef struct Taken {
    guint64 blocks;
    guint64 actions;
    guint64 edges;
} Taken;

static gboolean is_row(const Facts *facts, FactsTable table, FactsRow row) {
    return row < facts_count(facts, table);
}

static gboolean is_text(const Facts *facts, FactsText text) {
    return text < facts->text_size;
}

static gboolean is_slice(const Facts *facts, FactsTable table, FactsSlice slice) {
    return (guint64)slice.first + slice.count <= facts_count(facts, table);
}

static gboolean are_texts(const Facts *facts, FactsSlice slice) {
    if (!is_slice(facts, FACTS_TABLE_WORDS, slice))
        return FALSE;
    for (guint32 i = 0; i < slice.count; i++)
        if (!is_text(facts, facts_word(facts, slice, i)))
            return FALSE;
    return TRUE;
}

static gboolean are_rows(const Facts *facts, FactsTable table, FactsSlice slice) {
    if (!is_slice(facts, FACTS_TABLE_WORDS, slice))
        return FALSE;
    for (guint32 i = 0; i < slice.count; i++)
        if (!is_row(facts, table, facts_word(facts, slice, i)))
            return FALSE;
    return TRUE;
}

static gboolean is_range(const Facts *facts, const FactsRange *range) {
    return is_row(facts, FACTS_TABLE_FILES, range->file);
}

static gboolean file_is_sound(const Facts *facts, FactsRow row) {
    return is_text(facts, facts_file(facts, row)->path);
}

static gboolean function_is_sound(const Facts *facts, FactsRow row) {
    const FactsFunction *function = facts_function(facts, row);
    return is_text(facts, function->key) && is_text(facts, function->name) &&
           is_range(facts, &function->range) && are_texts(facts, function->marks) &&
           is_row(facts, FACTS_TABLE_TYPES, function->return_type) &&
           is_row(facts, FACTS_TABLE_TYPES, function->class_type) &&
           are_texts(facts, function->overrides) &&
           is_row(facts, FACTS_TABLE_FUNCTIONS, function->parent) &&
           are_rows(facts, FACTS_TABLE_VARIABLES, function->parameters) &&
           are_rows(facts, FACTS_TABLE_VALUES, function->captures);
}

static gboolean type_is_sound(const Facts *facts, FactsRow row) {
    const FactsType *type = facts_type(facts, row);
    return is_text(facts, type->name) && is_text(facts, type->base_name) &&
           are_texts(facts, type->aliases) && is_row(facts, FACTS_TABLE_TYPES, type->pointee) &&
           are_rows(facts, FACTS_TABLE_TYPES, type->arguments) &&
           are_rows(facts, FACTS_TABLE_TYPES, type->bases) &&
           are_rows(facts, FACTS_TABLE_VARIABLES, type->fields) &&
           is_row(facts, FACTS_TABLE_FUNCTIONS, type->destructor) && are_texts(facts, type->marks);
}

static gboolean variable_is_sound(const Facts *facts, FactsRow row) {
    const FactsVariable *variable = facts_variable(facts, row);
    return is_text(facts, variable->name) && is_text(facts, variable->key) &&
           is_row(facts, FACTS_TABLE_TYPES, variable->type) && is_range(facts, &variable->range) &&
           is_row(facts, FACTS_TABLE_VALUES, variable->initial) &&
           are_texts(facts, variable->marks);
}

static gboolean place_detail_is_sound(const Facts *facts, const FactsPlace *place) {
    switch ((FactsPlaceKind)place->kind) {
    case FACTS_PLACE_PARAMETER:
    case FACTS_PLACE_LOCAL:
    case FACTS_PLACE_STATIC:
    case FACTS_PLACE_GLOBAL:
    case FACTS_PLACE_FIELD:
        return is_row(facts, FACTS_TABLE_VARIABLES, place->detail);
    case FACTS_PLACE_INDEX:
        return !(place->detail & FACTS_COMPUTED_INDEX) ||
               is_row(facts, FACTS_TABLE_VALUES, place->detail & ~FACTS_COMPUTED_INDEX);
    case FACTS_PLACE_NONE:
    case FACTS_PLACE_THIS:
    case FACTS_PLACE_RESULT: /* an id is looked up, not followed */
    case FACTS_PLACE_ALLOCATION:
    case FACTS_PLACE_CAPTURE:
    case FACTS_PLACE_UNKNOWN:
    case FACTS_PLACE_DEREF:
        return TRUE;
    }
    return FALSE;
}

static gboolean place_is_sound(const Facts *facts, FactsRow row) {
    const FactsPlace *place = facts_place(facts, row);
    return is_row(facts, FACTS_TABLE_PLACES, place->base) && place_detail_is_sound(facts, place) &&
           is_row(facts, FACTS_TABLE_TYPES, place->type);
}

/* Pairs of a variable and a value. */
static gboolean is_literal(const Facts *facts, FactsSlice fields) {
    if (fields.count % 2 != 0 || !is_slice(facts, FACTS_TABLE_WORDS, fields))
        return FALSE;
    for (guint32 i = 0; i < fields.count; i += 2)
        if (!is_row(facts, FACTS_TABLE_VARIABLES, facts_word(facts, fields, i)) ||
            !is_row(facts, FACTS_TABLE_VALUES, facts_word(facts, fields, i + 1)))
            return FALSE;
    return TRUE;
}

static gboolean value_parts_are_sound(const Facts *facts, const FactsValue *value) {
    switch ((FactsValueKind)value->kind) {
    case FACTS_VALUE_UNKNOWN:
    case FACTS_VALUE_CONSTANT:
    case FACTS_VALUE_NULL:
    case FACTS_VALUE_STRING:
    case FACTS_VALUE_RESULT:
        return value->fields.count == 0;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
        return is_row(facts, FACTS_TABLE_PLACES, value->left) && value->fields.count == 0;
    case FACTS_VALUE_FUNCTION:
    case FACTS_VALUE_LAMBDA:
        return is_row(facts, FACTS_TABLE_FUNCTIONS, value->left) &&
               are_rows(facts, FACTS_TABLE_VALUES, value->fields);
    case FACTS_VALUE_OBJECT:
        return is_literal(facts, value->fields);
    case FACTS_VALUE_BINARY:
    case FACTS_VALUE_NOT:
    case FACTS_VALUE_CHOICE:
        return is_row(facts, FACTS_TABLE_VALUES, value->left) &&
               is_row(facts, FACTS_TABLE_VALUES, value->right) && value->fields.count == 0;
    }
    return FALSE;
}

static gboolean value_is_sound(const Facts *facts, FactsRow row) {
    const FactsValue *value = facts_value(facts, row);
    return value_parts_are_sound(facts, value) &&
           value->operator<= FACTS_OPERATOR_GREATER_EQUAL &&
           is_row(facts, FACTS_TABLE_TYPES, value->type) &&
           are_texts(facts, value->identifiers);
}

static gboolean block_is_sound(const Facts *facts, FactsRow row) {
    const FactsBlock *block = facts_block(facts, row);
    return is_slice(facts, FACTS_TABLE_ACTIONS, block->actions) &&
           is_slice(facts, FACTS_TABLE_EDGES, block->edges);
}

static gboolean edge_is_sound(const Facts *facts, FactsRow row) {
    return is_row(facts, FACTS_TABLE_VALUES, facts_edge(facts, row)->condition);
}

static gboolean action_is_sound(const Facts *facts, FactsRow row) {
    const FactsAction *action = facts_action(facts, row);
    return action->kind <= FACTS_ACTION_DELETE && is_range(facts, &action->range) &&
           is_text(facts, action->macro) && is_text(facts, action->inner_macro) &&
           is_text(facts, action->around) &&
           is_row(facts, FACTS_TABLE_FUNCTIONS, action->function) &&
           is_row(facts, FACTS_TABLE_PLACES, action->target) &&
           is_row(facts, FACTS_TABLE_TYPES, action->type) &&
           is_row(facts, FACTS_TABLE_VALUES, action->value) &&
           are_rows(facts, FACTS_TABLE_VALUES, action->arguments);
}

static gboolean comment_is_sound(const Facts *facts, FactsRow row) {
    const FactsComment *comment = facts_comment(facts, row);
    return is_text(facts, comment->text) && is_range(facts, &comment->range);
}

/* One block of a body whose actions and edges are known to be there. */
static gboolean belongs_to_body(const Facts *facts, const FactsFunction *function,
                                const FactsBlock *block) {
    for (guint32 i = 0; i < block->actions.count; i++)
        if (facts_action(facts, block->actions.first + i)->id >= function->action_count)
            return FALSE;
    for (guint32 i = 0; i < block->edges.count; i++)
        if (facts_edge(facts, block->edges.first + i)->target >= function->blocks.count)
            return FALSE;
    return TRUE;
}

static gboolean body_is_sound(const Facts *facts, const FactsFunction *function, Taken *taken) {
    guint64 actions_before = taken->actions;
    taken->blocks += function->blocks.count;
    if (!is_slice(facts, FACTS_TABLE_BLOCKS, function->blocks) ||
        taken->blocks > facts_count(facts, FACTS_TABLE_BLOCKS))
        return FALSE;
    for (guint32 i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        taken->actions += block->actions.count;
        taken->edges += block->edges.count;
        if (taken->actions > facts_count(facts, FACTS_TABLE_ACTIONS) ||
            taken->edges > facts_count(facts, FACTS_TABLE_EDGES) ||
            !belongs_to_body(facts, function, block))
            return FALSE;
    }
    /* Ids count from 1, and none is left out: tables by id are made that large. */
    return function->action_count <= taken->actions - actions_before + 1;
}

static gboolean bodies_are_sound(const Facts *facts) {
    Taken taken = {0, 0, 0};
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FUNCTIONS); row++)
        if (!body_is_sound(facts, facts_function(facts, row), &taken))
            return FALSE;
    return TRUE;
}

/* Row 0 and text 0 stand for nothing, and have to look like it. */
static gboolean none_is_empty(const Facts *facts, FactsTable table) {
    const guint8 *row = facts->tables[table].rows;
    for (gsize i = 0; i < facts_row_size(table); i++)
        if (row[i] != 0)
            return FALSE;
    return TRUE;
}

static gboolean nones_are_empty(const Facts *facts) {
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        if (!none_is_empty(facts, i))
            return FALSE;
    return *facts_text(facts, 0) == '\0';
}

typedef gboolean (*RowTest)(const Facts *facts, FactsRow row);

/* What is wrong first; NULL when nothing is. Words mean what their slices say: they have no test of
 * their own. */
static const char *find_fault(const Facts *facts) {
    static const struct {
        FactsTable table;
        RowTest is_sound;
        const char *fault;
    } tests[] = {
        {FACTS_TABLE_FILES, file_is_sound, "the facts are damaged: files"},
        {FACTS_TABLE_FUNCTIONS, function_is_sound, "the facts are damaged: functions"},
        {FACTS_TABLE_TYPES, type_is_sound, "the facts are damaged: types"},
        {FACTS_TABLE_VARIABLES, variable_is_sound, "the facts are damaged: variables"},
        {FACTS_TABLE_PLACES, place_is_sound, "the facts are damaged: places"},
        {FACTS_TABLE_VALUES, value_is_sound, "the facts are damaged: values"},
        {FACTS_TABLE_BLOCKS, block_is_sound, "the facts are damaged: blocks"},
        {FACTS_TABLE_EDGES, edge_is_sound, "the facts are damaged: edges"},
        {FACTS_TABLE_ACTIONS, action_is_sound, "the facts are damaged: actions"},
        {FACTS_TABLE_COMMENTS, comment_is_sound, "the facts are damaged: comments"},
    };
    if (!nones_are_empty(facts))
        return "the facts are damaged: nothing is something";
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
        for (FactsRow row = 1; row < facts_count(facts, tests[i].table); row++)
            if (!tests[i].is_sound(facts, row))
                return tests[i].fault;
    if (!bodies_are_sound(facts))
        return "the facts are damaged: bodies";
    return facts_chains_end(facts) ? NULL : "the facts are damaged, or nested too deep";
}

gboolean facts_check(const Facts *facts, GError **error) {
    const char *fault = find_fault(facts);
    if (!fault)
        return TRUE;
    g_set_error_literal(error, FACTS_ERROR, 0, fault);
    return FALSE;
}
