#include "extract/expressions.h"

#include "extract/functions.h"
#include "extract/lambdas.h"
#include "extract/places.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/types.h"
#include "extract/values.h"

static const Use use_value = {USE_VALUE, 0};
static const Use use_object = {USE_OBJECT, 0};

Operand operand_of_place(FactsRow place) {
    return (Operand){TRUE, place};
}

Operand operand_of_value(FactsRow value) {
    return (Operand){FALSE, value};
}

CXCursor expression_strip(Builder *builder, CXCursor expression) {
    for (;;) {
        switch (expression.kind) {
        case CXCursor_ParenExpr:
        case CXCursor_UnexposedExpr:
        case CXCursor_CStyleCastExpr:
        case CXCursor_CXXStaticCastExpr:
        case CXCursor_CXXConstCastExpr:
        case CXCursor_CXXFunctionalCastExpr:
            break;
        default:
            return expression;
        }
        Children children = children_push(builder->extraction, expression);
        CXCursor inner = clang_getNullCursor();
        guint expressions = 0;
        for (guint i = 0; i < children.count; i++) {
            CXCursor child = children_get(builder->extraction, children, i);
            if (cursor_is_expression(child)) {
                inner = child;
                expressions++;
            }
        }
        children_pop(builder->extraction, children);
        if (expressions != 1)
            return expression;
        expression = inner;
    }
}

void expression_children(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child))
            expression_value(builder, child);
    }
    children_pop(builder->extraction, children);
}

static Operand reference_operand(Builder *builder, CXCursor expression) {
    CXCursor referenced = clang_getCursorReferenced(expression);
    gint64 number = 0;
    switch (referenced.kind) {
    case CXCursor_VarDecl:
    case CXCursor_ParmDecl:
    case CXCursor_UnexposedDecl: /* of a structured binding */
        return operand_of_place(places_variable(builder, referenced));
    case CXCursor_FunctionDecl:
    case CXCursor_CXXMethod:
        return operand_of_value(values_row(builder, FACTS_VALUE_FUNCTION,
                                           functions_row_used(builder->extraction, referenced), 0));
    case CXCursor_EnumConstantDecl:
        return operand_of_value(values_enumerator(builder, expression, referenced));
    case CXCursor_NonTypeTemplateParameter:
        if (values_evaluate(expression, &number))
            return operand_of_value(values_constant(builder, expression, number));
        return operand_of_value(0);
    default:
        return operand_of_place(places_unknown(builder->extraction));
    }
}

static FactsRow this_place(Builder *builder) {
    return places_row(builder->extraction, FACTS_PLACE_THIS, 0, 0, 0);
}

/* The object a member is taken of: what `p` points to in `p->m`, `*this` where nothing is written.
 */
static FactsRow member_base(Builder *builder, CXCursor member) {
    Children children = children_push(builder->extraction, member);
    CXCursor object = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child)) {
            object = child;
            break;
        }
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(object))
        return this_place(builder);
    CXType type = clang_getCursorType(object);
    if (types_is_pointer(type))
        return places_pointed_to(builder->extraction, expression_value(builder, object));
    return expression_place(builder, object);
}

static Operand member_operand(Builder *builder, CXCursor expression) {
    CXCursor member = clang_getCursorReferenced(expression);
    if (member.kind == CXCursor_VarDecl) /* a static member */
        return operand_of_place(places_variable(builder, member));
    if (member.kind == CXCursor_EnumConstantDecl)
        return reference_operand(builder, expression);
    FactsRow base = member_base(builder, expression);
    if (member.kind != CXCursor_FieldDecl)
        return operand_of_place(places_unknown(builder->extraction));
    FactsRow field = types_field_row(builder->extraction, member);
    return operand_of_place(places_field(builder->extraction, base, field));
}

/* Elements at the same constant index are the same place; others, and those in front of what base
 * points to, are not known to be. See FACTS_PLACE_INDEX. */
static guint32 element_number(Builder *builder, CXCursor index, FactsRow index_value) {
    const guint32 computed = FACTS_COMPUTED_INDEX;
    gint64 number = 0;
    gboolean constant =
        values_fold(builder, index, &number) && number >= 0 && number + 1 < (gint64)computed;
    return constant ? (guint32)number + 1 : computed | index_value;
}

static Operand subscript_operand(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    Operand result = operand_of_place(places_unknown(builder->extraction));
    if (children.count == 2) {
        CXCursor array = children_get(builder->extraction, children, 0);
        CXCursor index = children_get(builder->extraction, children, 1);
        CXCursor stripped = expression_strip(builder, array);
        FactsRow base =
            types_is_array(clang_getCursorType(stripped))
                ? expression_place(builder, stripped)
                : places_pointed_to(builder->extraction, expression_value(builder, array));
        FactsRow type = types_row(builder->extraction, clang_getCursorType(expression));
        FactsRow index_value = expression_value(builder, index);
        guint32 element = element_number(builder, index, index_value);
        result = operand_of_place(
            places_row(builder->extraction, FACTS_PLACE_INDEX, base, element, type));
    }
    children_pop(builder->extraction, children);
    return result;
}

static CXCursor last_expression(Builder *builder, Children children) {
    for (guint i = children.count; i-- > 0;) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child))
            return child;
    }
    return clang_getNullCursor();
}

static Operand cast_operand(Builder *builder, CXCursor expression, Use use) {
    Children children = children_push(builder->extraction, expression);
    CXCursor inner = last_expression(builder, children);
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(inner))
        return operand_of_value(0);
    return expression_operand(builder, inner, use);
}

static gboolean is_unevaluated_builtin(const char *text) {
    static const char *const names[] = {
        "__builtin_offsetof",           "offsetof", "typeid", "noexcept",
        "__builtin_types_compatible_p", "requires"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (source_is_word(text, names[i]))
            return TRUE;
    return FALSE;
}

static Operand choose_operand(Builder *builder, Children children, Use use) {
    gint64 number = 0;
    CXCursor condition = children_get(builder->extraction, children, 0);
    if (!values_evaluate(condition, &number))
        return operand_of_value(0);
    CXCursor chosen = children_get(builder->extraction, children, number ? 1 : 2);
    return expression_operand(builder, chosen, use);
}

/* `a ?: b` shows a three times; an atomic builtin may have four operands, too. */
static gboolean is_elvis(Builder *builder, Children children) {
    if (children.count != 4)
        return FALSE;
    CXSourceRange first = clang_getCursorExtent(children_get(builder->extraction, children, 0));
    CXSourceRange second = clang_getCursorExtent(children_get(builder->extraction, children, 1));
    return clang_equalRanges(first, second) != 0;
}

/* Most have one child and begin where that does: no need to look at the text. */
static gboolean is_wrapper(Builder *builder, CXCursor expression, Children children) {
    if (children.count != 1)
        return FALSE;
    CXCursor child = children_get(builder->extraction, children, 0);
    return clang_equalLocations(clang_getRangeStart(clang_getCursorExtent(expression)),
                                clang_getRangeStart(clang_getCursorExtent(child))) != 0;
}

/* UnexposedExpr is a bag: implicit casts, temporaries, co_await, `a ?: b`, designators. */
static Operand unexposed_operand(Builder *builder, CXCursor expression, Use use) {
    Children children = children_push(builder->extraction, expression);
    const char *text = is_wrapper(builder, expression, children)
                           ? ""
                           : source_text_at(builder->extraction, expression);
    Operand result = operand_of_value(0);
    if (is_unevaluated_builtin(text))
        result = operand_of_value(0);
    else if (children.count == 1)
        result = cast_operand(builder, expression, use);
    else if (coroutines_is_await(builder, expression, children))
        result = coroutines_await(builder, expression, children, use);
    else if (children.count == 3 && source_is_word(text, "__builtin_choose_expr"))
        result = choose_operand(builder, children, use);
    else if (is_elvis(builder, children))
        result = condition_choice(builder, expression, use);
    else if (atomics_is_operation(builder, children))
        result = atomics_operand(builder, expression, children);
    else
        expression_children(builder, expression);
    children_pop(builder->extraction, children);
    return result;
}

static Operand literal_operand(Builder *builder, CXCursor expression) {
    gint64 number = 0;
    if (!values_evaluate(expression, &number))
        return operand_of_value(0);
    return operand_of_value(values_constant(builder, expression, number));
}

static Operand dispatch(Builder *builder, CXCursor expression, Use use) {
    switch (expression.kind) {
    case CXCursor_ParenExpr:
    case CXCursor_CStyleCastExpr:
    case CXCursor_CXXStaticCastExpr:
    case CXCursor_CXXDynamicCastExpr:
    case CXCursor_CXXReinterpretCastExpr:
    case CXCursor_CXXConstCastExpr:
    case CXCursor_CXXFunctionalCastExpr:
    case CXCursor_PackExpansionExpr:
        return cast_operand(builder, expression, use);
    case CXCursor_UnexposedExpr:
        return unexposed_operand(builder, expression, use);
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_CXXBoolLiteralExpr:
        return literal_operand(builder, expression);
    case CXCursor_UnaryExpr: /* sizeof and kin: the operand is not evaluated */
        return literal_operand(builder, expression);
    case CXCursor_CXXNullPtrLiteralExpr:
    case CXCursor_GNUNullExpr:
        return operand_of_value(values_row(builder, FACTS_VALUE_NULL, 0, 0));
    case CXCursor_StringLiteral:
        return operand_of_value(values_row(builder, FACTS_VALUE_STRING, 0, 0));
    case CXCursor_DeclRefExpr:
        return reference_operand(builder, expression);
    case CXCursor_MemberRefExpr:
        return member_operand(builder, expression);
    case CXCursor_ArraySubscriptExpr:
        return subscript_operand(builder, expression);
    case CXCursor_UnaryOperator:
        return operators_unary(builder, expression);
    case CXCursor_BinaryOperator:
        return operators_binary(builder, expression, use);
    case CXCursor_CompoundAssignOperator:
        return operators_compound(builder, expression);
    case CXCursor_ConditionalOperator:
        return condition_choice(builder, expression, use);
    case CXCursor_CallExpr:
        return calls_operand(builder, expression, use);
    case CXCursor_CXXNewExpr:
        return objects_new(builder, expression);
    case CXCursor_CXXDeleteExpr:
        objects_delete(builder, expression);
        return operand_of_value(0);
    case CXCursor_LambdaExpr:
        return operand_of_value(lambdas_value(builder, expression));
    case CXCursor_CompoundLiteralExpr:
        return cast_operand(builder, expression, use);
    case CXCursor_InitListExpr:
        return initialisers_operand(builder, expression, use);
    case CXCursor_StmtExpr:
        return statements_expression(builder, expression);
    case CXCursor_GenericSelectionExpr:
        return selections_generic(builder, expression, use);
    case CXCursor_CXXThisExpr:
        return operand_of_value(values_row(builder, FACTS_VALUE_ADDRESS, this_place(builder), 0));
    case CXCursor_CXXThrowExpr:
        statements_throw(builder, expression);
        return operand_of_value(0);
    case CXCursor_CXXTypeidExpr:
    case CXCursor_SizeOfPackExpr:
    case CXCursor_RequiresExpr:
    case CXCursor_ConceptSpecializationExpr:
    case CXCursor_AddrLabelExpr:
        return operand_of_value(0);
    case CXCursor_FloatingLiteral:
        return operand_of_value(values_floating(builder, expression));
    default:
        expression_children(builder, expression);
        return operand_of_value(0);
    }
}

Operand expression_operand(Builder *builder, CXCursor expression, Use use) {
    return dispatch(builder, expression, use);
}

static gboolean is_plain_local(const Facts *facts, FactsRow place) {
    guint32 kind = facts_place(facts, place)->kind;
    return kind == FACTS_PLACE_LOCAL || kind == FACTS_PLACE_PARAMETER || kind == FACTS_PLACE_NONE;
}

FactsRow expression_operand_value(Builder *builder, CXCursor expression, Operand operand) {
    if (!operand.is_place)
        return operand.row;
    FactsRow type = facts_place(builder->facts, operand.row)->type;
    guint32 flags = type ? facts_type(builder->facts, type)->flags : 0;
    if (flags & FACTS_TYPE_ARRAY)
        return values_row(builder, FACTS_VALUE_ADDRESS, operand.row, 0);
    /* What a C function does with its own locals concerns nobody else. */
    if (builder->extraction->cxx || !is_plain_local(builder->facts, operand.row)) {
        FactsAction read = flow_action(builder, FACTS_ACTION_READ, expression);
        read.target = operand.row;
        flow_emit(builder, read);
    }
    return values_row(builder, FACTS_VALUE_PLACE, operand.row, 0);
}

FactsRow expression_value_for(Builder *builder, CXCursor expression, Use use) {
    return expression_operand_value(builder, expression,
                                    expression_operand(builder, expression, use));
}

FactsRow expression_value(Builder *builder, CXCursor expression) {
    return expression_value_for(builder, expression, use_value);
}

FactsRow expression_place(Builder *builder, CXCursor expression) {
    Operand operand = expression_operand(builder, expression, use_object);
    return operand.is_place ? operand.row : places_of_object(builder->extraction, operand.row);
}

FactsRow expression_address(Builder *builder, CXCursor expression) {
    Operand operand = expression_operand(builder, expression, use_object);
    if (!operand.is_place)
        return operand.row; /* a temporary or constant: the value itself tells more */
    places_note_address(builder, operand.row);
    return values_row(builder, FACTS_VALUE_ADDRESS, operand.row, 0);
}

void expression_discard(Builder *builder, CXCursor expression) {
    expression_operand(builder, expression, (Use){USE_DISCARDED, 0});
}
