/* Conversions that libclang does not show: those of a list's elements to what they initialise, and
 * the copies a lambda's captures are. Found by what the classes declare; where several would do,
 * nothing is made up. */
#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/places.h"
#include "extract/types.h"
#include "extract/values.h"

static CXType plain_type(CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    if (types_is_reference(canonical))
        canonical = clang_getCanonicalType(clang_getPointeeType(canonical));
    return canonical.kind == CXType_Invalid ? canonical : clang_getUnqualifiedType(canonical);
}

static gboolean is_same_class(CXType left, CXType right) {
    return clang_equalCursors(clang_getTypeDeclaration(left), clang_getTypeDeclaration(right)) != 0;
}

typedef struct MemberSearch {
    enum CXCursorKind kind;
    CXType type; /* what it converts from or to */
    CXCursor exact;
    CXCursor other;
    guint others;
} MemberSearch;

static CXType converted_type(CXCursor member) {
    if (member.kind == CXCursor_ConversionFunction)
        return plain_type(clang_getCursorResultType(member));
    return plain_type(clang_getCursorType(clang_Cursor_getArgument(member, 0)));
}

static gboolean is_candidate(CXCursor member) {
    if (member.kind == CXCursor_ConversionFunction)
        return TRUE;
    return clang_Cursor_getNumArguments(member) == 1;
}

static enum CXChildVisitResult look_at_member(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    MemberSearch *search = data;
    if (cursor.kind != search->kind || !is_candidate(cursor))
        return CXChildVisit_Continue;
    if (clang_equalTypes(converted_type(cursor), search->type)) {
        search->exact = cursor;
    } else if (!clang_CXXConstructor_isCopyConstructor(cursor) &&
               !clang_CXXConstructor_isMoveConstructor(cursor)) {
        search->other = cursor;
        search->others++;
    }
    return CXChildVisit_Continue;
}

/* The members of a class; of an implicitly instantiated one its template shows them. */
static void visit_members(CXType class, CXCursorVisitor visitor, CXClientData data) {
    CXCursor declaration = clang_getTypeDeclaration(class);
    CXCursor pattern = clang_getSpecializedCursorTemplate(declaration);
    if (clang_visitChildren(declaration, visitor, data) == 0 && !clang_Cursor_isNull(pattern))
        clang_visitChildren(pattern, visitor, data);
}

/* The one member function that converts; a null cursor when none or several do. */
static CXCursor find_conversion(CXType class, enum CXCursorKind kind, CXType type) {
    MemberSearch search = {kind, type, clang_getNullCursor(), clang_getNullCursor(), 0};
    visit_members(class, look_at_member, &search);
    if (!clang_Cursor_isNull(search.exact))
        return search.exact;
    return search.others == 1 ? search.other : clang_getNullCursor();
}

typedef struct CopySearch {
    gboolean move;
    CXCursor found;
} CopySearch;

static enum CXChildVisitResult look_for_copy(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    CopySearch *search = data;
    if (cursor.kind != CXCursor_Constructor)
        return CXChildVisit_Continue;
    if (search->move ? clang_CXXConstructor_isMoveConstructor(cursor)
                     : clang_CXXConstructor_isCopyConstructor(cursor))
        search->found = cursor;
    return CXChildVisit_Continue;
}

CXCursor conversions_copy_constructor(CXType class, gboolean move) {
    CopySearch search = {move, clang_getNullCursor()};
    visit_members(class, look_for_copy, &search);
    if (move && clang_Cursor_isNull(search.found)) /* what cannot be moved is copied */
        return conversions_copy_constructor(class, FALSE);
    return search.found;
}

static FactsRow emit_conversion(Builder *builder, CXCursor expression, CXCursor function,
                                CXType given, CXType type) {
    FactsAction call = flow_action(builder, FACTS_ACTION_CALL, expression);
    call.target = expression_place(builder, expression);
    call.type = types_complete_row(builder->extraction, given);
    call.function = functions_row_used(builder->extraction, function);
    FactsRow value = values_row(builder, FACTS_VALUE_RESULT, flow_emit(builder, call), 0);
    facts_value(builder->facts, value)->type = types_row(builder->extraction, type);
    return value;
}

static FactsRow emit_construction(Builder *builder, CXCursor expression, CXCursor constructor,
                                  FactsRow argument, CXType type, FactsRow place) {
    FactsAction made = flow_action(builder, FACTS_ACTION_CONSTRUCT, expression);
    made.function = functions_row_used(builder->extraction, constructor);
    made.arguments = facts_add_words(builder->facts, &argument, 1);
    made.type = types_complete_row(builder->extraction, type);
    made.target = place ? place
                        : places_row(builder->extraction, FACTS_PLACE_RESULT, 0,
                                     builder->next_action, made.type);
    guint32 id = flow_emit(builder, made);
    FactsRow value = values_row(builder, FACTS_VALUE_RESULT, id, 0);
    facts_value(builder->facts, value)->type = made.type;
    return value;
}

/* Something of the class itself: made right there, or copied from where it is kept. */
static FactsRow copied(Builder *builder, CXCursor expression, CXType type, FactsRow place) {
    Use use = {place ? USE_INTO : USE_VALUE, place};
    Operand operand = expression_operand(builder, expression, use);
    if (!operand.is_place)
        return operand.row;
    CXCursor source = expression_strip(builder, expression);
    CXType result = clang_getCursorResultType(clang_getCursorReferenced(source));
    gboolean move = source.kind == CXCursor_CallExpr &&
                    clang_getCanonicalType(result).kind == CXType_RValueReference;
    CXCursor constructor = conversions_copy_constructor(type, move);
    if (clang_Cursor_isNull(constructor))
        return expression_operand_value(builder, expression, operand);
    FactsRow given = values_row(builder, FACTS_VALUE_ADDRESS, operand.row, 0);
    return emit_construction(builder, expression, constructor, given, type, place);
}

FactsRow conversions_value(Builder *builder, CXCursor expression, CXType type, FactsRow place) {
    if (types_is_reference(type))
        return expression_address(builder, expression);
    CXType given = plain_type(clang_getCursorType(expression));
    CXType wanted = plain_type(type);
    if (builder->extraction->cxx && types_is_record(given) && types_is_scalar(wanted)) {
        CXCursor function = find_conversion(given, CXCursor_ConversionFunction, wanted);
        if (!clang_Cursor_isNull(function))
            return emit_conversion(builder, expression, function, given, wanted);
    }
    if (builder->extraction->cxx && types_is_record(wanted)) {
        if (types_is_record(given) && is_same_class(given, wanted))
            return copied(builder, expression, wanted, place);
        CXCursor constructor = find_conversion(wanted, CXCursor_Constructor, given);
        if (!clang_Cursor_isNull(constructor))
            return emit_construction(builder, expression, constructor,
                                     expression_address(builder, expression), wanted, place);
    }
    return expression_value_for(builder, expression, (Use){place ? USE_INTO : USE_VALUE, place});
}
