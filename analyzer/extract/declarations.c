#include <string.h>

#include "extract/functions.h"
#include "extract/header_notes.h"
#include "extract/lexer.h"
#include "extract/marks.h"
#include "extract/places.h"
#include "extract/scopes.h"
#include "extract/source.h"
#include "extract/statements.h"
#include "extract/types.h"
#include "extract/values.h"

static enum CXChildVisitResult find_cleanup(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    if (cursor.kind == CXCursor_UnexposedAttr) {
        *(gboolean *)data = TRUE;
        return CXChildVisit_Break;
    }
    return CXChildVisit_Continue;
}

/* The function named by __attribute__((cleanup(f))): only the pretty-printed declaration shows it.
 */
static char *cleanup_name(CXCursor variable) {
    gboolean has_attribute = FALSE;
    clang_visitChildren(variable, find_cleanup, &has_attribute);
    if (!has_attribute)
        return NULL;
    CXPrintingPolicy policy = clang_getCursorPrintingPolicy(variable);
    CXString printed = clang_getCursorPrettyPrinted(variable, policy);
    clang_PrintingPolicy_dispose(policy);
    const char *cleanup = strstr(clang_getCString(printed), "cleanup(");
    char *name = NULL;
    if (cleanup) {
        cleanup += strlen("cleanup(");
        name = g_strndup(cleanup, lexer_identifier_length(cleanup));
    }
    clang_disposeString(printed);
    return name;
}

typedef struct NamedFunction {
    const char *name;
    CXCursor found;
} NamedFunction;

static enum CXChildVisitResult find_function(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    NamedFunction *search = data;
    if (cursor.kind == CXCursor_LinkageSpec)
        return CXChildVisit_Recurse;
    if (cursor.kind != CXCursor_FunctionDecl)
        return CXChildVisit_Continue;
    CXString spelling = clang_getCursorSpelling(cursor);
    if (strcmp(clang_getCString(spelling), search->name) == 0)
        search->found = cursor;
    clang_disposeString(spelling);
    return CXChildVisit_Continue;
}

static FactsRow cleanup_function(Builder *builder, CXCursor variable) {
    g_autofree char *name = cleanup_name(variable);
    if (!name)
        return 0;
    Extraction *extraction = builder->extraction;
    FactsRow known = GPOINTER_TO_UINT(g_hash_table_lookup(extraction->cleanups, name));
    if (known)
        return known;
    NamedFunction search = {name, clang_getNullCursor()};
    clang_visitChildren(clang_getTranslationUnitCursor(extraction->unit), find_function, &search);
    gboolean found = !clang_Cursor_isNull(search.found);
    FactsRow row = found ? functions_row_used(extraction, search.found) : 0;
    if (!found && extraction->local) {
        row = header_notes_cleanup_row(extraction, name);
        extraction->lacking = extraction->lacking || !row;
    }
    if (!row)
        return 0;
    if (extraction->notes && !extraction->local)
        header_notes_add_cleanup(extraction, name, row);
    g_hash_table_insert(extraction->cleanups, g_strdup(name), GUINT_TO_POINTER(row));
    return row;
}

static gboolean has_end(Builder *builder, CXCursor variable) {
    CXType type = clang_getCanonicalType(clang_getCursorType(variable));
    while (types_is_array(type))
        type = clang_getCanonicalType(clang_getArrayElementType(type));
    return builder->extraction->cxx && types_is_record(type);
}

/* What happens to the local when its scope ends, seen at its declaration. */
static void add_end(Builder *builder, CXCursor variable, FactsRow row, FactsRow place) {
    FactsRow cleanup = cleanup_function(builder, variable);
    if (!cleanup && !has_end(builder, variable))
        return;
    FactsAction destroy = flow_action(builder, FACTS_ACTION_DESTROY, variable);
    if (!builder->is_forced && !destroy.macro)
        destroy.range = facts_variable(builder->facts, row)->range;
    destroy.function = cleanup;
    destroy.target = place;
    destroy.type = facts_variable(builder->facts, row)->type;
    scopes_add(builder, destroy);
}

static FactsRow initial_value(Builder *builder, CXCursor initialiser, CXType type, FactsRow place) {
    if (types_is_reference(type))
        return expression_address(builder, initialiser);
    if (initialiser.kind == CXCursor_InitListExpr)
        return initialisers_value(builder, initialiser, type, place);
    return expression_value_for(builder, initialiser, (Use){USE_INTO, place});
}

/* `T v;` of class type runs a constructor that no initialiser shows in the tree. */
static CXCursor initialiser_of(Builder *builder, CXCursor variable) {
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(variable);
    if (!clang_Cursor_isNull(initialiser) || !has_end(builder, variable))
        return initialiser;
    Children children = children_push(builder->extraction, variable);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_CallExpr)
            initialiser = child;
    }
    children_pop(builder->extraction, children);
    return initialiser;
}

/* `T *p = malloc(…)`: what the block is made into matters as much as a local's own type. */
static void complete_allocated(Builder *builder, CXCursor initialiser, CXType type) {
    CXCursor made = expression_strip(builder, initialiser);
    CXType result = clang_getCanonicalType(clang_getCursorType(made));
    if (made.kind == CXCursor_CallExpr && result.kind == CXType_Pointer &&
        clang_getCanonicalType(clang_getPointeeType(result)).kind == CXType_Void &&
        types_is_pointer(type))
        types_complete_row(builder->extraction, clang_getPointeeType(type));
}

/* The action that made the object a value or address leads to; 0 for none. */
static guint32 maker_of(const Facts *facts, FactsRow value) {
    const FactsValue *known = facts_value(facts, value);
    if (known->kind == FACTS_VALUE_RESULT || known->kind == FACTS_VALUE_OBJECT)
        return known->left;
    if (known->kind != FACTS_VALUE_ADDRESS)
        return 0;
    const FactsPlace *place = facts_place(facts, known->left);
    while (place->kind == FACTS_PLACE_FIELD)
        place = facts_place(facts, place->base);
    return place->kind == FACTS_PLACE_RESULT ? place->detail : 0;
}

/* The temporary an action made since mark; -1 for none. */
static gint find_temporary(const Builder *builder, guint mark, guint32 maker) {
    for (guint i = mark; maker && i < builder->temporaries->len; i++) {
        FactsRow made = g_array_index(builder->temporaries, FactsAction, i).target;
        if (facts_place(builder->facts, made)->detail == maker)
            return (gint)i;
    }
    return -1;
}

void declarations_keep_bound(Builder *builder, guint mark, FactsRow value) {
    FactsValue known = *facts_value(builder->facts, value);
    if (known.kind == FACTS_VALUE_CHOICE) {
        declarations_keep_bound(builder, mark, known.left);
        declarations_keep_bound(builder, mark, known.right);
        return;
    }
    gint index = find_temporary(builder, mark, maker_of(builder->facts, value));
    if (index >= 0)
        scopes_keep_temporary(builder, (guint)index);
}

static void drop_temporary(Builder *builder, guint mark, guint32 maker) {
    gint index = find_temporary(builder, mark, maker);
    if (index >= 0)
        g_array_remove_index(builder->temporaries, (guint)index);
}

static gboolean is_reference_row(const Facts *facts, FactsRow variable) {
    FactsRow type = facts_variable(facts, variable)->type;
    return variable && type && (facts_type(facts, type)->flags & FACTS_TYPE_REFERENCE) != 0;
}

/* What the elements of `T t{make()}` make are t's parts and end with it. */
static void adopt_parts(Builder *builder, guint mark, FactsRow object) {
    FactsValue known = *facts_value(builder->facts, object);
    if (known.kind != FACTS_VALUE_OBJECT)
        return;
    for (guint i = 0; i + 1 < known.fields.count; i += 2) {
        FactsRow field = facts_word(builder->facts, known.fields, i);
        FactsRow part = facts_word(builder->facts, known.fields, i + 1);
        adopt_parts(builder, mark, part);
        if (is_reference_row(builder->facts, field))
            declarations_keep_bound(builder, mark, part);
        else if (facts_value(builder->facts, part)->kind == FACTS_VALUE_RESULT)
            drop_temporary(builder, mark, facts_value(builder->facts, part)->left);
    }
}

/* What a reference names is the object it is bound to. */
static void bind_reference(Builder *builder, guint mark, FactsRow variable, FactsRow value) {
    FactsValue known = *facts_value(builder->facts, value);
    FactsRow place = 0;
    if (known.kind == FACTS_VALUE_ADDRESS)
        place = known.left;
    else if (maker_of(builder->facts, value))
        place = places_of_object(builder->extraction, value);
    if (place)
        g_hash_table_insert(builder->aliases, GUINT_TO_POINTER(variable), GUINT_TO_POINTER(place));
    declarations_keep_bound(builder, mark, value);
}

/* `char line[length()]`: the bounds are evaluated here. */
static void emit_bounds(Builder *builder, CXCursor variable, CXCursor initialiser) {
    if (clang_getCanonicalType(clang_getCursorType(variable)).kind != CXType_VariableArray)
        return;
    Children children = children_push(builder->extraction, variable);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (cursor_is_expression(child) && !clang_equalCursors(child, initialiser))
            expression_value(builder, child);
    }
    children_pop(builder->extraction, children);
}

static void emit_local(Builder *builder, CXCursor variable) {
    guint mark = scopes_temporaries_mark(builder);
    CXType type = clang_getCursorType(variable);
    FactsRow row = places_declare(builder, variable, 0);
    FactsRow place = places_row(builder->extraction, FACTS_PLACE_LOCAL, 0, row,
                                facts_variable(builder->facts, row)->type);
    CXCursor initialiser = initialiser_of(builder, variable);
    FactsRow value = 0;
    emit_bounds(builder, variable, initialiser);
    if (!clang_Cursor_isNull(initialiser))
        value = initial_value(builder, initialiser, type, place);
    if (!clang_Cursor_isNull(initialiser))
        complete_allocated(builder, initialiser, type);
    facts_variable(builder->facts, row)->initial = value;
    if (types_is_reference(type) && value)
        bind_reference(builder, mark, row, value);
    else
        adopt_parts(builder, mark, value);
    FactsAction declare = flow_action(builder, FACTS_ACTION_DECLARE, variable);
    if (!builder->is_forced && !declare.macro)
        declare.range = facts_variable(builder->facts, row)->range;
    declare.target = place;
    declare.type = facts_variable(builder->facts, row)->type;
    declare.value = value;
    flow_emit(builder, declare);
    scopes_end_full_expression(builder, mark);
    add_end(builder, variable, row, place);
}

/* A static local is made once: what that takes happens here, what it holds is shared. */
static void emit_static(Builder *builder, CXCursor variable) {
    FactsRow row = places_global_row(builder, variable);
    CXCursor initialiser = initialiser_of(builder, variable);
    if (clang_Cursor_isNull(initialiser))
        return;
    FactsRow place = places_row(builder->extraction, FACTS_PLACE_STATIC, 0, row,
                                facts_variable(builder->facts, row)->type);
    guint mark = scopes_temporaries_mark(builder);
    FactsRow value = initial_value(builder, initialiser, clang_getCursorType(variable), place);
    if (value && facts_value(builder->facts, value)->kind == FACTS_VALUE_ADDRESS) {
        FactsAction write = flow_action(builder, FACTS_ACTION_WRITE, variable);
        write.target = place; /* what it points to is kept */
        write.value = value;
        flow_emit(builder, write);
    }
    scopes_end_full_expression(builder, mark);
    if (!facts_variable(builder->facts, row)->initial)
        facts_variable(builder->facts, row)->initial = value;
}

/* The object that `auto [a, b] = e` takes apart: e itself for a reference, or its copy. */
static FactsRow object_taken_apart(Builder *builder, CXCursor declaration, CXCursor initialiser) {
    if (!types_is_reference(clang_getCursorType(declaration)))
        return expression_value(builder, initialiser);
    return expression_address(builder, initialiser);
}

static FactsRow place_taken_apart(const Builder *builder, FactsRow object) {
    FactsValue known = *facts_value(builder->facts, object);
    if (known.kind == FACTS_VALUE_ADDRESS)
        return known.left;
    return known.kind == FACTS_VALUE_RESULT ? places_of_object(builder->extraction, object) : 0;
}

/* A member, where the members are known; of arrays, tuples and the like the element. */
static FactsRow part_of(Builder *builder, FactsRow object, CXType type, guint index, CXType own) {
    FactsRow row = types_complete_row(builder->extraction, type);
    const FactsType *known = facts_type(builder->facts, row);
    if (known->bases.count == 0 && index < known->fields.count)
        return places_field(builder->extraction, object,
                            facts_word(builder->facts, known->fields, index));
    return places_row(builder->extraction, FACTS_PLACE_INDEX, object, index + 1,
                      types_row(builder->extraction, own));
}

/* `auto [a, b] = e`: the names stand for the members of e, or of a copy that has no name. */
static void emit_unexposed(Builder *builder, CXCursor declaration) {
    Children children = children_push(builder->extraction, declaration);
    guint mark = scopes_temporaries_mark(builder);
    FactsRow object = 0;
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (!cursor_is_expression(child))
            continue;
        FactsRow value = object_taken_apart(builder, declaration, child);
        declarations_keep_bound(builder, mark, value);
        object = place_taken_apart(builder, value);
    }
    CXType type = clang_getCanonicalType(clang_getCursorType(declaration));
    type = types_is_reference(type) ? clang_getPointeeType(type) : type;
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (!object || child.kind != CXCursor_UnexposedDecl)
            continue;
        FactsRow part = part_of(builder, object, type, i, clang_getCursorType(child));
        g_hash_table_insert(builder->aliases, GUINT_TO_POINTER(places_declare(builder, child, 0)),
                            GUINT_TO_POINTER(part));
    }
    scopes_end_full_expression(builder, mark);
    children_pop(builder->extraction, children);
}

static gboolean is_class(CXCursor declaration) {
    return declaration.kind == CXCursor_ClassDecl || declaration.kind == CXCursor_StructDecl ||
           declaration.kind == CXCursor_UnionDecl;
}

void declarations_emit(Builder *builder, CXCursor declaration) {
    if (declaration.kind == CXCursor_UnexposedDecl) {
        emit_unexposed(builder, declaration);
        return;
    }
    if (is_class(declaration) && builder->extraction->cxx)
        functions_take_members(builder->extraction, declaration);
    if (declaration.kind == CXCursor_FunctionDecl) { /* declared here, marked everywhere */
        Extraction *extraction = builder->extraction;
        FactsSlice marks = marks_of(extraction, declaration);
        functions_add_marks(extraction, functions_row(extraction, declaration), marks);
    }
    if (declaration.kind != CXCursor_VarDecl)
        return;
    enum CX_StorageClass storage = clang_Cursor_getStorageClass(declaration);
    if (storage == CX_SC_Extern)
        return;
    if (clang_Cursor_hasVarDeclGlobalStorage(declaration) == 1)
        emit_static(builder, declaration);
    else
        emit_local(builder, declaration);
}

void declarations_parameters(Builder *builder, CXCursor function) {
    Children children = children_push(builder->extraction, function);
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(FactsRow));
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind != CXCursor_ParmDecl)
            continue;
        FactsRow row = places_declare(builder, child, FACTS_VARIABLE_PARAMETER);
        g_array_append_val(rows, row);
    }
    children_pop(builder->extraction, children);
    FactsSlice parameters =
        facts_add_words(builder->facts, (guint32 *)(void *)rows->data, rows->len);
    facts_function(builder->facts, builder->function)->parameters = parameters;
    g_array_unref(rows);
}
