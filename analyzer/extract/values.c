#include "extract/values.h"

#include "extract/keys.h"
#include "extract/source.h"
#include "extract/types.h"

FactsRow values_row(Builder *builder, FactsValueKind kind, guint32 left, guint32 right) {
    FactsRow row = facts_add_row(builder->facts, FACTS_TABLE_VALUES);
    FactsValue *value = facts_value(builder->facts, row);
    value->kind = kind;
    value->left = left;
    value->right = right;
    return row;
}

FactsRow values_binary(Builder *builder, FactsOperator operator, FactsRow left, FactsRow right) {
    FactsRow row = values_row(builder, FACTS_VALUE_BINARY, left, right);
    facts_value(builder->facts, row)->operator= operator;
    return row;
}

static CXCursor only_expression(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    CXCursor found = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child))
            found = child;
    }
    children_pop(builder->extraction, children);
    return found;
}

static CXCursor without_parentheses(Builder *builder, CXCursor expression) {
    while (expression.kind == CXCursor_ParenExpr || expression.kind == CXCursor_UnexposedExpr) {
        CXCursor inner = only_expression(builder, expression);
        if (clang_Cursor_isNull(inner))
            return expression;
        expression = inner;
    }
    return expression;
}

/* `-EAGAIN` is spelled EAGAIN: of a negative number, what the sign stands before. */
static CXCursor without_sign(Builder *builder, CXCursor expression) {
    CXCursor negation = without_parentheses(builder, expression);
    if (negation.kind != CXCursor_UnaryOperator ||
        clang_getCursorUnaryOperatorKind(negation) != CXUnaryOperator_Minus)
        return expression;
    CXCursor inner = only_expression(builder, negation);
    return clang_Cursor_isNull(inner) ? expression : without_parentheses(builder, inner);
}

FactsRow values_constant(Builder *builder, CXCursor cursor, gint64 number) {
    guint32 names[4];
    guint count = 0;
    FactsText outer = 0;
    FactsText inner = 0;
    cursor = without_sign(builder, cursor);
    source_macros(builder->extraction, cursor, &outer, &inner);
    if (outer)
        names[count++] = outer;
    if (inner && inner != outer)
        names[count++] = inner;
    if (cursor.kind == CXCursor_DeclRefExpr) {
        FactsText name =
            extraction_add_string(builder->extraction, clang_getCursorSpelling(cursor));
        FactsText qualified =
            keys_qualified_name(builder->extraction, clang_getCursorReferenced(cursor));
        if (name && name != outer && name != inner)
            names[count++] = name;
        if (qualified && qualified != name)
            names[count++] = qualified;
    }
    FactsSlice identifiers = facts_add_words(builder->facts, names, count);
    FactsRow row = values_row(builder, FACTS_VALUE_CONSTANT, 0, 0);
    FactsValue *value = facts_value(builder->facts, row);
    value->constant = number;
    value->identifiers = identifiers;
    return row;
}

gboolean values_evaluate(CXCursor expression, gint64 *number) {
    if (!clang_isExpression(expression.kind))
        return FALSE;
    CXEvalResult result = clang_Cursor_Evaluate(expression);
    if (!result)
        return FALSE;
    gboolean known = clang_EvalResult_getKind(result) == CXEval_Int;
    if (known)
        *number = clang_EvalResult_getAsLongLong(result);
    clang_EvalResult_dispose(result);
    return known;
}

FactsRow values_floating(Builder *builder, CXCursor literal) {
    CXEvalResult result = clang_Cursor_Evaluate(literal);
    if (!result)
        return 0;
    double number = 0.5;
    if (clang_EvalResult_getKind(result) == CXEval_Float)
        number = clang_EvalResult_getAsDouble(result);
    clang_EvalResult_dispose(result);
    gboolean whole = number > -1e15 && number < 1e15 && (double)(gint64)number == number;
    return whole ? values_constant(builder, literal, (gint64)number) : 0;
}

static gboolean is_constant_variable(CXCursor variable) {
    if (variable.kind == CXCursor_NonTypeTemplateParameter)
        return TRUE;
    return variable.kind == CXCursor_VarDecl &&
           clang_isConstQualifiedType(clang_getCanonicalType(clang_getCursorType(variable)));
}

static gboolean is_made_of_constants(Builder *builder, CXCursor expression) {
    switch (expression.kind) {
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_CXXBoolLiteralExpr:
    case CXCursor_UnaryExpr:
        return TRUE;
    case CXCursor_DeclRefExpr: {
        CXCursor referenced = clang_getCursorReferenced(expression);
        return referenced.kind == CXCursor_EnumConstantDecl || is_constant_variable(referenced);
    }
    case CXCursor_ParenExpr:
    case CXCursor_UnexposedExpr:
    case CXCursor_UnaryOperator:
    case CXCursor_BinaryOperator:
    case CXCursor_ConditionalOperator:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CXXStaticCastExpr:
    case CXCursor_CXXFunctionalCastExpr:
        break;
    default:
        return FALSE;
    }
    Children children = children_push(builder->extraction, expression);
    gboolean constant = children.count > 0;
    for (guint i = 0; constant && i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        constant = !cursor_is_expression(child) || is_made_of_constants(builder, child);
    }
    children_pop(builder->extraction, children);
    return constant;
}

gboolean values_fold(Builder *builder, CXCursor expression, gint64 *number) {
    return is_made_of_constants(builder, expression) && values_evaluate(expression, number);
}

FactsOperator values_operator(enum CXBinaryOperatorKind kind) {
    switch (kind) {
    case CXBinaryOperator_Or:
    case CXBinaryOperator_OrAssign:
        return FACTS_OPERATOR_OR;
    case CXBinaryOperator_And:
    case CXBinaryOperator_AndAssign:
        return FACTS_OPERATOR_AND;
    case CXBinaryOperator_Add:
    case CXBinaryOperator_AddAssign:
        return FACTS_OPERATOR_ADD;
    case CXBinaryOperator_Sub:
    case CXBinaryOperator_SubAssign:
        return FACTS_OPERATOR_SUBTRACT;
    case CXBinaryOperator_EQ:
        return FACTS_OPERATOR_EQUAL;
    case CXBinaryOperator_NE:
        return FACTS_OPERATOR_NOT_EQUAL;
    case CXBinaryOperator_LT:
        return FACTS_OPERATOR_LESS;
    case CXBinaryOperator_GT:
        return FACTS_OPERATOR_GREATER;
    case CXBinaryOperator_LE:
        return FACTS_OPERATOR_LESS_EQUAL;
    case CXBinaryOperator_GE:
        return FACTS_OPERATOR_GREATER_EQUAL;
    default:
        return FACTS_OPERATOR_OTHER;
    }
}

FactsRow values_enumerator(Builder *builder, CXCursor use, CXCursor enumerator) {
    FactsRow value = values_constant(builder, use, clang_getEnumConstantDeclValue(enumerator));
    if (source_in_system(builder->extraction, enumerator))
        return value;
    CXCursor written = only_expression(builder, enumerator);
    FactsRow parts =
        clang_Cursor_isNull(written) ? 0 : values_constant_expression(builder, written);
    /* A number in its definition adds nothing to the enumerator's own name. */
    const FactsValue *known = facts_value(builder->extraction->facts, parts);
    gboolean is_bare = known->kind == FACTS_VALUE_CONSTANT && known->identifiers.count == 0;
    return parts && !is_bare ? values_binary(builder, FACTS_OPERATOR_OR, value, parts) : value;
}

FactsRow values_constant_expression(Builder *builder, CXCursor expression) {
    gint64 number = 0;
    if (expression.kind == CXCursor_BinaryOperator) {
        Children children = children_push(builder->extraction, expression);
        FactsRow value = 0;
        if (children.count == 2) {
            FactsRow left =
                values_constant_expression(builder, children_get(builder->extraction, children, 0));
            FactsRow right =
                values_constant_expression(builder, children_get(builder->extraction, children, 1));
            value = values_binary(builder,
                                  values_operator(clang_getCursorBinaryOperatorKind(expression)),
                                  left, right);
        }
        children_pop(builder->extraction, children);
        return value;
    }
    if (expression.kind == CXCursor_ParenExpr || expression.kind == CXCursor_UnexposedExpr ||
        expression.kind == CXCursor_CStyleCastExpr ||
        expression.kind == CXCursor_CXXStaticCastExpr) {
        CXCursor inner = only_expression(builder, expression);
        return clang_Cursor_isNull(inner) ? 0 : values_constant_expression(builder, inner);
    }
    if (expression.kind == CXCursor_DeclRefExpr) {
        CXCursor variable = clang_getCursorReferenced(expression);
        if (variable.kind == CXCursor_EnumConstantDecl)
            return values_enumerator(builder, expression, variable);
        CXCursor initialiser = variable.kind == CXCursor_VarDecl
                                   ? clang_Cursor_getVarDeclInitializer(variable)
                                   : clang_getNullCursor();
        if (is_constant_variable(variable) && !clang_Cursor_isNull(initialiser))
            return values_constant_expression(builder, initialiser);
    }
    return values_fold(builder, expression, &number) ? values_constant(builder, expression, number)
                                                     : 0;
}

gboolean values_is_null(Builder *builder, CXCursor expression) {
    switch (expression.kind) {
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_GNUNullExpr:
        return TRUE;
    case CXCursor_IntegerLiteral: {
        gint64 number = 1;
        return values_evaluate(expression, &number) && number == 0;
    }
    case CXCursor_ParenExpr:
    case CXCursor_UnexposedExpr:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CXXStaticCastExpr:
    case CXCursor_CXXReinterpretCastExpr: {
        CXCursor inner = only_expression(builder, expression);
        return !clang_Cursor_isNull(inner) && values_is_null(builder, inner);
    }
    default:
        return FALSE;
    }
}
