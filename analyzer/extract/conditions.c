#include "extract/expressions.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/values.h"

static gboolean is_logical(CXCursor expression, enum CXBinaryOperatorKind kind) {
    return expression.kind == CXCursor_BinaryOperator &&
           clang_getCursorBinaryOperatorKind(expression) == kind;
}

static gboolean is_not(CXCursor expression) {
    return expression.kind == CXCursor_UnaryOperator &&
           clang_getCursorUnaryOperatorKind(expression) == CXUnaryOperator_LNot;
}

/* `__builtin_expect(condition, …)`: the condition; anything else as it is. */
static CXCursor without_expectation(Builder *builder, CXCursor expression) {
    for (;;) {
        expression = expression_strip(builder, expression);
        if (expression.kind != CXCursor_CallExpr || clang_Cursor_getNumArguments(expression) < 2)
            return expression;
        CXString name = clang_getCursorSpelling(expression);
        gboolean expects = g_str_has_prefix(clang_getCString(name), "__builtin_expect");
        clang_disposeString(name);
        if (!expects)
            return expression;
        expression = clang_Cursor_getArgument(expression, 0);
    }
}

static CXCursor child_at(Builder *builder, CXCursor expression, guint index) {
    Children children = children_push(builder->extraction, expression);
    CXCursor child = index < children.count ? children_get(builder->extraction, children, index)
                                            : clang_getNullCursor();
    children_pop(builder->extraction, children);
    return child;
}

static FactsRow branch_on_value(Builder *builder, CXCursor condition, guint if_true,
                                guint if_false) {
    FactsRow value = expression_value(builder, condition);
    guint from = builder->current;
    flow_edge(builder, from, if_true, value, FACTS_EDGE_TRUE);
    flow_edge(builder, from, if_false, value, 0);
    flow_end(builder);
    return value;
}

void condition_branch(Builder *builder, CXCursor condition, guint if_true, guint if_false) {
    condition = without_expectation(builder, condition);
    gint64 number = 0;
    if (values_fold(builder, condition, &number)) {
        flow_jump(builder, number ? if_true : if_false);
        return;
    }
    if (is_not(condition)) {
        condition_branch(builder, child_at(builder, condition, 0), if_false, if_true);
        return;
    }
    gboolean both = is_logical(condition, CXBinaryOperator_LAnd);
    if (!both && !is_logical(condition, CXBinaryOperator_LOr)) {
        branch_on_value(builder, condition, if_true, if_false);
        return;
    }
    guint second = flow_new_block(builder);
    condition_branch(builder, child_at(builder, condition, 0), both ? second : if_true,
                     both ? if_false : second);
    flow_continue_in(builder, second);
    condition_branch(builder, child_at(builder, condition, 1), if_true, if_false);
}

static void end_condition(Builder *builder, guint mark, guint block, guint target) {
    flow_continue_in(builder, block);
    scopes_destroy_temporaries(builder, mark);
    flow_jump(builder, target);
}

void condition_branch_fully(Builder *builder, CXCursor condition, guint if_true, guint if_false) {
    if (!builder->extraction->cxx) {
        condition_branch(builder, condition, if_true, if_false);
        return;
    }
    guint mark = scopes_temporaries_mark(builder);
    guint held = flow_new_block(builder);
    guint failed = flow_new_block(builder);
    condition_branch(builder, condition, held, failed);
    end_condition(builder, mark, held, if_true);
    end_condition(builder, mark, failed, if_false);
    g_array_set_size(builder->temporaries, mark);
}

FactsRow condition_value(Builder *builder, CXCursor expression) {
    if (is_not(expression)) {
        FactsRow value = expression_value(builder, child_at(builder, expression, 0));
        return values_row(builder, FACTS_VALUE_NOT, value, 0);
    }
    guint join = flow_new_block(builder);
    guint second = flow_new_block(builder);
    gboolean both = is_logical(expression, CXBinaryOperator_LAnd);
    condition_branch(builder, child_at(builder, expression, 0), both ? second : join,
                     both ? join : second);
    flow_continue_in(builder, second);
    FactsRow last = expression_value(builder, child_at(builder, expression, 1));
    flow_jump(builder, join);
    flow_continue_in(builder, join);
    FactsRow decided = values_row(builder, FACTS_VALUE_CONSTANT, 0, 0);
    facts_value(builder->facts, decided)->constant = both ? 0 : 1;
    return values_row(builder, FACTS_VALUE_CHOICE, decided, last);
}

Operand condition_choice(Builder *builder, CXCursor expression, Use use) {
    Children children = children_push(builder->extraction, expression);
    guint count = children.count;
    if (count < 3) {
        children_pop(builder->extraction, children);
        expression_children(builder, expression);
        return operand_of_value(0);
    }
    CXCursor condition = children_get(builder->extraction, children, 0);
    CXCursor first = children_get(builder->extraction, children, 1);
    CXCursor second = children_get(builder->extraction, children, count - 1);
    children_pop(builder->extraction, children);
    guint if_true = flow_new_block(builder);
    guint if_false = flow_new_block(builder);
    guint join = flow_new_block(builder);
    FactsRow left_value = 0;
    if (count == 4) { /* `a ?: b` shows a three times */
        left_value = branch_on_value(builder, condition, if_true, if_false);
        flow_continue_in(builder, if_true);
    } else {
        condition_branch(builder, condition, if_true, if_false);
        flow_continue_in(builder, if_true);
        left_value = expression_value_for(builder, first, use);
    }
    flow_jump(builder, join);
    flow_continue_in(builder, if_false);
    FactsRow right_value = expression_value_for(builder, second, use);
    flow_jump(builder, join);
    flow_continue_in(builder, join);
    return operand_of_value(values_row(builder, FACTS_VALUE_CHOICE, left_value, right_value));
}
