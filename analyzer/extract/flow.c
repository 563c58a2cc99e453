#include "extract/flow.h"

#include "extract/scopes.h"
#include "extract/source.h"

static void block_draft_free(gpointer data) {
    BlockDraft *draft = data;
    g_array_unref(draft->actions);
    g_array_unref(draft->edges);
    g_free(draft);
}

static BlockDraft *block_at(const Builder *builder, guint index) {
    return g_ptr_array_index(builder->blocks, index);
}

void flow_start(Builder *builder, Extraction *extraction, FactsRow function, Builder *parent) {
    *builder = (Builder){.extraction = extraction,
                         .facts = extraction->facts,
                         .function = function,
                         .parent = parent,
                         .next_action = 1};
    builder->locals = cursor_table_new();
    builder->aliases = g_hash_table_new(NULL, NULL);
    builder->capture_index = cursor_table_new();
    builder->captures = g_array_new(FALSE, FALSE, sizeof(FactsRow));
    builder->blocks = g_ptr_array_new_with_free_func(block_draft_free);
    builder->scopes = g_ptr_array_new_with_free_func(scopes_free);
    builder->jumps = g_array_new(FALSE, FALSE, sizeof(JumpTargets));
    builder->switches = g_array_new(FALSE, FALSE, sizeof(SwitchFrame));
    builder->handlers = g_array_new(FALSE, FALSE, sizeof(Handler));
    builder->temporaries = g_array_new(FALSE, FALSE, sizeof(FactsAction));
    extraction->function = function;
    scopes_start(builder);
    flow_new_block(builder);
    flow_new_block(builder);
    builder->current = FACTS_BLOCK_ENTRY;
}

guint flow_new_block(Builder *builder) {
    BlockDraft *draft = g_new0(BlockDraft, 1);
    draft->actions = g_array_new(FALSE, FALSE, sizeof(FactsAction));
    draft->edges = g_array_new(FALSE, FALSE, sizeof(FactsEdge));
    g_ptr_array_add(builder->blocks, draft);
    return builder->blocks->len - 1;
}

void flow_continue_in(Builder *builder, guint block) {
    builder->current = block;
}

void flow_edge(Builder *builder, guint from, guint to, FactsRow condition, guint32 flags) {
    FactsEdge edge = {to, condition, flags};
    g_array_append_val(block_at(builder, from)->edges, edge);
}

void flow_jump(Builder *builder, guint target) {
    flow_edge(builder, builder->current, target, 0, 0);
    flow_end(builder);
}

void flow_end(Builder *builder) {
    builder->current = flow_new_block(builder);
}

FactsAction flow_action(Builder *builder, FactsActionKind kind, CXCursor cursor) {
    FactsAction action = {0};
    if (builder->is_forced) {
        action = builder->forced;
    } else {
        action.range = source_range(builder->extraction, cursor);
        source_macros(builder->extraction, cursor, &action.macro, &action.inner_macro);
        action.around = source_macro_around(builder->extraction, cursor);
    }
    action.kind = kind;
    return action;
}

void flow_lead_to_handlers(Builder *builder) {
    guint from = builder->current;
    for (guint i = 0; i < builder->handlers->len; i++) {
        Handler handler = g_array_index(builder->handlers, Handler, i);
        guint unwinding = flow_new_block(builder);
        flow_edge(builder, from, unwinding, 0, FACTS_EDGE_EXCEPTION);
        flow_continue_in(builder, unwinding);
        scopes_unwind(builder, handler.scope);
        flow_edge(builder, builder->current, handler.block, 0, FACTS_EDGE_EXCEPTION);
    }
}

/* A call inside `try` either goes on or throws. */
static void split_for_handlers(Builder *builder) {
    guint next = flow_new_block(builder);
    flow_edge(builder, builder->current, next, 0, 0);
    flow_lead_to_handlers(builder);
    flow_continue_in(builder, next);
}

static gboolean may_throw(const FactsAction *action) {
    return action->kind == FACTS_ACTION_CALL || action->kind == FACTS_ACTION_CONSTRUCT ||
           action->kind == FACTS_ACTION_SUSPEND || action->kind == FACTS_ACTION_DELETE;
}

guint32 flow_emit(Builder *builder, FactsAction action) {
    action.id = builder->next_action++;
    g_array_append_val(block_at(builder, builder->current)->actions, action);
    if (builder->handlers->len > 0 && may_throw(&action))
        split_for_handlers(builder);
    return action.id;
}

FactsAction *flow_find_action(Builder *builder, guint32 id) {
    for (guint i = builder->blocks->len; i-- > 0;) {
        GArray *actions = block_at(builder, i)->actions;
        for (guint k = actions->len; k-- > 0;) {
            FactsAction *action = &g_array_index(actions, FactsAction, k);
            if (action->id == id)
                return action;
        }
    }
    return NULL;
}

ForcedPlace flow_force_place(Builder *builder, CXCursor cursor) {
    ForcedPlace saved = {builder->forced, builder->is_forced};
    if (!builder->is_forced)
        builder->forced = flow_action(builder, FACTS_ACTION_NONE, cursor);
    builder->is_forced = TRUE;
    return saved;
}

void flow_restore_place(Builder *builder, ForcedPlace saved) {
    builder->forced = saved.forced;
    builder->is_forced = saved.is_forced;
}

static FactsSlice lay_rows(Facts *facts, FactsTable table, const GArray *rows) {
    return facts_add_rows(facts, table, rows->data, rows->len);
}

void flow_finish(Builder *builder) {
    Facts *facts = builder->facts;
    scopes_finish(builder);
    builder->extraction->function = builder->parent ? builder->parent->function : 0;
    FactsSlice blocks = {facts_count(facts, FACTS_TABLE_BLOCKS), builder->blocks->len};
    for (guint i = 0; i < builder->blocks->len; i++) {
        BlockDraft *draft = block_at(builder, i);
        FactsBlock block = {lay_rows(facts, FACTS_TABLE_ACTIONS, draft->actions),
                            lay_rows(facts, FACTS_TABLE_EDGES, draft->edges)};
        facts_add_rows(facts, FACTS_TABLE_BLOCKS, &block, 1);
    }
    FactsSlice captures =
        facts_add_words(facts, (guint32 *)(void *)builder->captures->data, builder->captures->len);
    FactsFunction *function = facts_function(facts, builder->function);
    function->blocks = blocks;
    function->captures = captures;
    function->action_count = builder->next_action;
    g_hash_table_unref(builder->locals);
    g_hash_table_unref(builder->aliases);
    g_hash_table_unref(builder->capture_index);
    g_array_unref(builder->captures);
    g_ptr_array_unref(builder->blocks);
    g_ptr_array_unref(builder->scopes);
    g_array_unref(builder->jumps);
    g_array_unref(builder->switches);
    g_array_unref(builder->handlers);
    g_array_unref(builder->temporaries);
}
