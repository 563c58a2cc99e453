#include "extract/types.h"

#include <string.h>

#include "extract/functions.h"
#include "extract/keys.h"
#include "extract/marks.h"
#include "extract/source.h"

gboolean types_is_record(CXType type) {
    return clang_getCanonicalType(type).kind == CXType_Record;
}

gboolean types_is_reference(CXType type) {
    enum CXTypeKind kind = clang_getCanonicalType(type).kind;
    return kind == CXType_LValueReference || kind == CXType_RValueReference;
}

gboolean types_is_pointer(CXType type) {
    return clang_getCanonicalType(type).kind == CXType_Pointer;
}

gboolean types_is_scalar(CXType type) {
    enum CXTypeKind kind = clang_getCanonicalType(type).kind;
    return kind == CXType_Pointer || kind == CXType_Enum ||
           (kind >= CXType_FirstBuiltin && kind <= CXType_LastBuiltin && kind != CXType_Void &&
            kind != CXType_Dependent);
}

gboolean types_is_array(CXType type) {
    enum CXTypeKind kind = clang_getCanonicalType(type).kind;
    return kind == CXType_ConstantArray || kind == CXType_IncompleteArray ||
           kind == CXType_VariableArray;
}

static const char *without_prefix(const char *text, const char *prefix) {
    return g_str_has_prefix(text, prefix) ? text + strlen(prefix) : text;
}

static FactsText plain_spelling(Extraction *extraction, CXType type) {
    CXString spelling = clang_getTypeSpelling(type);
    const char *text = clang_getCString(spelling);
    const char *const prefixes[] = {"const ", "volatile ", "struct ", "union ", "enum "};
    for (guint i = 0; text && i < G_N_ELEMENTS(prefixes); i++)
        text = without_prefix(text, prefixes[i]);
    FactsText row = facts_add_text(extraction->facts, text);
    clang_disposeString(spelling);
    return row;
}

static gboolean is_function(CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    if (canonical.kind == CXType_Pointer)
        canonical = clang_getCanonicalType(clang_getPointeeType(canonical));
    return canonical.kind == CXType_FunctionProto || canonical.kind == CXType_FunctionNoProto;
}

FactsSlice types_typedef_marks(Extraction *extraction, CXType type) {
    if (!is_function(type))
        return (FactsSlice){0, 0};
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(FactsText));
    for (;;) {
        if (type.kind == CXType_Elaborated)
            type = clang_Type_getNamedType(type);
        if (type.kind != CXType_Typedef)
            break;
        CXCursor declaration = clang_getTypeDeclaration(type);
        if (source_in_system(extraction, declaration))
            break;
        FactsSlice own = marks_of(extraction, declaration);
        for (guint i = 0; i < own.count; i++) {
            FactsText mark = facts_word(extraction->facts, own, i);
            g_array_append_val(marks, mark);
        }
        type = clang_getTypedefDeclUnderlyingType(declaration);
    }
    return facts_add_words(extraction->facts, (guint32 *)(void *)marks->data, marks->len);
}

/* The typedef names between what was written and the canonical type, outer first. */
static FactsSlice alias_names(Extraction *extraction, CXType type) {
    guint32 names[8];
    guint count = 0;
    while (count < G_N_ELEMENTS(names)) {
        if (type.kind == CXType_Elaborated)
            type = clang_Type_getNamedType(type);
        if (type.kind != CXType_Typedef)
            break;
        CXCursor declaration = clang_getTypeDeclaration(type);
        names[count++] = keys_qualified_name(extraction, declaration);
        type = clang_getTypedefDeclUnderlyingType(declaration);
    }
    return facts_add_words(extraction->facts, names, count);
}

typedef struct RecordParts {
    Extraction *extraction;
    GArray *bases;  /* of FactsRow */
    GArray *fields; /* of FactsRow of variables */
    FactsRow destructor;
    gboolean final;
} RecordParts;

static enum CXVisitorResult collect_field(CXCursor field, CXClientData data) {
    RecordParts *parts = data;
    FactsRow row = types_field_row(parts->extraction, field);
    g_array_append_val(parts->fields, row);
    return CXVisit_Continue;
}

static enum CXChildVisitResult collect_member(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    RecordParts *parts = data;
    if (cursor.kind == CXCursor_CXXBaseSpecifier) {
        FactsRow base = types_complete_row(parts->extraction, clang_getCursorType(cursor));
        g_array_append_val(parts->bases, base);
    } else if (cursor.kind == CXCursor_Destructor) {
        parts->destructor = functions_row(parts->extraction, cursor);
    } else if (cursor.kind == CXCursor_CXXFinalAttr) {
        parts->final = TRUE;
    }
    return CXChildVisit_Continue;
}

/* Members of implicitly instantiated classes are not shown: bases and destructor come from the
 * template, fields from the type. */
static void add_record_parts(Extraction *extraction, CXType canonical, FactsRow row) {
    CXCursor declaration = clang_getTypeDeclaration(canonical);
    RecordParts parts = {.extraction = extraction,
                         .bases = g_array_new(FALSE, FALSE, sizeof(FactsRow)),
                         .fields = g_array_new(FALSE, FALSE, sizeof(FactsRow))};
    CXCursor pattern = clang_getSpecializedCursorTemplate(declaration);
    CXCursor definition = clang_getCursorDefinition(declaration);
    if (clang_isInvalid(definition.kind))
        definition = declaration;
    clang_visitChildren(definition, collect_member, &parts);
    if (parts.bases->len == 0 && parts.destructor == 0 && !clang_Cursor_isNull(pattern))
        clang_visitChildren(pattern, collect_member, &parts);
    if (!source_in_system(extraction, definition))
        clang_Type_visitFields(canonical, collect_field, &parts);
    FactsSlice bases =
        facts_add_words(extraction->facts, (guint32 *)(void *)parts.bases->data, parts.bases->len);
    FactsSlice fields = facts_add_words(extraction->facts, (guint32 *)(void *)parts.fields->data,
                                        parts.fields->len);
    FactsType *type = facts_type(extraction->facts, row);
    type->bases = bases;
    type->fields = fields;
    type->destructor = parts.destructor;
    if (parts.final)
        type->flags |= FACTS_TYPE_FINAL;
    g_array_unref(parts.bases);
    g_array_unref(parts.fields);
}

static void add_template_arguments(Extraction *extraction, CXType canonical, FactsRow row) {
    int count = clang_Type_getNumTemplateArguments(canonical);
    if (count <= 0)
        return;
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(FactsRow));
    for (int i = 0; i < count; i++) {
        CXType argument = clang_Type_getTemplateArgumentAsType(canonical, (unsigned)i);
        if (argument.kind == CXType_Invalid)
            continue;
        FactsRow argument_row = types_complete_row(extraction, argument);
        g_array_append_val(rows, argument_row);
    }
    FactsSlice slice = facts_add_words(extraction->facts, (guint32 *)(void *)rows->data, rows->len);
    facts_type(extraction->facts, row)->arguments = slice;
    g_array_unref(rows);
}

static void name_record(Extraction *extraction, CXType canonical, FactsRow row) {
    CXCursor declaration = clang_getTypeDeclaration(canonical);
    FactsText base_name = keys_qualified_name(extraction, declaration);
    gboolean system = source_in_system(extraction, declaration);
    FactsType *type = facts_type(extraction->facts, row);
    type->base_name = base_name;
    type->flags |= FACTS_TYPE_RECORD | (system ? FACTS_TYPE_SYSTEM : 0U);
    add_template_arguments(extraction, canonical, row);
}

static guint32 plain_flags(CXType canonical) {
    guint32 flags = clang_isConstQualifiedType(canonical) ? FACTS_TYPE_CONST : 0U;
    if (types_is_array(canonical))
        flags |= FACTS_TYPE_ARRAY;
    switch (canonical.kind) {
    case CXType_Pointer:
    case CXType_MemberPointer:
        return flags | FACTS_TYPE_POINTER;
    case CXType_LValueReference:
    case CXType_RValueReference:
        return flags | FACTS_TYPE_REFERENCE;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        return flags | FACTS_TYPE_FUNCTION;
    case CXType_Enum:
        return flags | FACTS_TYPE_NUMBER;
    default:
        break;
    }
    if (canonical.kind >= CXType_FirstBuiltin && canonical.kind <= CXType_LastBuiltin &&
        canonical.kind != CXType_Void)
        flags |= FACTS_TYPE_NUMBER;
    return flags;
}

static CXType pointed_to(CXType canonical) {
    if (types_is_array(canonical))
        return clang_getArrayElementType(canonical);
    if (canonical.kind == CXType_Pointer || types_is_reference(canonical))
        return clang_getPointeeType(canonical);
    if (canonical.kind == CXType_FunctionProto || canonical.kind == CXType_FunctionNoProto)
        return clang_getResultType(canonical);
    return (CXType){.kind = CXType_Invalid};
}

FactsRow types_row(Extraction *extraction, CXType type) {
    if (type.kind == CXType_Invalid || !type.data[0])
        return 0;
    /* The first word is the qualified type itself: one for each way a type is written. */
    FactsRow known = GPOINTER_TO_UINT(g_hash_table_lookup(extraction->types, type.data[0]));
    if (known)
        return known;
    CXType canonical = clang_getCanonicalType(type);
    FactsText name = plain_spelling(extraction, canonical);
    FactsSlice aliases = alias_names(extraction, type);
    FactsSlice marks = types_typedef_marks(extraction, type);
    FactsRow row = facts_add_row(extraction->facts, FACTS_TABLE_TYPES);
    g_hash_table_insert(extraction->types, type.data[0], GUINT_TO_POINTER(row));
    FactsType *facts = facts_type(extraction->facts, row);
    facts->name = name;
    facts->aliases = aliases;
    facts->marks = marks;
    facts->flags = plain_flags(canonical);
    CXType pointee = pointed_to(canonical);
    if (pointee.kind != CXType_Invalid) {
        /* The pointee as written keeps its typedef names. */
        CXType written = clang_getPointeeType(type);
        if (written.kind == CXType_Invalid)
            written = clang_getArrayElementType(type);
        FactsRow pointee_row =
            types_row(extraction, written.kind == CXType_Invalid ? pointee : written);
        facts_type(extraction->facts, row)->pointee = pointee_row;
    }
    if (canonical.kind == CXType_Record)
        name_record(extraction, canonical, row);
    return row;
}

/* The class an object of the type is made of: elements of arrays count. */
static CXType record_inside(CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    while (types_is_array(canonical))
        canonical = clang_getCanonicalType(clang_getArrayElementType(canonical));
    return canonical;
}

FactsRow types_complete_row(Extraction *extraction, CXType type) {
    FactsRow row = types_row(extraction, type);
    CXType record = record_inside(type);
    if (row == 0 || record.kind != CXType_Record)
        return row;
    FactsRow record_row =
        types_is_array(clang_getCanonicalType(type)) ? types_row(extraction, record) : row;
    if (!(facts_type(extraction->facts, record_row)->flags & FACTS_TYPE_COMPLETE)) {
        facts_type(extraction->facts, record_row)->flags |= FACTS_TYPE_COMPLETE;
        add_record_parts(extraction, record, record_row);
    }
    if (types_is_array(clang_getCanonicalType(type)))
        types_complete_row(extraction, clang_getArrayElementType(type));
    return row;
}

/* Two files may each have a struct of one name: they are no relation. */
static FactsText field_key(Extraction *extraction, CXCursor field, FactsRow file) {
    CXString usr = clang_getCursorUSR(field);
    const char *path = facts_text(extraction->facts, facts_file(extraction->facts, file)->path);
    g_autofree char *key = g_strconcat(clang_getCString(usr), "|", path, NULL);
    clang_disposeString(usr);
    return facts_add_text(extraction->facts, key);
}

FactsRow types_field_row(Extraction *extraction, CXCursor field) {
    FactsRow row = cursor_table_lookup(extraction->variables, field);
    if (row)
        return row;
    row = facts_add_row(extraction->facts, FACTS_TABLE_VARIABLES);
    cursor_table_insert(extraction->variables, field, row);
    CXString spelling = clang_getCursorSpelling(field);
    FactsText name = facts_add_text(extraction->facts, clang_getCString(spelling));
    clang_disposeString(spelling);
    FactsRow type = types_complete_row(extraction, clang_getCursorType(field));
    FactsRange range = source_name_range(extraction, field);
    FactsText key = field_key(extraction, field, range.file);
    FactsVariable *variable = facts_variable(extraction->facts, row);
    variable->name = name;
    variable->key = key;
    variable->type = type;
    variable->range = range;
    variable->flags = FACTS_VARIABLE_FIELD;
    return row;
}
