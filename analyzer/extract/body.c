#include "extract/body.h"

#include "extract/functions.h"
#include "extract/keys.h"
#include "extract/lambdas.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/types.h"
#include "extract/values.h"

/* `: m(x), Base(y)`: only written initialisers show. */
static void member_initialiser(Builder *builder, CXCursor reference, CXCursor value) {
    Extraction *extraction = builder->extraction;
    FactsRow self = places_row(extraction, FACTS_PLACE_THIS, 0, 0, 0);
    guint mark = scopes_temporaries_mark(builder);
    CXCursor field = clang_getCursorReferenced(reference);
    if (field.kind != CXCursor_FieldDecl) { /* a base, or another constructor of the class */
        expression_value_for(builder, value, (Use){USE_INTO, self});
        scopes_end_full_expression(builder, mark);
        return;
    }
    CXType type = clang_getCursorType(field);
    FactsRow place = places_row(extraction, FACTS_PLACE_FIELD, self,
                                types_field_row(extraction, field), types_row(extraction, type));
    FactsRow written = 0;
    if (types_is_reference(type))
        written = expression_address(builder, value);
    else if (value.kind == CXCursor_InitListExpr)
        written = initialisers_value(builder, value, type, place);
    else
        written = expression_value_for(builder, value, (Use){USE_INTO, place});
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
    GHashTable *written; /* set of keys of fields */
    gboolean moved;
} FieldInitialisers;

static enum CXVisitorResult initialise_field(CXCursor field, CXClientData data) {
    FieldInitialisers *fields = data;
    Extraction *extraction = fields->builder->extraction;
    FactsRow row = types_field_row(extraction, field);
    FactsText key = facts_variable(extraction->facts, row)->key;
    if (g_hash_table_contains(fields->written, GUINT_TO_POINTER(key)))
        return CXVisit_Continue;
    FactsRow self = places_row(extraction, FACTS_PLACE_THIS, 0, 0, 0);
    FactsRow value = objects_make_field(fields->builder, field, self);
    FactsValueKind kind = facts_value(extraction->facts, value)->kind;
    if (kind != FACTS_VALUE_FUNCTION && kind != FACTS_VALUE_LAMBDA)
        return CXVisit_Continue;
    FactsAction bind = flow_action(fields->builder, FACTS_ACTION_BIND, field);
    bind.target = places_row(extraction, FACTS_PLACE_FIELD, self, row,
                             facts_variable(extraction->facts, row)->type);
    bind.value = value;
    flow_emit(fields->builder, bind);
    return CXVisit_Continue;
}

/* `T(const T &) = default`, or not written at all: a field's own copy constructor, and nothing of
 * what its declaration says. */
static enum CXVisitorResult copy_field(CXCursor field, CXClientData data) {
    FieldInitialisers *fields = data;
    Extraction *extraction = fields->builder->extraction;
    CXType type = clang_getCanonicalType(clang_getCursorType(field));
    if (!types_is_record(type))
        return CXVisit_Continue;
    CXCursor constructor = conversions_copy_constructor(type, fields->moved);
    if (clang_Cursor_isNull(constructor))
        return CXVisit_Continue;
    FactsAction action = flow_action(fields->builder, FACTS_ACTION_CONSTRUCT, field);
    action.type = types_complete_row(extraction, type);
    action.target = places_field(extraction, places_row(extraction, FACTS_PLACE_THIS, 0, 0, 0),
                                 types_field_row(extraction, field));
    action.function = functions_row_used(extraction, constructor);
    FactsRow given = values_row(fields->builder, FACTS_VALUE_UNKNOWN, 0, 0);
    action.arguments = facts_add_words(extraction->facts, &given, 1);
    flow_emit(fields->builder, action);
    return CXVisit_Continue;
}

static gboolean copies_by_default(CXCursor constructor) {
    if (!clang_CXXConstructor_isCopyConstructor(constructor) &&
        !clang_CXXConstructor_isMoveConstructor(constructor))
        return FALSE;
    CXCursor class = clang_getCursorSemanticParent(constructor);
    return clang_CXXMethod_isDefaulted(constructor) ||
           clang_equalLocations(clang_getCursorLocation(constructor),
                                clang_getCursorLocation(class));
}

typedef struct BaseInitialisers {
    Builder *builder;
    CXCursor constructor;
    GHashTable *written; /* set of keys of classes */
} BaseInitialisers;

static FactsText class_key(Extraction *extraction, CXCursor class) {
    CXCursor pattern = clang_getSpecializedCursorTemplate(class);
    return keys_of(extraction, clang_Cursor_isNull(pattern) ? class : pattern);
}

static gboolean takes_the_same(CXCursor left, CXCursor right) {
    int count = clang_Cursor_getNumArguments(left);
    if (count != clang_Cursor_getNumArguments(right))
        return FALSE;
    for (int i = 0; i < count; i++)
        if (!clang_equalTypes(clang_getArgType(clang_getCursorType(left), (unsigned)i),
                              clang_getArgType(clang_getCursorType(right), (unsigned)i)))
            return FALSE;
    return TRUE;
}

static enum CXChildVisitResult find_same_parameters(CXCursor cursor, CXCursor parent,
                                                    CXClientData data) {
    (void)parent;
    CXCursor *wanted = data;
    if (cursor.kind != CXCursor_Constructor || !takes_the_same(cursor, *wanted))
        return CXChildVisit_Continue;
    *wanted = cursor;
    return CXChildVisit_Break;
}

/* An inherited constructor hands on what it is given. */
static CXCursor base_constructor(CXCursor constructor, CXCursor base) {
    CXCursor found = constructor;
    if (functions_is_inherited_constructor(constructor) &&
        clang_visitChildren(base, find_same_parameters, &found))
        return found;
    return objects_default_constructor(base);
}

static enum CXChildVisitResult initialise_base(CXCursor cursor, CXCursor parent,
                                               CXClientData data) {
    (void)parent;
    BaseInitialisers *bases = data;
    Extraction *extraction = bases->builder->extraction;
    if (cursor.kind != CXCursor_CXXBaseSpecifier)
        return CXChildVisit_Continue;
    CXType type = clang_getCanonicalType(clang_getCursorType(cursor));
    CXCursor class = clang_getTypeDeclaration(type);
    CXCursor constructor = base_constructor(bases->constructor, class);
    if (clang_Cursor_isNull(constructor) ||
        g_hash_table_contains(bases->written, GUINT_TO_POINTER(class_key(extraction, class))))
        return CXChildVisit_Continue;
    FactsAction action = flow_action(bases->builder, FACTS_ACTION_CONSTRUCT, cursor);
    action.target = places_row(extraction, FACTS_PLACE_THIS, 0, 0, 0);
    action.type = types_complete_row(extraction, type);
    action.function = functions_row_used(extraction, constructor);
    flow_emit(bases->builder, action);
    return CXChildVisit_Continue;
}

/* What a constructor does to the bases and fields that its own list says nothing of. One that hands
 * over to another constructor of its class leaves them to that. */
static void remaining_parts(Builder *builder, CXCursor constructor, GHashTable *written) {
    CXCursor class = clang_getCursorSemanticParent(constructor);
    if (g_hash_table_contains(written, GUINT_TO_POINTER(class_key(builder->extraction, class))))
        return;
    FieldInitialisers fields = {builder, written,
                                clang_CXXConstructor_isMoveConstructor(constructor) != 0};
    if (copies_by_default(constructor)) {
        clang_Type_visitFields(clang_getCanonicalType(clang_getCursorType(class)), copy_field,
                               &fields);
        return;
    }
    BaseInitialisers bases = {builder, constructor, written};
    clang_visitChildren(class, initialise_base, &bases);
    clang_Type_visitFields(clang_getCanonicalType(clang_getCursorType(class)), initialise_field,
                           &fields);
}

static void note_initialised(Builder *builder, CXCursor reference, GHashTable *written) {
    CXCursor part = clang_getCursorReferenced(reference);
    FactsText key = 0;
    if (part.kind == CXCursor_FieldDecl)
        key = facts_variable(builder->facts, types_field_row(builder->extraction, part))->key;
    else
        key =
            class_key(builder->extraction,
                      clang_getTypeDeclaration(clang_getCanonicalType(clang_getCursorType(part))));
    g_hash_table_add(written, GUINT_TO_POINTER(key));
}

void body_fill(Builder *builder, CXCursor function) {
    declarations_parameters(builder, function);
    Children children = children_push(builder->extraction, function);
    CXCursor reference = clang_getNullCursor();
    /* What an inherited constructor shows of itself does not say which one it stands for. */
    gboolean constructor = function.kind == CXCursor_Constructor;
    gboolean parts_shown = !functions_is_inherited_constructor(function);
    gboolean parts_done = FALSE;
    g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL);
    for (guint i = 0; parts_shown && i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (constructor && (child.kind == CXCursor_MemberRef || child.kind == CXCursor_TypeRef ||
                            child.kind == CXCursor_TemplateRef)) {
            reference = child;
            note_initialised(builder, child, written);
        } else if (constructor && cursor_is_expression(child)) {
            member_initialiser(builder, reference, child);
        } else if (clang_isStatement(child.kind)) {
            if (constructor && !parts_done)
                remaining_parts(builder, function, written);
            parts_done = TRUE;
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
    if (constructor && !parts_done)
        remaining_parts(builder, function, written);
    flow_jump(builder, FACTS_BLOCK_EXIT);
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

/* A function that nobody wrote, for what a file does outside of functions. */
static FactsRow initialisers_row(Extraction *extraction, const char *kind) {
    Facts *facts = extraction->facts;
    FactsRow row = facts_add_row(facts, FACTS_TABLE_FUNCTIONS);
    SourceFile *main_file = source_file(extraction, extraction->main_file, clang_getNullLocation());
    g_autofree char *key = g_strdup_printf("%s|%s", kind, main_file->path);
    FactsText text = facts_add_text(facts, key);
    FactsText name = facts_add_text(facts, kind);
    *facts_function(facts, row) = (FactsFunction){
        .key = text,
        .name = name,
        .range = {source_file_row(extraction, main_file), 1, 1, 1, 1},
        .flags = FACTS_FUNCTION_DEFINED | FACTS_FUNCTION_INITIALISER | FACTS_FUNCTION_INTERNAL};
    return row;
}

void body_extract_lambdas(Extraction *extraction, const CXCursor *lambdas, guint count) {
    g_autoptr(GArray) unmet = g_array_new(FALSE, FALSE, sizeof(CXCursor));
    for (guint i = 0; i < count; i++)
        if (!lambdas_is_extracted(extraction, lambdas[i]))
            g_array_append_val(unmet, lambdas[i]);
    if (unmet->len == 0)
        return;
    Builder builder;
    flow_start(&builder, extraction, initialisers_row(extraction, "defaults"), NULL);
    for (guint i = 0; i < unmet->len; i++)
        lambdas_value(&builder, g_array_index(unmet, CXCursor, i));
    flow_jump(&builder, FACTS_BLOCK_EXIT);
    flow_finish(&builder);
}

void body_extract_globals(Extraction *extraction, const CXCursor *variables, guint count) {
    if (count == 0)
        return;
    Facts *facts = extraction->facts;
    FactsRow row = initialisers_row(extraction, "initialisers");
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
                             ? initialisers_value(&builder, initialiser, type, place)
                             : expression_value_for(&builder, initialiser, (Use){USE_INTO, place});
        FactsAction write = flow_action(&builder, FACTS_ACTION_WRITE, variables[i]);
        write.target = place;
        write.value = value;
        flow_emit(&builder, write);
        scopes_end_full_expression(&builder, mark);
        if (!facts_variable(facts, variable)->initial)
            facts_variable(facts, variable)->initial = value;
    }
    flow_jump(&builder, FACTS_BLOCK_EXIT);
    flow_finish(&builder);
}
