#include "extract/expressions.h"
#include "extract/places.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

static void emit_write(Builder *builder, CXCursor expression, FactsRow place, FactsRow value,
                       guint32 flags) {
    FactsAction write = flow_action(builder, FACTS_ACTION_WRITE, expression);
    FactsValue *known = facts_value(builder->facts, value);
    if (known->kind == FACTS_VALUE_FUNCTION || known->kind == FACTS_VALUE_LAMBDA)
        write.kind = FACTS_ACTION_BIND;
    write.target = place;
    write.value = value;
    write.flags = flags;
    flow_emit(builder, write);
    places_note_write(builder, place);
}

static CXCursor only_child(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    CXCursor child = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++)
        if (cursor_is_expression(children_get(builder->extraction, children, i)))
            child = children_get(builder->extraction, children, i);
    children_pop(builder->extraction, children);
    return child;
}

static Operand increment(Builder *builder, CXCursor expression, CXCursor inner) {
    FactsRow place = expression_place(builder, inner);
    FactsRow old = values_row(builder, FACTS_VALUE_PLACE, place, 0);
    emit_write(builder, expression, place, values_binary(builder, FACTS_OPERATOR_ADD, old, 0),
               FACTS_ACTION_COMPOUND);
    return operand_of_place(place);
}

static Operand address_of(Builder *builder, CXCursor inner) {
    CXCursor stripped = expression_strip(builder, inner);
    if (stripped.kind == CXCursor_CompoundLiteralExpr)
        return expression_operand(builder, stripped, (Use){USE_VALUE, 0});
    return operand_of_value(expression_address(builder, inner));
}

static gboolean is_function_type(CXType type) {
    enum CXTypeKind kind = clang_getCanonicalType(type).kind;
    return kind == CXType_FunctionProto || kind == CXType_FunctionNoProto;
}

Operand operators_unary(Builder *builder, CXCursor expression) {
    CXCursor inner = only_child(builder, expression);
    if (clang_Cursor_isNull(inner))
        return operand_of_value(0);
    gint64 number = 0;
    switch (clang_getCursorUnaryOperatorKind(expression)) {
    case CXUnaryOperator_AddrOf:
        return address_of(builder, inner);
    case CXUnaryOperator_Deref: {
        if (is_function_type(clang_getCursorType(expression)))
            return expression_operand(builder, inner, (Use){USE_VALUE, 0}); /* `(*f)()` is `f()` */
        FactsRow pointer = expression_value(builder, inner);
        return operand_of_place(places_pointed_to(builder->extraction, pointer));
    }
    case CXUnaryOperator_PostInc:
    case CXUnaryOperator_PostDec:
    case CXUnaryOperator_PreInc:
    case CXUnaryOperator_PreDec:
        return increment(builder, expression, inner);
    case CXUnaryOperator_Plus: /* `+[] { … }`: the function a lambda converts to */
    case CXUnaryOperator_Extension:
        return expression_operand(builder, inner, (Use){USE_VALUE, 0});
    case CXUnaryOperator_LNot:
        return operand_of_value(condition_value(builder, expression));
    case CXUnaryOperator_Coawait: /* in a template's own body */
        return operand_of_value(expression_value(builder, inner));
    default:
        break;
    }
    if (values_fold(builder, expression, &number))
        return operand_of_value(values_constant(builder, expression, number));
    /* `-errno`, `~mask`: computed from the operand, and no longer it. */
    FactsRow value = expression_value(builder, inner);
    return operand_of_value(values_binary(builder, FACTS_OPERATOR_OTHER, value, 0));
}

static Operand assign(Builder *builder, CXCursor expression, CXCursor left, CXCursor right) {
    FactsRow value = expression_value(builder, right);
    FactsRow place = expression_place(builder, left);
    emit_write(builder, expression, place, value, 0);
    return operand_of_place(place);
}

Operand operators_binary(Builder *builder, CXCursor expression, Use use) {
    Children children = children_push(builder->extraction, expression);
    CXCursor left = clang_getNullCursor();
    CXCursor right = clang_getNullCursor();
    if (children.count >= 2) {
        left = children_get(builder->extraction, children, 0);
        right = children_get(builder->extraction, children, 1);
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(left))
        return operand_of_value(0);
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(expression);
    switch (kind) {
    case CXBinaryOperator_Assign:
        return assign(builder, expression, left, right);
    case CXBinaryOperator_Comma:
        expression_discard(builder, left);
        return expression_operand(builder, right, use);
    case CXBinaryOperator_LAnd:
    case CXBinaryOperator_LOr:
        return operand_of_value(condition_value(builder, expression));
    default:
        break;
    }
    FactsRow left_value = expression_value(builder, left);
    FactsRow right_value = expression_value(builder, right);
    return operand_of_value(values_binary(builder, values_operator(kind), left_value, right_value));
}

Operand operators_compound(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    if (children.count < 2) {
        children_pop(builder->extraction, children);
        return operand_of_value(0);
    }
    CXCursor left = children_get(builder->extraction, children, 0);
    CXCursor right = children_get(builder->extraction, children, 1);
    children_pop(builder->extraction, children);
    FactsRow added = expression_value(builder, right);
    FactsRow place = expression_place(builder, left);
    FactsRow old = values_row(builder, FACTS_VALUE_PLACE, place, 0);
    FactsOperator operator= values_operator(clang_getCursorBinaryOperatorKind(expression));
    emit_write(builder, expression, place, values_binary(builder, operator, old, added),
               FACTS_ACTION_COMPOUND);
    return operand_of_place(place);
}
