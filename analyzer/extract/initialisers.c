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
    CXType element; /* of an array */
    guint next;     /* which field or element a positional one goes to */
    guint room;     /* how many there are */
    GArray *words;  /* pairs: row of variables (0 for an element), row of values */
} Literal;

/* What stands between braces, taken one by one. */
typedef struct Elements {
    Children children;
    guint next;
} Elements;

static void literal_start(Literal *literal, Builder *builder, CXType type) {
    CXType canonical = clang_getCanonicalType(type);
    *literal = (Literal){.builder = builder,
                         .element = clang_getArrayElementType(canonical),
                         .room = G_MAXUINT,
                         .words = g_array_new(FALSE, FALSE, sizeof(guint32))};
    if (canonical.kind == CXType_ConstantArray)
        literal->room = (guint)clang_getArraySize(canonical);
    if (canonical.kind != CXType_Record)
        return;
    literal->fields = g_array_new(FALSE, FALSE, sizeof(CXCursor));
    clang_Type_visitFields(canonical, collect, literal->fields);
    gboolean is_union = clang_getTypeDeclaration(canonical).kind == CXCursor_UnionDecl;
    literal->room = is_union ? 1 : literal->fields->len;
}

static FactsRow literal_finish(Literal *literal, CXType type) {
    Builder *builder = literal->builder;
    FactsSlice fields = facts_add_words(builder->facts, (guint32 *)(void *)literal->words->data,
                                        literal->words->len);
    FactsRow row = values_row(builder, FACTS_VALUE_OBJECT, 0, 0);
    FactsRow type_row = types_row(builder->extraction, type);
    facts_value(builder->facts, row)->fields = fields;
    facts_value(builder->facts, row)->type = type_row;
    g_array_unref(literal->words);
    if (literal->fields)
        g_array_unref(literal->fields);
    return row;
}

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

/* The next element that is one; a null cursor at the end. */
static CXCursor peek(const Literal *literal, Elements *elements) {
    for (; elements->next < elements->children.count; elements->next++) {
        CXCursor element =
            children_get(literal->builder->extraction, elements->children, elements->next);
        if (cursor_is_expression(element))
            return element;
    }
    return clang_getNullCursor();
}

/* Whether the element is the first of several that fill an array or struct whose own braces are
 * left out: `{"a", f, g}` for a struct within the struct. C++ has constructors there: not guessed.
 */
static gboolean braces_are_elided(const Literal *literal, CXCursor element, CXType type) {
    CXType target = clang_getCanonicalType(type);
    CXCursor stripped = expression_strip(literal->builder, element);
    if (literal->builder->extraction->cxx || stripped.kind == CXCursor_InitListExpr)
        return FALSE;
    if (target.kind == CXType_ConstantArray)
        return stripped.kind != CXCursor_StringLiteral;
    CXType given = clang_getCanonicalType(clang_getCursorType(element));
    return target.kind == CXType_Record &&
           (given.kind != CXType_Record ||
            !clang_equalCursors(clang_getTypeDeclaration(given), clang_getTypeDeclaration(target)));
}

static void take(Literal *literal, Elements *elements);

static FactsRow elided_value(Literal *outer, Elements *elements, CXType type) {
    Literal literal;
    literal_start(&literal, outer->builder, type);
    while (literal.next < literal.room) {
        CXCursor element = peek(&literal, elements);
        if (clang_Cursor_isNull(element) || is_designated(literal.builder, element))
            break;
        take(&literal, elements);
    }
    return literal_finish(&literal, type);
}

static void bind_positional(Literal *literal, Elements *elements, CXCursor element) {
    guint index = literal->next++;
    FactsRow field = 0;
    CXType type = literal->element;
    if (literal->fields && index >= literal->fields->len) {
        elements->next++;
        bind(literal, 0, expression_value(literal->builder, element));
        return;
    }
    if (literal->fields) {
        CXCursor cursor = g_array_index(literal->fields, CXCursor, index);
        field = types_field_row(literal->builder->extraction, cursor);
        type = clang_getCursorType(cursor);
    }
    guint before = elements->next;
    if (braces_are_elided(literal, element, type)) {
        bind(literal, field, elided_value(literal, elements, type));
        elements->next += elements->next == before; /* an empty struct takes nothing */
        return;
    }
    elements->next++;
    bind(literal, field, element_value(literal, element, type));
}

static void take(Literal *literal, Elements *elements) {
    CXCursor element = peek(literal, elements);
    if (!is_designated(literal->builder, element)) {
        bind_positional(literal, elements, element);
        return;
    }
    elements->next++;
    bind_designated(literal, element);
}

FactsRow initialisers_value(Builder *builder, CXCursor list, CXType type) {
    Literal literal;
    literal_start(&literal, builder, type);
    Elements elements = {children_push(builder->extraction, list), 0};
    while (!clang_Cursor_isNull(peek(&literal, &elements)))
        take(&literal, &elements);
    children_pop(builder->extraction, elements.children);
    return literal_finish(&literal, type);
}
