#include <string.h>

#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/marks.h"
#include "extract/places.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

static gboolean is_method(CXCursor function) {
    return (function.kind == CXCursor_CXXMethod || function.kind == CXCursor_ConversionFunction ||
            function.kind == CXCursor_Destructor) &&
           !clang_CXXMethod_isStatic(function);
}

static gboolean is_function(CXCursor cursor) {
    return cursor.kind == CXCursor_FunctionDecl || cursor.kind == CXCursor_CXXMethod ||
           cursor.kind == CXCursor_ConversionFunction || cursor.kind == CXCursor_Destructor;
}

/* The type the arguments are given to: the callee's, or what a pointer points to. */
static CXType callee_type(CXCursor referenced, CXCursor callee) {
    if (is_function(referenced) || referenced.kind == CXCursor_Constructor)
        return clang_getCursorType(referenced);
    CXType type = clang_getCanonicalType(clang_getCursorType(callee));
    if (type.kind == CXType_Pointer)
        return clang_getPointeeType(type);
    return type;
}

/* A default argument shows neither place nor children: what it does is written at the parameter,
 * and is brought about by this call. */
static void default_argument(Builder *builder, CXCursor call, CXCursor callee, int index) {
    CXCursor parameter = clang_Cursor_getArgument(callee, (unsigned)index);
    if (clang_Cursor_isNull(parameter) || parameter.kind != CXCursor_ParmDecl)
        return;
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(parameter);
    Children children = children_push(builder->extraction, parameter);
    for (guint i = 0; clang_Cursor_isNull(initialiser) && i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child))
            initialiser = child;
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(initialiser))
        return;
    ForcedPlace saved = flow_force_place(builder, call);
    expression_value(builder, initialiser);
    flow_restore_place(builder, saved);
}

static gboolean is_default_argument(CXCursor argument) {
    if (argument.kind != CXCursor_UnexposedExpr)
        return FALSE;
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(argument));
    CXFile file = NULL;
    clang_getExpansionLocation(start, &file, NULL, NULL, NULL);
    return file == NULL;
}

/* Through what the compiler put around it: a stream passed as its base is still that stream. */
static CXCursor as_written(Builder *builder, CXCursor expression) {
    while (expression.kind == CXCursor_UnexposedExpr || expression.kind == CXCursor_ParenExpr) {
        Children children = children_push(builder->extraction, expression);
        CXCursor inner = children.count == 1 ? children_get(builder->extraction, children, 0)
                                             : clang_getNullCursor();
        children_pop(builder->extraction, children);
        if (clang_Cursor_isNull(inner) || !cursor_is_expression(inner))
            break;
        expression = inner;
    }
    return expression;
}

static FactsRow argument_value(Builder *builder, CXCursor argument, CXType parameter) {
    FactsRow type =
        types_complete_row(builder->extraction, clang_getCursorType(as_written(builder, argument)));
    FactsRow value;
    if (parameter.kind != CXType_Invalid && types_is_reference(parameter))
        value = expression_address(builder, argument);
    else if ((parameter.kind == CXType_Invalid || types_is_pointer(parameter)) &&
             values_is_null(builder, argument) && parameter.kind != CXType_Invalid)
        value = values_row(builder, FACTS_VALUE_NULL, 0, 0);
    else
        value = expression_value(builder, argument);
    if (value == 0)
        value = values_row(builder, FACTS_VALUE_UNKNOWN, 0, 0);
    facts_value(builder->facts, value)->type = type;
    return value;
}

FactsSlice calls_arguments(Builder *builder, CXCursor call, CXCursor callee, CXType type,
                           int first) {
    int count = clang_Cursor_getNumArguments(call);
    GArray *values = g_array_new(FALSE, FALSE, sizeof(FactsRow));
    for (int i = first; i < count; i++) {
        CXCursor argument = clang_Cursor_getArgument(call, (unsigned)i);
        if (is_default_argument(argument)) {
            default_argument(builder, call, callee, i - first);
            continue;
        }
        CXType parameter = {.kind = CXType_Invalid};
        if (i - first < clang_getNumArgTypes(type))
            parameter = clang_getArgType(type, (unsigned)(i - first));
        FactsRow value = argument_value(builder, argument, parameter);
        g_array_append_val(values, value);
    }
    FactsSlice slice =
        facts_add_words(builder->facts, (guint32 *)(void *)values->data, values->len);
    g_array_unref(values);
    return slice;
}

/* The expression that says what is called: the first child, or, for an overloaded operator, none.
 */
static CXCursor callee_expression(Builder *builder, CXCursor call) {
    Children children = children_push(builder->extraction, call);
    CXCursor callee = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child)) {
            callee = child;
            break;
        }
    }
    children_pop(builder->extraction, children);
    return callee;
}

static gboolean is_operator_call(CXCursor call, CXCursor callee) {
    return clang_Cursor_getNumArguments(call) > 0 && !clang_Cursor_isNull(callee) &&
           clang_equalCursors(clang_Cursor_getArgument(call, 0), callee);
}

/* An overloaded operator whose left operand is not the first child (`a = b`, `a[b]`) or is. */
static gboolean has_object_argument(CXCursor call, CXCursor function) {
    CXString name = clang_getCursorSpelling(function);
    gboolean is_operator = g_str_has_prefix(clang_getCString(name), "operator");
    clang_disposeString(name);
    if (!is_operator || function.kind == CXCursor_ConversionFunction)
        return FALSE;
    int declared = clang_getNumArgTypes(clang_getCursorType(function));
    return clang_Cursor_getNumArguments(call) == declared + 1;
}

/* The object in `o.f()`, `p->f()`, `f()`; *type is what it was written as. */
static FactsRow method_object(Builder *builder, CXCursor callee, CXType *type) {
    CXCursor member = expression_strip(builder, callee);
    *type = (CXType){.kind = CXType_Invalid};
    if (member.kind != CXCursor_MemberRefExpr)
        return places_unknown(builder->extraction);
    CXCursor object = callee_expression(builder, member);
    if (clang_Cursor_isNull(object))
        return places_row(builder->extraction, FACTS_PLACE_THIS, 0, 0, 0);
    CXCursor written = expression_strip(builder, object);
    *type = clang_getCursorType(written);
    if (types_is_pointer(clang_getCursorType(object))) {
        *type = clang_getPointeeType(clang_getCanonicalType(*type));
        return places_pointed_to(builder->extraction, expression_value(builder, object));
    }
    return expression_place(builder, object);
}

static CXType without_reference(CXType type) {
    if (type.kind == CXType_Invalid || !types_is_reference(type))
        return type;
    return clang_getPointeeType(clang_getCanonicalType(type));
}

static void fill_method(Builder *builder, CXCursor call, CXCursor callee, CXCursor function,
                        FactsAction *action) {
    CXType type = {.kind = CXType_Invalid};
    if (has_object_argument(call, function)) {
        CXCursor object = clang_Cursor_getArgument(call, 0);
        type = clang_getCursorType(expression_strip(builder, object));
        action->target = expression_place(builder, object);
    } else {
        action->target = method_object(builder, callee, &type);
    }
    action->type = types_complete_row(builder->extraction, without_reference(type));
    if (clang_CXXMethod_isVirtual(function) && clang_Cursor_isDynamicCall(call))
        action->flags |= FACTS_ACTION_VIRTUAL;
}

/* What a call through a pointer names: the `run` of `(*ops->run[2])(…)`. */
static CXCursor named_pointer(Builder *builder, CXCursor callee) {
    CXCursor inner = expression_strip(builder, callee);
    while (inner.kind == CXCursor_UnaryOperator || inner.kind == CXCursor_ArraySubscriptExpr) {
        CXCursor operand = callee_expression(builder, inner);
        if (clang_Cursor_isNull(operand))
            break;
        inner = expression_strip(builder, operand);
    }
    return clang_getCursorReferenced(inner);
}

/* What stands before a parameter may be its function's: there, only annotations count. */
static void mark_pointer(Builder *builder, CXCursor pointer) {
    FactsRow row = pointer.kind == CXCursor_FieldDecl
                       ? types_field_row(builder->extraction, pointer)
                       : cursor_table_lookup(builder->locals, pointer);
    if (!row || facts_variable(builder->facts, row)->marks.count > 0)
        return;
    FactsSlice marks = pointer.kind == CXCursor_ParmDecl
                           ? marks_annotated(builder->extraction, pointer)
                           : marks_of(builder->extraction, pointer);
    facts_variable(builder->facts, row)->marks = marks;
}

/* A callee that is an expression: a function after all (`_Generic` chose one), or a pointer, whose
 * own marks say what is called through it. */
static void resolve_pointer(Builder *builder, CXCursor callee, FactsAction *action) {
    action->value = expression_value(builder, callee);
    const FactsValue *value = facts_value(builder->facts, action->value);
    if (value->kind == FACTS_VALUE_FUNCTION || value->kind == FACTS_VALUE_LAMBDA) {
        action->function = value->left;
        action->flags &= ~(guint32)FACTS_ACTION_UNKNOWN_CALLEE;
        return;
    }
    mark_pointer(builder, named_pointer(builder, callee));
}

/* `0ms`: the digits show in the text only. */
static void add_literal_digits(Builder *builder, CXCursor call, FactsAction *action) {
    const char *name =
        facts_text(builder->facts, facts_function(builder->facts, action->function)->name);
    const char *text = source_text_at(builder->extraction, call);
    if (action->arguments.count > 0 || !strstr(name, "operator\"\"") || !g_ascii_isdigit(*text))
        return;
    FactsRow value = values_row(builder, FACTS_VALUE_CONSTANT, 0, 0);
    facts_value(builder->facts, value)->constant = g_ascii_strtoll(text, NULL, 0);
    action->arguments = facts_add_words(builder->facts, &value, 1);
}

static guint32 emit_call(Builder *builder, CXCursor call, CXCursor callee, CXCursor function) {
    FactsAction action = flow_action(builder, FACTS_ACTION_CALL, call);
    int first = 0;
    if (is_method(function)) {
        fill_method(builder, call, callee, function, &action);
        first = has_object_argument(call, function) ? 1 : 0;
    }
    if (is_function(function)) {
        action.function = functions_row_used(builder->extraction, function);
    } else {
        action.flags |= FACTS_ACTION_UNKNOWN_CALLEE;
        if (!clang_Cursor_isNull(callee))
            resolve_pointer(builder, callee, &action);
    }
    action.arguments =
        calls_arguments(builder, call, function, callee_type(function, callee), first);
    if (action.function)
        add_literal_digits(builder, call, &action);
    FactsRow called = action.function;
    guint32 id = flow_emit(builder, action);
    if (called && facts_function(builder->facts, called)->flags & FACTS_FUNCTION_NORETURN)
        flow_end(builder);
    return id;
}

void calls_emit_named(Builder *builder, CXCursor callee) {
    CXCursor function = clang_getCursorReferenced(callee);
    if (!is_function(function))
        return;
    FactsAction action = flow_action(builder, FACTS_ACTION_CALL, callee);
    if (is_method(function)) {
        CXType type;
        action.target = method_object(builder, callee, &type);
        action.type = types_complete_row(builder->extraction, without_reference(type));
    }
    action.function = functions_row_used(builder->extraction, function);
    flow_emit(builder, action);
}

/* `get()()`: libclang refers to what is called first. */
static gboolean calls_a_result(Builder *builder, CXCursor call, CXCursor callee) {
    return !clang_Cursor_isNull(callee) && !is_operator_call(call, callee) &&
           expression_strip(builder, callee).kind == CXCursor_CallExpr;
}

static CXCursor referenced_function(Builder *builder, CXCursor call, CXCursor callee) {
    CXCursor referenced = clang_getCursorReferenced(call);
    if (referenced.kind != CXCursor_Constructor && calls_a_result(builder, call, callee))
        return clang_getNullCursor();
    if (is_function(referenced) || referenced.kind == CXCursor_Constructor)
        return referenced;
    if (clang_Cursor_isNull(callee))
        return referenced;
    CXCursor stripped = expression_strip(builder, callee);
    CXCursor inner = clang_getCursorReferenced(stripped);
    /* In a template's own body a name is looked up and not chosen: one candidate is the one. */
    if (inner.kind == CXCursor_OverloadedDeclRef && clang_getNumOverloadedDecls(inner) == 1)
        inner = clang_getOverloadedDecl(inner, 0);
    return is_function(inner) ? inner : referenced;
}

/* A lambda's conversion to a function pointer: it stands where its class does. */
static gboolean is_closure_conversion(CXCursor function) {
    return function.kind == CXCursor_ConversionFunction &&
           clang_equalLocations(clang_getCursorLocation(function),
                                clang_getCursorLocation(clang_getCursorSemanticParent(function)));
}

Operand calls_operand(Builder *builder, CXCursor call, Use use) {
    CXCursor callee = callee_expression(builder, call);
    CXCursor function = referenced_function(builder, call, callee);
    if (is_closure_conversion(function)) {
        CXCursor closure = callee_expression(builder, expression_strip(builder, callee));
        return expression_operand(builder, closure, (Use){USE_VALUE, 0});
    }
    if (function.kind == CXCursor_Constructor)
        return objects_construct(builder, call, function, use);
    if (clang_Cursor_isNull(callee) && !is_function(function))
        return operand_of_value(0); /* a dependent construction such as `T()` */
    if (is_operator_call(call, callee) && !is_function(function)) {
        expression_children(builder, call);
        return operand_of_value(0);
    }
    guint32 id = emit_call(builder, call, callee, function);
    return objects_call_result(builder, call, id, use);
}
