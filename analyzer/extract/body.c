#include "extract/body.h"

#include "extract/functions.h"
#include "extract/keys.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/types.h"
#include "extract/values.h"

/* `: m(x), Base(y)`: only written initialisers show. */
static void member_initialiser(Builder *builder, CXCursor reference, CXCursor value) {
    FactsRow place = places_unknown(builder->extraction);
    if (reference.kind == CXCursor_MemberRef) {
        CXCursor field = clang_getCursorReferenced(reference);
        FactsRow self = places_row(builder->extraction, FACTS_PLACE_THIS, 0, 0, 0);
        if (field.kind == CXCursor_FieldDecl)
            place = places_row(builder->extraction, FACTS_PLACE_FIELD, self,
                               types_field_row(builder->extraction, field),
                               types_row(builder->extraction, clang_getCursorType(field)));
    }
    guint mark = scopes_temporaries_mark(builder);
    FactsRow written = expression_value_for(builder, value, (Use){USE_INTO, place});
    FactsAction write = flow_action(builder, FACTS_ACTION_WRITE, value);
    FactsValueKind kind = facts_value(builder->facts, written)->kind;
    if (kind == FACTS_VALUE_FUNCTION || kind == FACTS_VALUE_LAMBDA)
        write.kind = FACTS_ACTION_BIND;
    write.target = place;
    write.value = written;
    flow_emit(builder, write);
    scopes_end_full_expression(builder, mark);
}

typedef struct FieldInitialisers {
    Builder *builder;
    GHashTable *written; /* set of rows of fields */
} FieldInitialisers;

static enum CXChildVisitResult find_default_constructor(CXCursor cursor, CXCursor parent,
                                                        CXClientData data) {
    (void)parent;
    if (cursor.kind != CXCursor_Constructor || !clang_CXXConstructor_isDefaultConstructor(cursor))
        return CXChildVisit_Continue;
    *(CXCursor *)data = cursor;
    return CXChildVisit_Break;
}

static CXCursor default_constructor(CXCursor class) {
    CXCursor found = clang_getNullCursor();
    clang_visitChildren(class, find_default_constructor, &found);
    return found;
}

/* `T f = x;` in the class, or the default constructor of a field's class. */
static enum CXVisitorResult initialise_field(CXCursor field, CXClientData data) {
    FieldInitialisers *fields = data;
    Builder *builder = fields->builder;
    Extraction *extraction = builder->extraction;
    FactsRow row = types_field_row(extraction, field);
    if (g_hash_table_contains(fields->written, GUINT_TO_POINTER(row)))
        return CXVisit_Continue;
    FactsRow self = places_row(extraction, FACTS_PLACE_THIS, 0, 0, 0);
    FactsRow type = facts_variable(builder->facts, row)->type;
    FactsRow place = places_row(extraction, FACTS_PLACE_FIELD, self, row, type);
    CXType field_type = clang_getCanonicalType(clang_getCursorType(field));
    Children children = children_push(extraction, field);
    CXCursor initialiser = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++)
        if (cursor_is_expression(children_get(extraction, children, i)))
            initialiser = children_get(extraction, children, i);
    children_pop(extraction, children);
    guint mark = scopes_temporaries_mark(builder);
    if (!clang_Cursor_isNull(initialiser) && !types_is_array(field_type) &&
        !clang_Cursor_isBitField(field)) {
        if (initialiser.kind == CXCursor_InitListExpr)
            initialisers_value(builder, initialiser, field_type);
        else
            expression_value_for(builder, initialiser, (Use){USE_INTO, place});
    } else if (types_is_record(field_type)) {
        CXCursor constructor = default_constructor(clang_getTypeDeclaration(field_type));
        FactsAction action = flow_action(builder, FACTS_ACTION_CONSTRUCT, field);
        action.target = place;
        action.type = type;
        if (!clang_Cursor_isNull(constructor))
            action.function = functions_row_used(extraction, constructor);
        flow_emit(builder, action);
    }
    scopes_end_full_expression(builder, mark);
    return CXVisit_Continue;
}

/* What a constructor does to the fields that its own list says nothing of. */
static void remaining_fields(Builder *builder, CXCursor constructor, GHashTable *written) {
    CXCursor class = clang_getCursorSemanticParent(constructor);
    FieldInitialisers fields = {builder, written};
    clang_Type_visitFields(clang_getCanonicalType(clang_getCursorType(class)), initialise_field,
                           &fields);
}

void body_fill(Builder *builder, CXCursor function) {
    declarations_parameters(builder, function);
    Children children = children_push(builder->extraction, function);
    CXCursor reference = clang_getNullCursor();
    gboolean constructor = function.kind == CXCursor_Constructor;
    gboolean fields_done = FALSE;
    g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (constructor && (child.kind == CXCursor_MemberRef || child.kind == CXCursor_TypeRef ||
                            child.kind == CXCursor_TemplateRef)) {
            reference = child;
            CXCursor field = clang_getCursorReferenced(child);
            if (field.kind == CXCursor_FieldDecl)
                g_hash_table_add(written,
                                 GUINT_TO_POINTER(types_field_row(builder->extraction, field)));
        } else if (constructor && cursor_is_expression(child)) {
            member_initialiser(builder, reference, child);
        } else if (clang_isStatement(child.kind)) {
            if (constructor && !fields_done)
                remaining_fields(builder, function, written);
            fields_done = TRUE;
            if (child.kind == CXCursor_UnexposedStmt)
                facts_function(builder->facts, builder->function)->flags |=
                    FACTS_FUNCTION_COROUTINE;
            Children inner = children_push(builder->extraction, child);
            CXCursor body = child;
            /* A coroutine's body: first what is written, then the promise's calls. */
            if (child.kind == CXCursor_UnexposedStmt && inner.count > 0)
                body = children_get(builder->extraction, inner, 0);
            children_pop(builder->extraction, inner);
            statements_emit(builder, body);
        }
    }
    children_pop(builder->extraction, children);
    if (constructor && !fields_done)
        remaining_fields(builder, function, written);
    flow_jump(builder, FLOW_EXIT);
}

void body_extract_function(Extraction *extraction, FactsRow row, CXCursor function) {
    Builder builder;
    flow_start(&builder, extraction, row, NULL);
    body_fill(&builder, function);
    flow_finish(&builder);
    FactsRange range = source_name_range(extraction, function);
    FactsFunction *facts = facts_function(extraction->facts, row);
    facts->range = range;
    facts->flags |= FACTS_FUNCTION_DEFINED;
}

void body_extract_globals(Extraction *extraction, const CXCursor *variables, guint count) {
    if (count == 0)
        return;
    Facts *facts = extraction->facts;
    FactsRow row = facts_add_row(facts, FACTS_TABLE_FUNCTIONS);
    SourceFile *main_file = source_file(extraction, extraction->main_file, clang_getNullLocation());
    g_autofree char *key = g_strdup_printf(
        "initialisers|%s", facts_text(facts, facts_file(facts, main_file->row)->path));
    FactsText text = facts_add_text(facts, key);
    *facts_function(facts, row) = (FactsFunction){
        .key = text,
        .name = facts_add_text(facts, "initialisers"),
        .range = {main_file->row, 1, 1, 1, 1},
        .flags = FACTS_FUNCTION_DEFINED | FACTS_FUNCTION_INITIALISER | FACTS_FUNCTION_INTERNAL};
    Builder builder;
    flow_start(&builder, extraction, row, NULL);
    for (guint i = 0; i < count; i++) {
        CXCursor initialiser = clang_Cursor_getVarDeclInitializer(variables[i]);
        CXType type = clang_getCursorType(variables[i]);
        FactsRow variable = places_global_row(&builder, variables[i]);
        FactsRow place = places_row(extraction, FACTS_PLACE_GLOBAL, 0, variable,
                                    facts_variable(facts, variable)->type);
        guint mark = scopes_temporaries_mark(&builder);
        FactsRow value = initialiser.kind == CXCursor_InitListExpr
                             ? initialisers_value(&builder, initialiser, type)
                             : expression_value_for(&builder, initialiser, (Use){USE_INTO, place});
        FactsAction write = flow_action(&builder, FACTS_ACTION_WRITE, variables[i]);
        write.target = place;
        write.value = value;
        flow_emit(&builder, write);
        scopes_end_full_expression(&builder, mark);
        if (!facts_variable(facts, variable)->initial)
            facts_variable(facts, variable)->initial = value;
    }
    flow_jump(&builder, FLOW_EXIT);
    flow_finish(&builder);
}
