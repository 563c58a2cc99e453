/* co_await and co_yield. libclang repeats the operand under each of an await's children, so only
 * the first child is walked; of the others only the function called is taken. */
#include <string.h>

#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

gboolean coroutines_is_await(Builder *builder, CXCursor expression, Children children) {
    if (children.count < 2)
        return FALSE;
    const char *text = source_text_at(builder->extraction, expression);
    return source_is_word(text, "co_await") || source_is_word(text, "co_yield");
}

static CXCursor called_function(Builder *builder, CXCursor expression) {
    CXCursor call = expression_strip(builder, expression);
    if (call.kind != CXCursor_CallExpr)
        return clang_getNullCursor();
    CXCursor function = clang_getCursorReferenced(call);
    if (function.kind != CXCursor_CXXMethod && function.kind != CXCursor_FunctionDecl)
        return clang_getNullCursor();
    return function;
}

/* Without await_transform and operator co_await the awaiter is the operand, shown a second time. */
static gboolean makes_awaiter(CXCursor function) {
    CXString name = clang_getCursorSpelling(function);
    const char *text = clang_getCString(name);
    gboolean makes = strcmp(text, "await_transform") == 0 || strcmp(text, "operator co_await") == 0;
    clang_disposeString(name);
    return makes;
}

/* The call that co_await itself makes, seen where the co_await stands. */
static void emit_protocol_call(Builder *builder, CXCursor await, CXCursor child, FactsRow type,
                               FactsRow operand) {
    CXCursor function = called_function(builder, child);
    if (clang_Cursor_isNull(function))
        return;
    FactsAction call = flow_action(builder, FACTS_ACTION_CALL, await);
    call.flags = FACTS_ACTION_AWAIT;
    call.function = functions_row_used(builder->extraction, function);
    call.type = type;
    call.value = operand;
    flow_emit(builder, call);
}

static CXType awaiter_type(Builder *builder, Children children) {
    CXCursor awaiter = children_get(builder->extraction, children, children.count > 1 ? 1 : 0);
    CXType type = clang_getCursorType(awaiter);
    return types_is_reference(type) ? clang_getPointeeType(type) : type;
}

Operand coroutines_await(Builder *builder, CXCursor expression, Children children, Use use) {
    Extraction *extraction = builder->extraction;
    facts_function(builder->facts, builder->function)->flags |= FACTS_FUNCTION_COROUTINE;
    CXCursor operand = children_get(extraction, children, 0);
    FactsRow value = expression_value_for(builder, operand, (Use){USE_OBJECT, 0});
    FactsRow type = types_row(extraction, awaiter_type(builder, children));
    if (children.count >= 5) {
        CXCursor awaiter = children_get(extraction, children, 1);
        CXCursor maker = called_function(builder, awaiter);
        if (!clang_Cursor_isNull(maker) && makes_awaiter(maker))
            emit_protocol_call(builder, expression, awaiter, type, value);
        emit_protocol_call(builder, expression, children_get(extraction, children, 2), type, value);
    }
    FactsAction suspend = flow_action(builder, FACTS_ACTION_SUSPEND, expression);
    suspend.value = value;
    suspend.type = type;
    if (children.count >= 5) {
        CXCursor ready = called_function(builder, children_get(extraction, children, 2));
        if (!clang_Cursor_isNull(ready))
            suspend.function = functions_row_used(extraction, ready);
        emit_protocol_call(builder, expression, children_get(extraction, children, 3), type, value);
    }
    guint32 id = flow_emit(builder, suspend);
    if (children.count >= 5)
        emit_protocol_call(builder, expression, children_get(extraction, children, 4), type, value);
    FactsRow result = values_row(builder, FACTS_VALUE_RESULT, id, 0);
    FactsRow result_type = types_row(extraction, clang_getCursorType(expression));
    facts_value(builder->facts, result)->type = result_type;
    objects_note_temporary(builder, expression, id, use);
    return operand_of_value(result);
}
