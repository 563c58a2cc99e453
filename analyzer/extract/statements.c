#include "extract/statements.h"

#include "extract/lexer.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/values.h"

void statements_full_expression(Builder *builder, CXCursor expression) {
    guint mark = scopes_temporaries_mark(builder);
    expression_discard(builder, expression);
    scopes_end_full_expression(builder, mark);
}

void statements_compound(Builder *builder, CXCursor compound) {
    scopes_enter(builder);
    Children children = children_push(builder->extraction, compound);
    for (guint i = 0; i < children.count; i++)
        statements_emit(builder, children_get(builder->extraction, children, i));
    children_pop(builder->extraction, children);
    scopes_leave(builder);
}

Operand statements_expression(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    Operand result = operand_of_value(0);
    scopes_enter(builder);
    Children inner = {0, 0};
    if (children.count > 0)
        inner = children_push(builder->extraction,
                              children_get(builder->extraction, children, children.count - 1));
    for (guint i = 0; i < inner.count; i++) {
        CXCursor statement = children_get(builder->extraction, inner, i);
        if (i + 1 == inner.count && cursor_is_expression(statement))
            result = operand_of_value(expression_value(builder, statement));
        else
            statements_emit(builder, statement);
    }
    if (children.count > 0)
        children_pop(builder->extraction, inner);
    scopes_leave(builder);
    children_pop(builder->extraction, children);
    return result;
}

static CXCursor first_expression(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    CXCursor found = clang_getNullCursor();
    for (guint i = 0; i < children.count && clang_Cursor_isNull(found); i++)
        if (cursor_is_expression(children_get(builder->extraction, children, i)))
            found = children_get(builder->extraction, children, i);
    children_pop(builder->extraction, children);
    return found;
}

static void leave_function(Builder *builder) {
    scopes_unwind(builder, NULL);
    flow_jump(builder, FACTS_BLOCK_EXIT);
}

/* What a coroutine returns with co_return is no reference, whatever its promise makes of it. */
static gboolean returns_reference(Builder *builder, CXCursor statement) {
    FactsRow type = facts_function(builder->facts, builder->function)->return_type;
    return statement.kind == CXCursor_ReturnStmt && type &&
           (facts_type(builder->facts, type)->flags & FACTS_TYPE_REFERENCE) != 0;
}

static void return_value(Builder *builder, CXCursor statement, CXCursor expression) {
    guint mark = scopes_temporaries_mark(builder);
    FactsAction action = flow_action(builder, FACTS_ACTION_RETURN, statement);
    if (!clang_Cursor_isNull(expression))
        action.value = returns_reference(builder, statement)
                           ? expression_address(builder, expression)
                           : expression_value_for(builder, expression, (Use){USE_RETURNED, 0});
    flow_emit(builder, action);
    scopes_end_full_expression(builder, mark);
    leave_function(builder);
}

/* What the promise's return_value is given; a null cursor when it is what is written, or that moved
 * or copied. */
static CXCursor converted_result(Builder *builder, CXCursor call) {
    if (call.kind != CXCursor_CallExpr || clang_Cursor_getNumArguments(call) != 1)
        return clang_getNullCursor();
    CXCursor argument = clang_Cursor_getArgument(call, 0);
    CXCursor made = expression_strip(builder, argument);
    CXCursor function = clang_getCursorReferenced(made);
    if (made.kind != CXCursor_CallExpr || clang_CXXConstructor_isCopyConstructor(function) ||
        clang_CXXConstructor_isMoveConstructor(function))
        return clang_getNullCursor();
    return argument;
}

/* co_return: the operand, then a promise call that repeats it with the conversions it takes. */
static void coroutine_return(Builder *builder, CXCursor statement) {
    facts_function(builder->facts, builder->function)->flags |= FACTS_FUNCTION_COROUTINE;
    Children children = children_push(builder->extraction, statement);
    CXCursor converted = clang_getNullCursor();
    if (children.count == 2)
        converted = converted_result(builder, children_get(builder->extraction, children, 1));
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(converted))
        converted = first_expression(builder, statement);
    return_value(builder, statement, converted);
}

void statements_throw(Builder *builder, CXCursor expression) {
    expression_children(builder, expression);
    flow_lead_to_handlers(builder);
    flow_end(builder);
}

static void jump_out(Builder *builder, gboolean is_break) {
    if (builder->jumps->len == 0)
        return;
    JumpTargets targets = g_array_index(builder->jumps, JumpTargets, builder->jumps->len - 1);
    scopes_unwind(builder, is_break ? targets.scope : targets.continue_scope);
    flow_jump(builder, is_break ? targets.break_block : targets.continue_block);
}

static void label(Builder *builder, CXCursor statement) {
    scopes_label(builder, statement);
    Children children = children_push(builder->extraction, statement);
    for (guint i = 0; i < children.count; i++)
        statements_emit(builder, children_get(builder->extraction, children, i));
    children_pop(builder->extraction, children);
}

static CXCursor goto_target(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    CXCursor target = clang_getCursorReferenced(statement);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_LabelRef)
            target = clang_getCursorReferenced(child);
    }
    children_pop(builder->extraction, children);
    return target;
}

/* `asm volatile goto (…)`: libclang does not show which labels it names. */
static gboolean is_asm_goto(const char *text) {
    while (*text && *text != '(') {
        if (source_is_word(text, "goto"))
            return TRUE;
        text = lexer_skip_blank(lexer_skip_token(text));
    }
    return FALSE;
}

static void assembly(Builder *builder, CXCursor statement) {
    expression_children(builder, statement);
    if (!is_asm_goto(source_text_at(builder->extraction, statement)))
        return;
    guint taken = flow_new_block(builder);
    guint next = flow_new_block(builder);
    flow_edge(builder, builder->current, taken, 0, 0);
    flow_jump(builder, next);
    flow_continue_in(builder, taken);
    scopes_goto_any(builder);
    flow_continue_in(builder, next);
}

static void declare_all(Builder *builder, CXCursor statement) {
    Children children = children_push(builder->extraction, statement);
    for (guint i = 0; i < children.count; i++)
        declarations_emit(builder, children_get(builder->extraction, children, i));
    children_pop(builder->extraction, children);
}

/* A statement of a kind libclang does not expose: a coroutine's body, co_return, attributes. */
static void unexposed(Builder *builder, CXCursor statement) {
    if (source_is_word(source_text_at(builder->extraction, statement), "co_return")) {
        coroutine_return(builder, statement);
        return;
    }
    Children children = children_push(builder->extraction, statement);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (clang_isStatement(child.kind) || cursor_is_expression(child))
            statements_emit(builder, child);
    }
    children_pop(builder->extraction, children);
}

void statements_emit(Builder *builder, CXCursor statement) {
    switch (statement.kind) {
    case CXCursor_CompoundStmt:
        statements_compound(builder, statement);
        return;
    case CXCursor_DeclStmt:
        declare_all(builder, statement);
        return;
    case CXCursor_IfStmt:
        branches_if(builder, statement);
        return;
    case CXCursor_SwitchStmt:
        branches_switch(builder, statement);
        return;
    case CXCursor_CaseStmt:
        branches_case(builder, statement);
        return;
    case CXCursor_DefaultStmt:
        branches_default(builder, statement);
        return;
    case CXCursor_WhileStmt:
        loops_while(builder, statement);
        return;
    case CXCursor_DoStmt:
        loops_do(builder, statement);
        return;
    case CXCursor_ForStmt:
        loops_for(builder, statement);
        return;
    case CXCursor_CXXForRangeStmt:
        loops_for_range(builder, statement);
        return;
    case CXCursor_CXXTryStmt:
        branches_try(builder, statement);
        return;
    case CXCursor_ReturnStmt:
        return_value(builder, statement, first_expression(builder, statement));
        return;
    case CXCursor_BreakStmt:
    case CXCursor_ContinueStmt:
        jump_out(builder, statement.kind == CXCursor_BreakStmt);
        return;
    case CXCursor_LabelStmt:
        label(builder, statement);
        return;
    case CXCursor_GotoStmt:
        scopes_goto(builder, goto_target(builder, statement));
        return;
    case CXCursor_IndirectGotoStmt:
        expression_children(builder, statement);
        scopes_goto_any(builder);
        return;
    case CXCursor_AsmStmt:
        assembly(builder, statement);
        return;
    case CXCursor_NullStmt:
    case CXCursor_MSAsmStmt:
        return;
    case CXCursor_UnexposedStmt:
        unexposed(builder, statement);
        return;
    default:
        if (cursor_is_expression(statement))
            statements_full_expression(builder, statement);
        return;
    }
}
