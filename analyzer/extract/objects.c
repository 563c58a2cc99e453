#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
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

static enum CXChildVisitResult find_operator_new(CXCursor cursor, CXCursor parent,
                                                 CXClientData data) {
    (void)parent;
    if (cursor.kind != CXCursor_CXXMethod)
        return CXChildVisit_Continue;
    CXString name = clang_getCursorSpelling(cursor);
    gboolean found = g_strcmp0(clang_getCString(name), "operator new") == 0;
    clang_disposeString(name);
    if (!found)
        return CXChildVisit_Continue;
    *(CXCursor *)data = cursor;
    return CXChildVisit_Break;
}

/* A class may allocate its objects itself. */
static void emit_own_allocation(Builder *builder, CXCursor expression, CXType type) {
    CXCursor class = clang_getTypeDeclaration(clang_getCanonicalType(type));
    CXCursor function = clang_getNullCursor();
    if (!types_is_record(type) || source_in_system(builder->extraction, class))
        return;
    clang_visitChildren(class, find_operator_new, &function);
    if (clang_Cursor_isNull(function))
        return;
    FactsAction call = flow_action(builder, FACTS_ACTION_CALL, expression);
    call.function = functions_row_used(builder->extraction, function);
    flow_emit(builder, call);
}

Operand objects_new(Builder *builder, CXCursor expression) {
    Extraction *extraction = builder->extraction;
    CXType type = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(expression)));
    FactsRow type_row = types_complete_row(extraction, type);
    emit_own_allocation(builder, expression, type);
    FactsAction allocation = flow_action(builder, FACTS_ACTION_CONSTRUCT, expression);
    allocation.flags = FACTS_ACTION_ALLOCATES;
    allocation.type = type_row;
    FactsRow place =
        places_row(extraction, FACTS_PLACE_ALLOCATION, 0, builder->next_action, type_row);
    allocation.target = place;
    Children children = children_push(extraction, expression);
    CXCursor construction = clang_getNullCursor();
    CXCursor list = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(extraction, children, i);
        CXCursor made = clang_getCursorReferenced(child);
        if (child.kind == CXCursor_CallExpr && made.kind == CXCursor_Constructor)
            construction = child;
        else if (child.kind == CXCursor_InitListExpr)
            list = child;
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
    guint32 id = flow_emit(builder, allocation);
    if (!clang_Cursor_isNull(list)) {
        place = places_row(extraction, FACTS_PLACE_ALLOCATION, 0, id, type_row);
        flow_find_action(builder, id)->target = place;
        expression_value_for(builder, list, (Use){USE_INTO, place});
    }
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

static enum CXChildVisitResult find_default_constructor(CXCursor cursor, CXCursor parent,
                                                        CXClientData data) {
    (void)parent;
    if (cursor.kind != CXCursor_Constructor || !clang_CXXConstructor_isDefaultConstructor(cursor))
        return CXChildVisit_Continue;
    *(CXCursor *)data = cursor;
    return CXChildVisit_Break;
}

CXCursor objects_default_constructor(CXCursor class) {
    CXCursor found = clang_getNullCursor();
    CXCursor pattern = clang_getSpecializedCursorTemplate(class);
    clang_visitChildren(class, find_default_constructor, &found);
    /* Members of implicitly instantiated classes are not shown. */
    if (clang_Cursor_isNull(found) && !clang_Cursor_isNull(pattern))
        clang_visitChildren(pattern, find_default_constructor, &found);
    return found;
}

static CXCursor field_initialiser(Builder *builder, CXCursor field) {
    Children children = children_push(builder->extraction, field);
    CXCursor initialiser = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++)
        if (cursor_is_expression(children_get(builder->extraction, children, i)))
            initialiser = children_get(builder->extraction, children, i);
    children_pop(builder->extraction, children);
    return initialiser;
}

/* The class that objects of a field are of: elements of arrays count. */
static CXType field_class(CXType type) {
    type = clang_getCanonicalType(type);
    while (types_is_array(type))
        type = clang_getCanonicalType(clang_getArrayElementType(type));
    return type;
}

static FactsRow make_by_default(Builder *builder, CXCursor field, FactsRow place, CXType class) {
    CXCursor constructor = objects_default_constructor(clang_getTypeDeclaration(class));
    FactsAction action = flow_action(builder, FACTS_ACTION_CONSTRUCT, field);
    action.target = place;
    action.type = types_complete_row(builder->extraction, class);
    if (!clang_Cursor_isNull(constructor))
        action.function = functions_row_used(builder->extraction, constructor);
    return result_value(builder, flow_emit(builder, action), class);
}

FactsRow objects_make_field(Builder *builder, CXCursor field, FactsRow object) {
    FactsRow row = types_field_row(builder->extraction, field);
    FactsRow type_row = facts_variable(builder->facts, row)->type;
    FactsRow place = object
                         ? places_row(builder->extraction, FACTS_PLACE_FIELD, object, row, type_row)
                         : places_unknown(builder->extraction);
    CXType type = clang_getCanonicalType(clang_getCursorType(field));
    CXCursor initialiser = field_initialiser(builder, field);
    guint mark = scopes_temporaries_mark(builder);
    FactsRow value = 0;
    /* Without an initialiser an array shows its bound, a bit-field its width. */
    gboolean initialised = !clang_Cursor_isNull(initialiser) && !clang_Cursor_isBitField(field) &&
                           (!types_is_array(type) || initialiser.kind == CXCursor_InitListExpr);
    if (initialised && types_is_reference(type))
        value = expression_address(builder, initialiser);
    else if (initialised && initialiser.kind == CXCursor_InitListExpr)
        value = initialisers_value(builder, initialiser, type, place);
    else if (initialised)
        value = expression_value_for(builder, initialiser, (Use){USE_INTO, place});
    else if (types_is_record(field_class(type)))
        value = make_by_default(builder, field, place, field_class(type));
    scopes_end_full_expression(builder, mark);
    return value;
}
