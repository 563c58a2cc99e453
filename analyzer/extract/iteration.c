/* What a range-for calls behind the scenes. libclang shows `begin()` only, in the initialiser of a
 * variable the compiler makes up; the others are looked up beside it. Iterators of the standard
 * library are left out: going through a container does nothing of note. */
#include "extract/iteration.h"

#include <string.h>

#include "extract/functions.h"
#include "extract/places.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

/* See FACTS_PLACE_INDEX. */
#define ANY_INDEX FACTS_COMPUTED_INDEX

static gboolean is_named(CXCursor cursor, const char *name) {
    CXString spelling = clang_getCursorSpelling(cursor);
    gboolean same = g_strcmp0(clang_getCString(spelling), name) == 0;
    clang_disposeString(spelling);
    return same;
}

/* The loop variable is made of `*__begin1`. */
static enum CXChildVisitResult look_for_iterator(CXCursor cursor, CXCursor parent,
                                                 CXClientData data) {
    (void)parent;
    if (cursor.kind != CXCursor_DeclRefExpr)
        return CXChildVisit_Recurse;
    CXCursor variable = clang_getCursorReferenced(cursor);
    CXString name = clang_getCursorSpelling(variable);
    gboolean found = g_str_has_prefix(clang_getCString(name), "__begin");
    clang_disposeString(name);
    if (!found)
        return CXChildVisit_Recurse;
    *(CXCursor *)data = variable;
    return CXChildVisit_Break;
}

typedef struct MemberSearch {
    const char *names[2];
    int arguments;
    CXCursor like; /* a sibling: same qualifiers, same first parameter. Null: any will do */
    CXCursor found;
} MemberSearch;

static gboolean is_alike(CXCursor function, CXCursor sibling) {
    if (clang_Cursor_isNull(sibling))
        return TRUE;
    if (function.kind == CXCursor_CXXMethod)
        return clang_CXXMethod_isConst(function) == clang_CXXMethod_isConst(sibling);
    return clang_equalTypes(clang_getArgType(clang_getCursorType(function), 0),
                            clang_getArgType(clang_getCursorType(sibling), 0)) != 0;
}

static enum CXChildVisitResult look_at_member(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    MemberSearch *search = data;
    if (cursor.kind != CXCursor_CXXMethod && cursor.kind != CXCursor_FunctionDecl)
        return CXChildVisit_Continue;
    if (clang_Cursor_getNumArguments(cursor) == search->arguments &&
        (is_named(cursor, search->names[0]) || is_named(cursor, search->names[1])) &&
        is_alike(cursor, search->like)) {
        search->found = cursor;
        return CXChildVisit_Break;
    }
    return CXChildVisit_Continue;
}

/* Members of implicitly instantiated classes are not shown: their template's stand in. */
static CXCursor find_member(CXCursor scope, MemberSearch search) {
    CXCursor pattern = clang_getSpecializedCursorTemplate(scope);
    search.found = clang_getNullCursor();
    clang_visitChildren(scope, look_at_member, &search);
    if (clang_Cursor_isNull(search.found) && !clang_Cursor_isNull(pattern))
        clang_visitChildren(pattern, look_at_member, &search);
    return search.found;
}

static CXCursor called_function(Builder *builder, CXCursor iterator) {
    CXCursor call = clang_Cursor_getVarDeclInitializer(iterator);
    if (clang_Cursor_isNull(call))
        return call;
    call = expression_strip(builder, call);
    return call.kind == CXCursor_CallExpr ? clang_getCursorReferenced(call) : clang_getNullCursor();
}

static void emit_call(Iteration *iteration, CXCursor function, FactsRow object) {
    if (clang_Cursor_isNull(function))
        return;
    Builder *builder = iteration->builder;
    FactsAction call = flow_action(builder, FACTS_ACTION_CALL, iteration->range);
    call.function = functions_row_used(builder->extraction, function);
    if (function.kind == CXCursor_CXXMethod) {
        call.target = object;
        call.type = facts_place(builder->facts, object)->type;
    } else {
        FactsRow given = values_row(builder, FACTS_VALUE_ADDRESS, object, 0);
        call.arguments = facts_add_words(builder->facts, &given, 1);
    }
    flow_emit(builder, call);
}

static gboolean is_own(Builder *builder, CXCursor function) {
    return (function.kind == CXCursor_CXXMethod || function.kind == CXCursor_FunctionDecl) &&
           !source_in_system(builder->extraction, function);
}

static void find_operators(Iteration *iteration, CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    CXCursor class = clang_getTypeDeclaration(canonical);
    if (!types_is_record(canonical) || source_in_system(iteration->builder->extraction, class))
        return;
    CXCursor any = clang_getNullCursor();
    iteration->differs =
        find_member(class, (MemberSearch){{"operator!=", "operator=="}, 1, any, any});
    iteration->next = find_member(class, (MemberSearch){{"operator++", "operator++"}, 0, any, any});
}

/* The iterator leads to the elements, wherever it is just now. */
static FactsRow element_of_range(Builder *builder, CXCursor iterator, FactsRow range) {
    FactsRow type = types_row(builder->extraction, clang_getCursorType(iterator));
    FactsRow place = places_row(builder->extraction, FACTS_PLACE_INDEX, range, ANY_INDEX, type);
    FactsRow variable = places_declare(builder, iterator, 0);
    g_hash_table_insert(builder->aliases, GUINT_TO_POINTER(variable), GUINT_TO_POINTER(place));
    return place;
}

void iteration_start(Iteration *iteration, Builder *builder, CXCursor variable, CXCursor range,
                     FactsRow place) {
    CXCursor null = clang_getNullCursor();
    *iteration = (Iteration){builder, range, 0, null, null};
    CXCursor iterator = null;
    clang_visitChildren(variable, look_for_iterator, &iterator);
    if (clang_Cursor_isNull(iterator))
        return;
    iteration->iterator = element_of_range(builder, iterator, place);
    CXCursor begin = called_function(builder, iterator);
    if (is_own(builder, begin)) {
        int arguments = begin.kind == CXCursor_CXXMethod ? 0 : 1;
        CXCursor end = find_member(clang_getCursorSemanticParent(begin),
                                   (MemberSearch){{"end", "end"}, arguments, begin, null});
        emit_call(iteration, begin, place);
        emit_call(iteration, end, place);
    }
    find_operators(iteration, clang_getCursorType(iterator));
}

void iteration_compare(Iteration *iteration) {
    emit_call(iteration, iteration->differs, iteration->iterator);
}

void iteration_advance(Iteration *iteration) {
    emit_call(iteration, iteration->next, iteration->iterator);
}
