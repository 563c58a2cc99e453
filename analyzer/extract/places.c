#include "extract/places.h"

#include "extract/functions.h"
#include "extract/keys.h"
#include "extract/lambdas.h"
#include "extract/marks.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/types.h"
#include "extract/values.h"

FactsRow places_row(Extraction *extraction, FactsPlaceKind kind, FactsRow base, guint32 detail,
                    FactsRow type) {
    FactsPlace place = {.kind = kind, .base = base, .detail = detail, .type = type};
    /* Numbered anew in each function: without it they would be those of another. */
    if (kind == FACTS_PLACE_RESULT || kind == FACTS_PLACE_ALLOCATION || kind == FACTS_PLACE_CAPTURE)
        place.index = extraction->function;
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(extraction->places, &place, NULL, &known))
        return GPOINTER_TO_UINT(known);
    FactsRow row = facts_add_row(extraction->facts, FACTS_TABLE_PLACES);
    *facts_place(extraction->facts, row) = place;
    g_hash_table_insert(extraction->places, g_memdup2(&place, sizeof place), GUINT_TO_POINTER(row));
    return row;
}

FactsRow places_unknown(Extraction *extraction) {
    return places_row(extraction, FACTS_PLACE_UNKNOWN, 0, ++extraction->unknown_places, 0);
}

static FactsRow pointee_type(Extraction *extraction, FactsRow type) {
    return type ? facts_type(extraction->facts, type)->pointee : 0;
}

static FactsRow deref(Extraction *extraction, FactsRow base) {
    FactsRow type = pointee_type(extraction, facts_place(extraction->facts, base)->type);
    return places_row(extraction, FACTS_PLACE_DEREF, base, 0, type);
}

/* What a call returned points or refers to. An expression is never of a reference's type: what it
 * refers to has the type that the call is written down with. */
static FactsRow deref_result(Extraction *extraction, FactsRow result) {
    FactsRow type = facts_place(extraction->facts, result)->type;
    if (!type || facts_type(extraction->facts, type)->flags & FACTS_TYPE_POINTER)
        return deref(extraction, result);
    return places_row(extraction, FACTS_PLACE_DEREF, result, 0, type);
}

FactsRow places_field(Extraction *extraction, FactsRow base, FactsRow field) {
    FactsRow type = facts_variable(extraction->facts, field)->type;
    FactsRow place = places_row(extraction, FACTS_PLACE_FIELD, base, field, type);
    if (type && facts_type(extraction->facts, type)->flags & FACTS_TYPE_REFERENCE)
        return deref(extraction, place);
    return place;
}

FactsRow places_pointed_to(Extraction *extraction, FactsRow value) {
    FactsValue known = *facts_value(extraction->facts, value);
    switch (known.kind) {
    case FACTS_VALUE_ADDRESS:
        return known.left;
    case FACTS_VALUE_PLACE:
        return deref(extraction, known.left);
    case FACTS_VALUE_RESULT:
        return deref_result(extraction,
                            places_row(extraction, FACTS_PLACE_RESULT, 0, known.left, known.type));
    default:
        return places_unknown(extraction);
    }
}

FactsRow places_of_object(Extraction *extraction, FactsRow value) {
    FactsValue known = *facts_value(extraction->facts, value);
    if (known.kind == FACTS_VALUE_PLACE)
        return known.left;
    if (known.kind == FACTS_VALUE_RESULT || (known.kind == FACTS_VALUE_OBJECT && known.left))
        return places_row(extraction, FACTS_PLACE_RESULT, 0, known.left, known.type);
    return places_unknown(extraction);
}

FactsRow places_declare(Builder *builder, CXCursor variable, guint32 flags) {
    Extraction *extraction = builder->extraction;
    CXType type = clang_getCursorType(variable);
    FactsRow row = facts_add_row(builder->facts, FACTS_TABLE_VARIABLES);
    cursor_table_insert(builder->locals, variable, row);
    FactsVariable filled = {
        .name = extraction_add_string(extraction, clang_getCursorSpelling(variable)),
        .type = types_complete_row(extraction, type),
        .range = source_name_range(extraction, variable),
        .flags = flags};
    if (types_is_reference(type))
        filled.flags |= FACTS_VARIABLE_REFERENCE;
    if (clang_isConstQualifiedType(type))
        filled.flags |= FACTS_VARIABLE_CONST;
    *facts_variable(builder->facts, row) = filled;
    return row;
}

/* The value of a constant number, so that flags kept in one can be recognised. */
static FactsRow constant_initialiser(Builder *builder, CXCursor variable) {
    CXType type = clang_getCursorType(variable);
    enum CXTypeKind kind = clang_getCanonicalType(type).kind;
    if (!clang_isConstQualifiedType(clang_getCanonicalType(type)) ||
        (kind != CXType_Enum && (kind < CXType_Bool || kind > CXType_Int128)))
        return 0;
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(variable);
    return clang_Cursor_isNull(initialiser) ? 0 : values_constant_expression(builder, initialiser);
}

/* What a header's variable starts with is not walked over. */
static void note_used(Extraction *extraction, CXCursor variable) {
    CXCursor definition = clang_getCursorDefinition(variable);
    SourceSpot spot = source_seen(extraction, clang_getCursorLocation(definition));
    if (definition.kind == CXCursor_VarDecl && spot.file &&
        g_hash_table_contains(extraction->noted, spot.file->path) &&
        !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(definition)))
        g_array_append_val(extraction->used_globals, definition);
}

FactsRow places_global_row(Builder *builder, CXCursor variable) {
    Extraction *extraction = builder->extraction;
    CXCursor canonical = clang_getCanonicalCursor(variable);
    FactsRow row = cursor_table_lookup(extraction->variables, canonical);
    if (row)
        return row;
    row = facts_add_row(builder->facts, FACTS_TABLE_VARIABLES);
    cursor_table_insert(extraction->variables, canonical, row);
    gboolean system = source_in_system(extraction, variable);
    FactsVariable filled = {.name = keys_qualified_name(extraction, variable),
                            .key = keys_of(extraction, canonical),
                            .type = types_row(extraction, clang_getCursorType(variable)),
                            .range = source_name_range(extraction, variable),
                            .flags = FACTS_VARIABLE_GLOBAL | FACTS_VARIABLE_STATIC,
                            .initial = constant_initialiser(builder, variable)};
    if (!system)
        filled.marks = marks_of(extraction, variable);
    if (clang_isConstQualifiedType(clang_getCursorType(variable)))
        filled.flags |= FACTS_VARIABLE_CONST;
    *facts_variable(builder->facts, row) = filled;
    if (extraction->local && !system)
        note_used(extraction, variable);
    return row;
}

static gboolean is_static_storage(CXCursor variable) {
    return variable.kind == CXCursor_VarDecl && clang_Cursor_hasVarDeclGlobalStorage(variable) == 1;
}

static gboolean is_function_scope(CXCursor variable) {
    enum CXCursorKind kind = clang_getCursorSemanticParent(variable).kind;
    return kind == CXCursor_FunctionDecl || kind == CXCursor_CXXMethod ||
           kind == CXCursor_Constructor || kind == CXCursor_Destructor ||
           kind == CXCursor_FunctionTemplate || kind == CXCursor_ConversionFunction;
}

static FactsRow local_place(Builder *builder, FactsRow variable) {
    gpointer alias = g_hash_table_lookup(builder->aliases, GUINT_TO_POINTER(variable));
    if (alias)
        return GPOINTER_TO_UINT(alias);
    FactsVariable known = *facts_variable(builder->facts, variable);
    FactsPlaceKind kind =
        known.flags & FACTS_VARIABLE_PARAMETER ? FACTS_PLACE_PARAMETER : FACTS_PLACE_LOCAL;
    FactsRow place = places_row(builder->extraction, kind, 0, variable, known.type);
    return known.flags & FACTS_VARIABLE_REFERENCE ? deref(builder->extraction, place) : place;
}

/* `switch (T v = …; v)`, `for (T v = …; x : v)`: libclang does not show the declaration, only its
 * use. The variables that a range-for makes up show neither, and their initialisers were seen. */
static gboolean is_hidden_local(Builder *builder, CXCursor variable) {
    CXString name = clang_getCursorSpelling(variable);
    gboolean made_up = g_str_has_prefix(clang_getCString(name), "__");
    clang_disposeString(name);
    return variable.kind == CXCursor_VarDecl && !made_up && is_function_scope(variable) &&
           functions_row(builder->extraction, clang_getCursorSemanticParent(variable)) ==
               builder->function;
}

FactsRow places_variable(Builder *builder, CXCursor variable) {
    if (is_static_storage(variable)) {
        FactsRow row = places_global_row(builder, variable);
        FactsRow type = facts_variable(builder->facts, row)->type;
        FactsPlaceKind kind = is_function_scope(variable) ? FACTS_PLACE_STATIC : FACTS_PLACE_GLOBAL;
        return places_row(builder->extraction, kind, 0, row, type);
    }
    FactsRow local = cursor_table_lookup(builder->locals, variable);
    if (local)
        return local_place(builder, local);
    if (cursor_table_lookup(builder->capture_index, variable))
        return lambdas_capture(builder, variable);
    for (Builder *outer = builder->parent; outer; outer = outer->parent)
        if (cursor_table_lookup(outer->locals, variable) ||
            cursor_table_lookup(outer->capture_index, variable))
            return lambdas_capture(builder, variable);
    if (!is_hidden_local(builder, variable))
        return places_unknown(builder->extraction);
    declarations_emit(builder, variable);
    local = cursor_table_lookup(builder->locals, variable);
    return local ? local_place(builder, local) : places_unknown(builder->extraction);
}

static FactsVariable *local_variable(Builder *builder, FactsRow place) {
    FactsPlace *known = facts_place(builder->facts, place);
    if (known->kind == FACTS_PLACE_LOCAL || known->kind == FACTS_PLACE_PARAMETER)
        return facts_variable(builder->facts, known->detail);
    return NULL;
}

void places_note_write(Builder *builder, FactsRow place) {
    FactsVariable *variable = local_variable(builder, place);
    if (variable)
        variable->write_count++;
}

void places_note_address(Builder *builder, FactsRow place) {
    FactsVariable *variable = local_variable(builder, place);
    if (variable)
        variable->flags |= FACTS_VARIABLE_ADDRESS_TAKEN;
}
