#include <string.h>

#include "extract/hidden.h"
#include "extract/iteration.h"
#include "extract/lexer.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/values.h"

static void enter_loop(Builder *builder, guint after, guint next) {
    JumpTargets targets = {after, next, builder->scope, builder->scope};
    g_array_append_val(builder->jumps, targets);
}

static JumpTargets *loop_of(Builder *builder) {
    return &g_array_index(builder->jumps, JumpTargets, builder->jumps->len - 1);
}

static void leave_loop(Builder *builder) {
    g_array_set_size(builder->jumps, builder->jumps->len - 1);
}

/* A loop's condition. `while (T v = …)` makes its variable anew each time round, in the scope just
 * entered; that scope's end is on both ways out. */
static void emit_condition(Builder *builder, CXCursor variable, CXCursor condition, guint body,
                           guint after) {
    if (!clang_Cursor_isNull(variable))
        declarations_emit(builder, variable);
    if (clang_Cursor_isNull(condition))
        flow_jump(builder, body);
    else
        condition_branch_fully(builder, condition, body, after);
}

void loops_while(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    guint head = flow_new_block(builder);
    guint body = flow_new_block(builder);
    guint failed = flow_new_block(builder);
    guint after = flow_new_block(builder);
    flow_jump(builder, head);
    flow_continue_in(builder, head);
    enter_loop(builder, after, head);
    scopes_enter(builder);
    CXCursor variable = clang_getNullCursor();
    CXCursor condition = clang_getNullCursor();
    for (guint i = 0; i + 1 < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_VarDecl)
            variable = child;
        else
            condition = child;
    }
    emit_condition(builder, variable, condition, body, failed);
    flow_continue_in(builder, body);
    if (children.count > 0)
        statements_emit(builder, children_get(builder->extraction, children, children.count - 1));
    scopes_unwind(builder, builder->scope->parent);
    flow_jump(builder, head);
    leave_loop(builder);
    flow_continue_in(builder, failed);
    scopes_leave(builder);
    flow_jump(builder, after);
    flow_continue_in(builder, after);
    children_pop(builder->extraction, children);
}

void loops_do(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    guint body = flow_new_block(builder);
    guint condition = flow_new_block(builder);
    guint after = flow_new_block(builder);
    flow_jump(builder, body);
    flow_continue_in(builder, body);
    enter_loop(builder, after, condition);
    if (children.count == 2) {
        statements_emit(builder, children_get(builder->extraction, children, 0));
        flow_jump(builder, condition);
        flow_continue_in(builder, condition);
        condition_branch_fully(builder, children_get(builder->extraction, children, 1), body,
                               after);
    }
    leave_loop(builder);
    flow_continue_in(builder, after);
    children_pop(builder->extraction, children);
}

/* The parts of `for (init; condition; increment) body`. Absent ones do not show among the children,
 * so the text between the parentheses says which are there. */
typedef struct ForParts {
    gboolean init;
    gboolean condition;
    gboolean increment;
} ForParts;

static const char *part_end(const char *text) {
    while (*text && *text != ';' && *text != ')')
        text = lexer_skip_blank(strchr("([{", *text) ? lexer_skip_balanced(text)
                                                     : lexer_skip_token(text));
    return text;
}

static ForParts for_parts(const char *text) {
    ForParts parts = {FALSE, FALSE, FALSE};
    text = lexer_skip_blank(text + strlen("for"));
    if (*text != '(')
        return parts;
    text = lexer_skip_blank(text + 1);
    const char *end = part_end(text);
    parts.init = end > text;
    text = lexer_skip_blank(*end ? end + 1 : end);
    end = part_end(text);
    parts.condition = end > text;
    text = lexer_skip_blank(*end ? end + 1 : end);
    parts.increment = part_end(text) > text;
    return parts;
}

/* Assigns the children before the body to the parts the text shows, in order. */
typedef struct ForCursors {
    CXCursor init;
    CXCursor variable;
    CXCursor condition;
    CXCursor increment;
} ForCursors;

static ForCursors for_cursors(Builder *builder, CXCursor statement, Children children) {
    CXCursor null = clang_getNullCursor();
    ForCursors cursors = {null, null, null, null};
    ForParts parts = for_parts(source_text_at(builder->extraction, statement));
    guint count = children.count > 0 ? children.count - 1 : 0;
    /* All are there, whatever the text looks like: `#define LOOP(parts) for (parts)`. */
    if (count >= 3)
        parts = (ForParts){TRUE, TRUE, TRUE};
    guint next = 0;
    if (parts.init && next < count &&
        children_get(builder->extraction, children, next).kind != CXCursor_VarDecl)
        cursors.init = children_get(builder->extraction, children, next++);
    /* A condition variable shows beside the condition that reads it. */
    if (parts.condition && next < count &&
        children_get(builder->extraction, children, next).kind == CXCursor_VarDecl)
        cursors.variable = children_get(builder->extraction, children, next++);
    if (parts.condition && next < count)
        cursors.condition = children_get(builder->extraction, children, next++);
    if (parts.increment && next < count)
        cursors.increment = children_get(builder->extraction, children, next);
    return cursors;
}

void loops_for(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    ForCursors cursors = for_cursors(builder, statement, children);
    guint head = flow_new_block(builder);
    guint body = flow_new_block(builder);
    guint next = flow_new_block(builder);
    guint failed = flow_new_block(builder);
    guint after = flow_new_block(builder);
    scopes_enter(builder);
    if (!clang_Cursor_isNull(cursors.init))
        statements_emit(builder, cursors.init);
    flow_jump(builder, head);
    flow_continue_in(builder, head);
    enter_loop(builder, after, next);
    scopes_enter(builder);
    loop_of(builder)->continue_scope = builder->scope; /* the increment still sees its variable */
    emit_condition(builder, cursors.variable, cursors.condition, body, failed);
    flow_continue_in(builder, body);
    if (children.count > 0)
        statements_emit(builder, children_get(builder->extraction, children, children.count - 1));
    flow_jump(builder, next);
    flow_continue_in(builder, next);
    if (!clang_Cursor_isNull(cursors.increment))
        statements_full_expression(builder, cursors.increment);
    scopes_unwind(builder, builder->scope->parent);
    flow_jump(builder, head);
    leave_loop(builder);
    flow_continue_in(builder, failed);
    scopes_leave(builder);
    flow_jump(builder, after);
    flow_continue_in(builder, after);
    scopes_leave(builder);
    children_pop(builder->extraction, children);
}

static gboolean is_loop_variable(CXCursor cursor) {
    return cursor.kind == CXCursor_VarDecl || cursor.kind == CXCursor_UnexposedDecl;
}

static void start_iteration(Iteration *iteration, Builder *builder, CXCursor variable,
                            CXCursor range) {
    guint mark = scopes_temporaries_mark(builder);
    FactsRow value = expression_address(builder, range);
    FactsValue known = *facts_value(builder->facts, value);
    FactsRow place = known.kind == FACTS_VALUE_ADDRESS
                         ? known.left
                         : places_of_object(builder->extraction, value);
    if (!clang_Cursor_isNull(variable))
        iteration_start(iteration, builder, variable, range, place);
    declarations_keep_bound(builder, mark, value); /* the range lives through the loop */
    scopes_end_full_expression(builder, mark);
}

/* Children: the loop variable, the range, the body. */
void loops_for_range(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    guint head = flow_new_block(builder);
    guint body = flow_new_block(builder);
    guint next = flow_new_block(builder);
    guint after = flow_new_block(builder);
    scopes_enter(builder);
    hidden_emit_init(builder, statement);
    CXCursor variable = clang_getNullCursor();
    Iteration iteration = {.builder = builder};
    for (guint i = 0; i + 1 < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (is_loop_variable(child) && clang_Cursor_isNull(variable))
            variable = child;
        else if (cursor_is_expression(child))
            start_iteration(&iteration, builder, variable, child);
        else if (child.kind == CXCursor_DeclStmt)
            statements_emit(builder, child);
    }
    flow_jump(builder, head);
    flow_continue_in(builder, head);
    iteration_compare(&iteration);
    flow_edge(builder, builder->current, body, 0, 0);
    flow_edge(builder, builder->current, after, 0, 0);
    enter_loop(builder, after, next);
    flow_continue_in(builder, body);
    scopes_enter(builder);
    if (variable.kind == CXCursor_VarDecl)
        declarations_emit(builder, variable);
    if (children.count > 0)
        statements_emit(builder, children_get(builder->extraction, children, children.count - 1));
    scopes_leave(builder);
    flow_jump(builder, next);
    flow_continue_in(builder, next);
    iteration_advance(&iteration);
    flow_jump(builder, head);
    leave_loop(builder);
    flow_continue_in(builder, after);
    scopes_leave(builder);
    children_pop(builder->extraction, children);
}
