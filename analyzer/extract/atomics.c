/* Atomic builtins: libclang shows neither their names nor what they do, but their operands, in an
 * order of its own: the object, the memory order, then what is stored or added; of a
 * compare-exchange, what is expected, the other memory order and what is stored. */
#include "extract/expressions.h"
#include "extract/places.h"
#include "extract/values.h"

#define MEMORY_ORDER 1U
#define FIRST_VALUE 2U

static CXType object_type(CXCursor pointer) {
    CXType type = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(pointer)));
    CXType inside = clang_Type_getValueType(type);
    return clang_getUnqualifiedType(
        clang_getCanonicalType(inside.kind == CXType_Invalid ? type : inside));
}

gboolean atomics_is_operation(Builder *builder, Children children) {
    if (children.count < FIRST_VALUE)
        return FALSE;
    for (guint i = 0; i < children.count; i++)
        if (!cursor_is_expression(children_get(builder->extraction, children, i)))
            return FALSE;
    CXType object =
        clang_getCanonicalType(clang_getCursorType(children_get(builder->extraction, children, 0)));
    CXType order = clang_getCanonicalType(
        clang_getCursorType(children_get(builder->extraction, children, MEMORY_ORDER)));
    return object.kind == CXType_Pointer && order.kind == CXType_Int;
}

static Operand load(Builder *builder, CXCursor expression, CXCursor pointer, CXCursor order) {
    FactsRow object = expression_value(builder, pointer);
    expression_value(builder, order);
    FactsAction read = flow_action(builder, FACTS_ACTION_READ, expression);
    read.target = places_pointed_to(builder->extraction, object);
    flow_emit(builder, read);
    return operand_of_place(read.target);
}

Operand atomics_operand(Builder *builder, CXCursor expression, Children children) {
    CXCursor pointer = children_get(builder->extraction, children, 0);
    if (children.count == FIRST_VALUE)
        return load(builder, expression, pointer,
                    children_get(builder->extraction, children, MEMORY_ORDER));
    CXType type = object_type(pointer);
    FactsRow object = expression_value(builder, pointer);
    gboolean writes = FALSE;
    FactsRow written = 0;
    for (guint i = MEMORY_ORDER; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        FactsRow value = expression_value(builder, child);
        CXType given = clang_getCanonicalType(clang_getCursorType(child));
        if (i < FIRST_VALUE || !clang_equalTypes(clang_getUnqualifiedType(given), type))
            continue;
        writes = TRUE;
        written = value;
    }
    if (!writes)
        return operand_of_value(0);
    /* One that yields a number may as well have added it. */
    gboolean stores = clang_getCursorType(expression).kind == CXType_Void;
    FactsAction write = flow_action(builder, FACTS_ACTION_WRITE, expression);
    write.target = places_pointed_to(builder->extraction, object);
    write.value = stores || type.kind == CXType_Pointer ? written : 0;
    write.flags = stores ? 0 : FACTS_ACTION_COMPOUND;
    flow_emit(builder, write);
    places_note_write(builder, write.target);
    return operand_of_value(0);
}
