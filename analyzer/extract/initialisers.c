/* Object literals: which field each value goes to. libclang shows the syntactic form only. */
#include "extract/expressions.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

static enum CXVisitorResult collect(CXCursor field, CXClientData data) {
    /* Unnamed bit-fields take no value. */
    CXString name = clang_getCursorSpelling(field);
    gboolean skipped =
        clang_Cursor_isBitField(field) && (!clang_getCString(name) || !*clang_getCString(name));
    clang_disposeString(name);
    if (!skipped)
        g_array_append_val((GArray *)data, field);
    return CXVisit_Continue;
}

static gboolean is_designated(Builder *builder, CXCursor element) {
    if (element.kind != CXCursor_UnexposedExpr)
        return FALSE;
    const char *text = source_text_at(builder->extraction, element);
    return *text == '.' || *text == '[';
}

typedef struct Literal {
    Builder *builder;
    GArray *fields; /* of CXCursor, of the record the list is for; NULL for arrays */
    guint next;     /* which field a positional element goes to */
    GArray *words;  /* pairs: row of variables (0 for an element), row of values */
} Literal;

static void bind(Literal *literal, FactsRow field, FactsRow value) {
    g_array_append_val(literal->words, field);
    g_array_append_val(literal->words, value);
}

/* An element's value. A list for a field that is itself a record is a literal of its own. */
static FactsRow element_value(Literal *literal, CXCursor element, CXType type) {
    CXCursor stripped = expression_strip(literal->builder, element);
    if (stripped.kind == CXCursor_InitListExpr)
        return initialisers_value(literal->builder, stripped, type);
    FactsRow value = expression_value(literal->builder, element);
    if (value) {
        FactsRow written = types_row(literal->builder->extraction, clang_getCursorType(stripped));
        facts_value(literal->builder->facts, value)->type = written;
    }
    return value;
}

static void bind_designated(Literal *literal, CXCursor element) {
    Builder *builder = literal->builder;
    Children children = children_push(builder->extraction, element);
    CXCursor member = clang_getNullCursor();
    CXCursor value = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_MemberRef)
            member = clang_getCursorReferenced(child);
        else if (cursor_is_expression(child))
            value = child;
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(value))
        return;
    if (member.kind != CXCursor_FieldDecl) {
        bind(literal, 0, element_value(literal, value, clang_getCursorType(value)));
        return;
    }
    for (guint i = 0; literal->fields && i < literal->fields->len; i++)
        if (clang_equalCursors(g_array_index(literal->fields, CXCursor, i), member))
            literal->next = i + 1;
    bind(literal, types_field_row(builder->extraction, member),
         element_value(literal, value, clang_getCursorType(member)));
}

static void bind_positional(Literal *literal, CXCursor element, CXType element_type) {
    if (!literal->fields) {
        bind(literal, 0, element_value(literal, element, element_type));
        return;
    }
    if (literal->next >= literal->fields->len) {
        bind(literal, 0, expression_value(literal->builder, element));
        return;
    }
    CXCursor field = g_array_index(literal->fields, CXCursor, literal->next++);
    bind(literal, types_field_row(literal->builder->extraction, field),
         element_value(literal, element, clang_getCursorType(field)));
}

FactsRow initialisers_value(Builder *builder, CXCursor list, CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    Literal literal = {.builder = builder, .words = g_array_new(FALSE, FALSE, sizeof(guint32))};
    CXType element_type = clang_getArrayElementType(canonical);
    if (canonical.kind == CXType_Record) {
        literal.fields = g_array_new(FALSE, FALSE, sizeof(CXCursor));
        clang_Type_visitFields(canonical, collect, literal.fields);
    }
    Children children = children_push(builder->extraction, list);
    for (guint i = 0; i < children.count; i++) {
        CXCursor element = children_get(builder->extraction, children, i);
        if (!cursor_is_expression(element))
            continue;
        if (is_designated(builder, element))
            bind_designated(&literal, element);
        else
            bind_positional(&literal, element, element_type);
    }
    children_pop(builder->extraction, children);
    FactsSlice fields =
        facts_add_words(builder->facts, (guint32 *)(void *)literal.words->data, literal.words->len);
    FactsRow row = values_row(builder, FACTS_VALUE_OBJECT, 0, 0);
    FactsRow type_row = types_row(builder->extraction, type);
    facts_value(builder->facts, row)->fields = fields;
    facts_value(builder->facts, row)->type = type_row;
    g_array_unref(literal.words);
    if (literal.fields)
        g_array_unref(literal.fields);
    return row;
}
