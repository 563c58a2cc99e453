#include "extract/scopes.h"

typedef struct LabelDraft {
    CXCursor label;
    guint block;
    Scope *scope;
    guint entries;
} LabelDraft;

typedef struct GotoDraft {
    CXCursor label; /* null: any */
    guint block;    /* ends in the jump */
    Scope *scope;
    guint alive; /* entries of a higher order come after the goto */
} GotoDraft;

static Scope *new_scope(Builder *builder, Scope *parent) {
    Scope *scope = g_new0(Scope, 1);
    scope->parent = parent;
    scope->entries = g_array_new(FALSE, FALSE, sizeof(ScopeEntry));
    g_ptr_array_add(builder->scopes, scope);
    return scope;
}

void scopes_free(gpointer data) {
    Scope *scope = data;
    g_array_unref(scope->entries);
    g_free(scope);
}

void scopes_start(Builder *builder) {
    builder->scope = new_scope(builder, NULL);
    builder->label_drafts = g_array_new(FALSE, FALSE, sizeof(LabelDraft));
    builder->gotos = g_array_new(FALSE, FALSE, sizeof(GotoDraft));
}

static void destroy_entries(Builder *builder, const Scope *scope, guint from, guint until) {
    for (guint i = from; i-- > until;) {
        FactsAction destroy = g_array_index(scope->entries, ScopeEntry, i).destroy;
        flow_emit(builder, destroy);
    }
}

void scopes_enter(Builder *builder) {
    builder->scope = new_scope(builder, builder->scope);
}

void scopes_leave(Builder *builder) {
    destroy_entries(builder, builder->scope, builder->scope->entries->len, 0);
    builder->scope = builder->scope->parent;
}

void scopes_unwind(Builder *builder, const Scope *until) {
    for (const Scope *scope = builder->scope; scope && scope != until; scope = scope->parent)
        destroy_entries(builder, scope, scope->entries->len, 0);
}

void scopes_add(Builder *builder, FactsAction destroy) {
    ScopeEntry entry = {destroy, builder->scope_entries++};
    g_array_append_val(builder->scope->entries, entry);
}

void scopes_label(Builder *builder, CXCursor label) {
    LabelDraft draft = {label, flow_new_block(builder), builder->scope,
                        builder->scope->entries->len};
    g_array_append_val(builder->label_drafts, draft);
    flow_edge(builder, builder->current, draft.block, 0, 0);
    flow_continue_in(builder, draft.block);
}

void scopes_goto(Builder *builder, CXCursor label) {
    GotoDraft draft = {label, builder->current, builder->scope, builder->scope_entries};
    g_array_append_val(builder->gotos, draft);
    flow_end(builder);
}

void scopes_goto_any(Builder *builder) {
    scopes_goto(builder, clang_getNullCursor());
}

static gboolean scope_contains(const Scope *outer, const Scope *inner) {
    for (; inner; inner = inner->parent)
        if (inner == outer)
            return TRUE;
    return FALSE;
}

/* A label as a goto names it and as the walk meets it are cursors that do not compare equal. */
static gboolean is_same_label(CXCursor left, CXCursor right) {
    if (!clang_equalLocations(clang_getCursorLocation(left), clang_getCursorLocation(right)))
        return FALSE;
    CXString left_name = clang_getCursorSpelling(left);
    CXString right_name = clang_getCursorSpelling(right);
    gboolean same = g_strcmp0(clang_getCString(left_name), clang_getCString(right_name)) == 0;
    clang_disposeString(left_name);
    clang_disposeString(right_name);
    return same;
}

/* How many entries of a scope around a goto stand before it. */
static guint entries_alive(const Scope *scope, const GotoDraft *from) {
    guint count = scope->entries->len;
    while (count > 0 && g_array_index(scope->entries, ScopeEntry, count - 1).order >= from->alive)
        count--;
    return count;
}

/* Destroys what is alive at the goto and not at the label, then leads there. A goto may enter a
 * scope, past declarations that need no construction: nothing is to be done for those. */
static void connect(Builder *builder, const GotoDraft *from, const LabelDraft *to) {
    guint block = flow_new_block(builder);
    flow_edge(builder, from->block, block, 0, 0);
    flow_continue_in(builder, block);
    const Scope *scope = from->scope;
    for (; scope && !scope_contains(scope, to->scope); scope = scope->parent)
        destroy_entries(builder, scope, entries_alive(scope, from), 0);
    if (scope && scope == to->scope)
        destroy_entries(builder, scope, entries_alive(scope, from), to->entries);
    flow_edge(builder, builder->current, to->block, 0, 0);
}

void scopes_finish(Builder *builder) {
    guint current = builder->current;
    g_array_set_size(builder->handlers, 0);
    for (guint i = 0; i < builder->gotos->len; i++) {
        GotoDraft from = g_array_index(builder->gotos, GotoDraft, i);
        for (guint k = 0; k < builder->label_drafts->len; k++) {
            LabelDraft to = g_array_index(builder->label_drafts, LabelDraft, k);
            if (clang_Cursor_isNull(from.label) || is_same_label(from.label, to.label))
                connect(builder, &from, &to);
        }
    }
    builder->current = current;
    g_array_unref(builder->label_drafts);
    g_array_unref(builder->gotos);
}

guint scopes_temporaries_mark(const Builder *builder) {
    return builder->temporaries->len;
}

void scopes_destroy_temporaries(Builder *builder, guint mark) {
    for (guint i = builder->temporaries->len; i-- > mark;)
        flow_emit(builder, g_array_index(builder->temporaries, FactsAction, i));
}

void scopes_end_full_expression(Builder *builder, guint mark) {
    scopes_destroy_temporaries(builder, mark);
    g_array_set_size(builder->temporaries, mark);
}

void scopes_keep_temporary(Builder *builder, guint index) {
    FactsAction destroy = g_array_index(builder->temporaries, FactsAction, index);
    g_array_remove_index(builder->temporaries, index);
    destroy.flags &= ~(guint32)FACTS_ACTION_TEMPORARY;
    scopes_add(builder, destroy);
}
