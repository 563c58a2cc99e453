#include <string.h>

#include "extract/hidden.h"
#include "extract/lexer.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/values.h"

/* The parts of an if: libclang shows the condition variable before the init statement. */
typedef struct IfParts {
    CXCursor init;
    CXCursor variable;
    CXCursor condition;
    CXCursor then;
    CXCursor otherwise;
} IfParts;

/* Whether a ';' stands between the parentheses. */
static gboolean has_init_statement(Builder *builder, CXCursor statement) {
    const char *text = strchr(source_text_at(builder->extraction, statement), '(');
    if (!text)
        return FALSE;
    const char *end = lexer_skip_balanced(text);
    for (text = lexer_skip_blank(text + 1); text < end && *text;) {
        if (*text == ';')
            return TRUE;
        text = lexer_skip_blank(strchr("([{", *text) ? lexer_skip_balanced(text)
                                                     : lexer_skip_token(text));
    }
    return FALSE;
}

static IfParts if_parts(Builder *builder, CXCursor statement, Children children) {
    CXCursor null = clang_getNullCursor();
    IfParts parts = {null, null, null, null, null};
    guint next = 0;
    for (; next < children.count; next++) {
        CXCursor child = children_get(builder->extraction, children, next);
        if (child.kind == CXCursor_VarDecl)
            parts.variable = child;
        else if (child.kind == CXCursor_DeclStmt)
            parts.init = child;
        else
            break;
    }
    /* `if (f(); condition)`: two expressions ahead of the branches. */
    if (next + 2 < children.count && has_init_statement(builder, statement) &&
        clang_Cursor_isNull(parts.init))
        parts.init = children_get(builder->extraction, children, next++);
    if (next < children.count)
        parts.condition = children_get(builder->extraction, children, next++);
    if (next < children.count)
        parts.then = children_get(builder->extraction, children, next++);
    if (next < children.count)
        parts.otherwise = children_get(builder->extraction, children, next++);
    return parts;
}

/* What stands between `if` and its parenthesis. */
static const char *after_if(Builder *builder, CXCursor statement) {
    const char *text = source_text_at(builder->extraction, statement);
    return source_is_word(text, "if") ? lexer_skip_blank(text + strlen("if")) : "";
}

static gboolean is_if_constexpr(Builder *builder, CXCursor statement) {
    return source_is_word(after_if(builder, statement), "constexpr");
}

/* `if consteval { } else { }` shows no condition: only the branch that runs at run time counts. */
static gboolean emit_if_consteval(Builder *builder, CXCursor statement, Children children) {
    const char *text = after_if(builder, statement);
    gboolean negated = *text == '!';
    if (!source_is_word(negated ? lexer_skip_blank(text + 1) : text, "consteval"))
        return FALSE;
    guint runs = negated ? 0 : 1;
    if (runs < children.count)
        statements_emit(builder, children_get(builder->extraction, children, runs));
    return TRUE;
}

/* In a template's own body the condition may have no answer yet: neither branch is known to run. */
static void branch_if(Builder *builder, CXCursor statement, const IfParts *parts, guint then,
                      guint otherwise, guint after) {
    gint64 number = 0;
    if (is_if_constexpr(builder, statement)) {
        gboolean known = values_evaluate(parts->condition, &number);
        flow_jump(builder, !known ? after : number ? then : otherwise);
        return;
    }
    condition_branch_fully(builder, parts->condition, then, otherwise);
}

void branches_if(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    gboolean done = emit_if_consteval(builder, statement, children);
    IfParts parts = if_parts(builder, statement, children);
    children_pop(builder->extraction, children);
    if (done)
        return;
    guint then = flow_new_block(builder);
    guint otherwise = flow_new_block(builder);
    guint after = flow_new_block(builder);
    scopes_enter(builder);
    if (!clang_Cursor_isNull(parts.init))
        statements_emit(builder, parts.init);
    if (!clang_Cursor_isNull(parts.variable))
        declarations_emit(builder, parts.variable);
    if (!clang_Cursor_isNull(parts.condition))
        branch_if(builder, statement, &parts, then, otherwise, after);
    flow_continue_in(builder, then);
    if (!clang_Cursor_isNull(parts.then))
        statements_emit(builder, parts.then);
    flow_jump(builder, after);
    flow_continue_in(builder, otherwise);
    if (!clang_Cursor_isNull(parts.otherwise))
        statements_emit(builder, parts.otherwise);
    flow_jump(builder, after);
    flow_continue_in(builder, after);
    scopes_leave(builder);
}

void branches_switch(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    guint after = flow_new_block(builder);
    scopes_enter(builder);
    hidden_emit_init(builder, statement);
    FactsRow value = 0;
    gint64 number = 0;
    gboolean constant = FALSE;
    guint mark = scopes_temporaries_mark(builder);
    CXCursor body = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (i + 1 == children.count)
            body = child;
        else if (child.kind == CXCursor_VarDecl || child.kind == CXCursor_DeclStmt)
            statements_emit(builder, child);
        else if (cursor_is_expression(child)) {
            value = expression_value(builder, child);
            constant = values_fold(builder, child, &number);
        }
    }
    children_pop(builder->extraction, children);
    scopes_end_full_expression(builder, mark);
    SwitchFrame frame = {value, builder->current, after, constant, number, FALSE};
    g_array_append_val(builder->switches, frame);
    JumpTargets targets = {after, FACTS_BLOCK_EXIT, builder->scope, builder->scope};
    if (builder->jumps->len > 0) {
        JumpTargets outer = g_array_index(builder->jumps, JumpTargets, builder->jumps->len - 1);
        targets.continue_block = outer.continue_block;
        targets.continue_scope = outer.continue_scope;
    }
    g_array_append_val(builder->jumps, targets);
    flow_end(builder);
    if (!clang_Cursor_isNull(body))
        statements_emit(builder, body);
    flow_jump(builder, after);
    frame = g_array_index(builder->switches, SwitchFrame, builder->switches->len - 1);
    if (!frame.is_chosen)
        flow_edge(builder, frame.dispatch, frame.otherwise, 0, 0);
    g_array_set_size(builder->switches, builder->switches->len - 1);
    g_array_set_size(builder->jumps, builder->jumps->len - 1);
    flow_continue_in(builder, after);
    scopes_leave(builder);
}

static guint enter_case(Builder *builder) {
    guint block = flow_new_block(builder);
    flow_edge(builder, builder->current, block, 0, 0); /* falls through from above */
    flow_continue_in(builder, block);
    return block;
}

/* Whether a case takes the number: it has one value, or the two ends of a range. */
static gboolean takes_number(Builder *builder, Children children, gint64 number) {
    gint64 first = 0;
    gint64 last = 0;
    if (!values_evaluate(children_get(builder->extraction, children, 0), &first))
        return FALSE;
    if (children.count == 2)
        return number == first;
    return values_evaluate(children_get(builder->extraction, children, 1), &last) &&
           number >= first && number <= last;
}

/* A switch over a constant leads to one case only. */
static void choose_case(Builder *builder, guint block) {
    guint index = builder->switches->len - 1;
    SwitchFrame *frame = &g_array_index(builder->switches, SwitchFrame, index);
    frame->is_chosen = TRUE;
    flow_edge(builder, frame->dispatch, block, 0, 0);
}

void branches_case(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    if (builder->switches->len > 0 && children.count > 0) {
        SwitchFrame frame =
            g_array_index(builder->switches, SwitchFrame, builder->switches->len - 1);
        guint block = enter_case(builder);
        FactsRow constant =
            values_constant_expression(builder, children_get(builder->extraction, children, 0));
        /* `case 2 ... 4` has two expressions; the statement comes last. */
        gboolean one_value = children.count == 2;
        FactsRow condition =
            values_binary(builder, one_value ? FACTS_OPERATOR_EQUAL : FACTS_OPERATOR_OTHER,
                          frame.value, constant);
        if (!frame.is_constant)
            flow_edge(builder, frame.dispatch, block, condition, FACTS_EDGE_TRUE);
        else if (takes_number(builder, children, frame.number))
            choose_case(builder, block);
        statements_emit(builder, children_get(builder->extraction, children, children.count - 1));
    }
    children_pop(builder->extraction, children);
}

void branches_default(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    if (builder->switches->len > 0 && children.count > 0) {
        guint index = builder->switches->len - 1;
        guint block = enter_case(builder);
        g_array_index(builder->switches, SwitchFrame, index).otherwise = block;
        statements_emit(builder, children_get(builder->extraction, children, children.count - 1));
    }
    children_pop(builder->extraction, children);
}

static void emit_handler(Builder *builder, CXCursor handler, guint block, guint after) {
    flow_continue_in(builder, block);
    scopes_enter(builder);
    Children children = children_push(builder->extraction, handler);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_VarDecl)
            declarations_emit(builder, child);
        else if (clang_isStatement(child.kind))
            statements_emit(builder, child);
    }
    children_pop(builder->extraction, children);
    scopes_leave(builder);
    flow_jump(builder, after);
}

void branches_try(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    guint after = flow_new_block(builder);
    guint handlers_before = builder->handlers->len;
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 1; i < children.count; i++) {
        Handler handler = {flow_new_block(builder), builder->scope};
        g_array_append_val(blocks, handler.block);
        g_array_append_val(builder->handlers, handler);
    }
    if (children.count > 0)
        statements_emit(builder, children_get(builder->extraction, children, 0));
    flow_jump(builder, after);
    g_array_set_size(builder->handlers, handlers_before);
    for (guint i = 1; i < children.count; i++)
        emit_handler(builder, children_get(builder->extraction, children, i),
                     g_array_index(blocks, guint, i - 1), after);
    g_array_unref(blocks);
    flow_continue_in(builder, after);
    children_pop(builder->extraction, children);
}
