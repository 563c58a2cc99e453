#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/types.h"
#include "extract/values.h"

void objects_note_temporary(Builder *builder, CXCursor expression, guint32 action, Use use) {
    CXType type = clang_getCursorType(expression);
    if (!types_is_record(type) || use.kind == USE_INTO || use.kind == USE_RETURNED)
        return;
    FactsAction destroy = flow_action(builder, FACTS_ACTION_DESTROY, expression);
    destroy.flags = FACTS_ACTION_TEMPORARY;
    destroy.type = types_complete_row(builder->extraction, type);
    destroy.target = places_row(builder->extraction, FACTS_PLACE_RESULT, 0, action, destroy.type);
    g_array_append_val(builder->temporaries, destroy);
}

static FactsRow result_value(Builder *builder, guint32 action, CXType type) {
    FactsRow row = values_row(builder, FACTS_VALUE_RESULT, action, 0);
    FactsRow type_row = types_row(builder->extraction, type);
    facts_value(builder->facts, row)->type = type_row;
    return row;
}

/* Marks the action, wherever it stands by now. */
static void add_flag(Builder *builder, guint32 action, guint32 flag) {
    FactsAction *found = flow_find_action(builder, action);
    if (found)
        found->flags |= flag;
}

Operand objects_call_result(Builder *builder, CXCursor call, guint32 action, Use use) {
    CXType type = clang_getCursorType(call);
    if (use.kind == USE_DISCARDED)
        add_flag(builder, action, FACTS_ACTION_DISCARDED);
    CXCursor function = clang_getCursorReferenced(call);
    gboolean by_reference = types_is_reference(clang_getCursorResultType(function));
    FactsRow value = result_value(builder, action, type);
    if (by_reference)
        return operand_of_place(places_pointed_to(builder->extraction, value));
    if (builder->extraction->cxx)
        objects_note_temporary(builder, call, action, use);
    return operand_of_value(value);
}

/* `T a = T(b)`, copies and moves that are elided: the object is made by what is inside. */
static gboolean is_elided(Builder *builder, CXCursor call, CXCursor constructor) {
    if (!clang_CXXConstructor_isCopyConstructor(constructor) &&
        !clang_CXXConstructor_isMoveConstructor(constructor))
        return FALSE;
    if (clang_Cursor_getNumArguments(call) != 1)
        return FALSE;
    CXCursor source = expression_strip(builder, clang_Cursor_getArgument(call, 0));
    if (source.kind != CXCursor_CallExpr)
        return FALSE;
    CXCursor made = clang_getCursorReferenced(source);
    if (made.kind == CXCursor_Constructor)
        return TRUE;
    return !types_is_reference(clang_getCursorResultType(made));
}

Operand objects_construct(Builder *builder, CXCursor call, CXCursor constructor, Use use) {
    if (is_elided(builder, call, constructor))
        return expression_operand(builder, clang_Cursor_getArgument(call, 0), use);
    CXType type = clang_getCursorType(call);
    FactsAction action = flow_action(builder, FACTS_ACTION_CONSTRUCT, call);
    action.function = functions_row_used(builder->extraction, constructor);
    action.arguments =
        calls_arguments(builder, call, constructor, clang_getCursorType(constructor), 0);
    action.type = types_complete_row(builder->extraction, type);
    if (use.kind == USE_DISCARDED)
        action.flags |= FACTS_ACTION_DISCARDED;
    /* Its own result until something says where it goes. */
    action.target = use.kind == USE_INTO ? use.place
                                         : places_row(builder->extraction, FACTS_PLACE_RESULT, 0,
                                                      builder->next_action, action.type);
    guint32 id = flow_emit(builder, action);
    objects_note_temporary(builder, call, id, use);
    return operand_of_value(result_value(builder, id, type));
}

Operand objects_new(Builder *builder, CXCursor expression) {
    Extraction *extraction = builder->extraction;
    CXType type = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(expression)));
    FactsRow type_row = types_complete_row(extraction, type);
    FactsAction allocation = flow_action(builder, FACTS_ACTION_CONSTRUCT, expression);
    allocation.flags = FACTS_ACTION_ALLOCATES;
    allocation.type = type_row;
    FactsRow place =
        places_row(extraction, FACTS_PLACE_ALLOCATION, 0, builder->next_action, type_row);
    allocation.target = place;
    Children children = children_push(extraction, expression);
    CXCursor construction = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(extraction, children, i);
        CXCursor made = clang_getCursorReferenced(child);
        if (child.kind == CXCursor_CallExpr && made.kind == CXCursor_Constructor)
            construction = child;
        else if (cursor_is_expression(child))
            expression_value(builder, child);
    }
    children_pop(extraction, children);
    if (!clang_Cursor_isNull(construction)) {
        CXCursor constructor = clang_getCursorReferenced(construction);
        allocation.function = functions_row_used(extraction, constructor);
        allocation.arguments = calls_arguments(builder, construction, constructor,
                                               clang_getCursorType(constructor), 0);
        place = places_row(extraction, FACTS_PLACE_ALLOCATION, 0, builder->next_action, type_row);
        allocation.target = place;
    }
    flow_emit(builder, allocation);
    return operand_of_value(values_row(builder, FACTS_VALUE_ADDRESS, place, 0));
}

void objects_delete(Builder *builder, CXCursor expression) {
    Children children = children_push(builder->extraction, expression);
    CXCursor pointer = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child))
            pointer = child;
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(pointer))
        return;
    FactsRow value = expression_value(builder, pointer);
    CXCursor written = expression_strip(builder, pointer);
    CXType pointee = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(written)));
    FactsAction action = flow_action(builder, FACTS_ACTION_DELETE, expression);
    action.value = value;
    action.target = places_pointed_to(builder->extraction, value);
    if (pointee.kind != CXType_Invalid)
        action.type = types_complete_row(builder->extraction, pointee);
    flow_emit(builder, action);
}
