/* Object literals: which field each value goes to. libclang shows the syntactic form only: the
 * conversions of elements and the fields that no element is for are made up here. */
#include "extract/expressions.h"
#include "extract/places.h"
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

/* A table may be sparse; one as long as this with nothing in it is not worth writing down. */
#define ELEMENTS_LEFT_OUT 4096U

typedef struct Literal {
    Builder *builder;
    GArray *fields; /* of CXCursor, of the record the list is for; NULL for arrays */
    CXType element; /* of an array */
    guint next;     /* which field or element a positional one goes to */
    guint room;     /* how many there are */
    guint bases;    /* base classes that the first elements are for */
    FactsRow place; /* what is made; 0 when nothing says */
    GArray *words;  /* pairs: row of variables (0 for an element), row of values */
} Literal;

/* What stands between braces, taken one by one. */
typedef struct Elements {
    Children children;
    guint next;
} Elements;

static enum CXChildVisitResult count_base(CXCursor cursor, CXCursor parent, CXClientData data) {
    (void)parent;
    *(guint *)data += cursor.kind == CXCursor_CXXBaseSpecifier;
    return CXChildVisit_Continue;
}

static void literal_start(Literal *literal, Builder *builder, CXType type, FactsRow place) {
    CXType canonical = clang_getCanonicalType(type);
    *literal = (Literal){.builder = builder,
                         .place = place,
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
    if (builder->extraction->cxx)
        clang_visitChildren(clang_getTypeDeclaration(canonical), count_base, &literal->bases);
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

/* `[3] = x`: elements before it that have no value of their own are left out. */
static void bind_element(Literal *literal, guint index, FactsRow value) {
    if (index > ELEMENTS_LEFT_OUT + literal->words->len / 2) {
        bind(literal, 0, value);
        return;
    }
    while (literal->words->len / 2 <= index)
        bind(literal, 0, 0);
    g_array_index(literal->words, guint32, index * 2 + 1) = value;
    literal->next = index + 1;
}

static guint index_of(CXCursor expression) {
    CXEvalResult result = clang_Cursor_Evaluate(expression);
    if (!result)
        return G_MAXUINT;
    long long index = clang_EvalResult_getKind(result) == CXEval_Int
                          ? clang_EvalResult_getAsLongLong(result)
                          : -1;
    clang_EvalResult_dispose(result);
    return index < 0 || index >= G_MAXUINT ? G_MAXUINT : (guint)index;
}

/* An element's value. A list for a field that is itself a record is a literal of its own. */
static FactsRow element_value(Literal *literal, CXCursor element, CXType type, FactsRow place) {
    CXCursor stripped = expression_strip(literal->builder, element);
    gboolean is_cast = element.kind != CXCursor_InitListExpr && literal->builder->extraction->cxx;
    if (stripped.kind == CXCursor_InitListExpr && !is_cast)
        return initialisers_value(literal->builder, stripped, type, place);
    FactsRow value = conversions_value(literal->builder, element, type, place);
    if (value && facts_value(literal->builder->facts, value)->type == 0) {
        FactsRow written = types_row(literal->builder->extraction, clang_getCursorType(stripped));
        facts_value(literal->builder->facts, value)->type = written;
    }
    return value;
}

/* What is made of an element, when it is known what the whole is. */
static FactsRow field_place(const Literal *literal, FactsRow field, CXType type) {
    if (!literal->place || !field)
        return 0;
    return places_row(literal->builder->extraction, FACTS_PLACE_FIELD, literal->place, field,
                      types_row(literal->builder->extraction, type));
}

/* The type of an array's element; of what cannot be said, the value's own. */
static CXType literal_element(const Literal *literal, CXCursor value) {
    return literal->element.kind == CXType_Invalid ? clang_getCursorType(value) : literal->element;
}

/* `[4].run = f`: one field of an element, which may have others already. */
static FactsRow element_with_field(Literal *literal, guint index, FactsRow field, FactsRow value) {
    Builder *builder = literal->builder;
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (index < literal->words->len / 2) {
        FactsRow known = g_array_index(literal->words, guint32, index * 2 + 1);
        FactsSlice fields = facts_value(builder->facts, known)->fields;
        for (guint i = 0; i < fields.count; i++) {
            guint32 word = facts_word(builder->facts, fields, i);
            g_array_append_val(words, word);
        }
    }
    g_array_append_val(words, field);
    g_array_append_val(words, value);
    FactsSlice fields = facts_add_words(builder->facts, (guint32 *)(void *)words->data, words->len);
    FactsRow row = values_row(builder, FACTS_VALUE_OBJECT, 0, 0);
    facts_value(builder->facts, row)->fields = fields;
    facts_value(builder->facts, row)->type = types_row(builder->extraction, literal->element);
    return row;
}

static void bind_designated(Literal *literal, CXCursor element) {
    Builder *builder = literal->builder;
    Children children = children_push(builder->extraction, element);
    CXCursor member = clang_getNullCursor();
    CXCursor value = clang_getNullCursor();
    CXCursor index = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        if (child.kind == CXCursor_MemberRef)
            member = clang_getCursorReferenced(child);
        else if (cursor_is_expression(child)) {
            if (clang_Cursor_isNull(index))
                index = value;
            value = child;
        }
    }
    children_pop(builder->extraction, children);
    if (clang_Cursor_isNull(value))
        return;
    if (member.kind != CXCursor_FieldDecl) {
        FactsRow row = element_value(literal, value, literal_element(literal, value), 0);
        if (clang_Cursor_isNull(index))
            bind(literal, 0, row);
        else
            bind_element(literal, index_of(index), row);
        return;
    }
    for (guint i = 0; literal->fields && i < literal->fields->len; i++)
        if (clang_equalCursors(g_array_index(literal->fields, CXCursor, i), member))
            literal->next = i + 1;
    FactsRow field = types_field_row(builder->extraction, member);
    CXType type = clang_getCursorType(member);
    FactsRow part = field_place(literal, field, type);
    FactsRow bound = element_value(literal, value, type, part);
    if (literal->fields || clang_Cursor_isNull(index)) {
        bind(literal, field, bound);
        return;
    }
    guint position = index_of(index);
    bind_element(literal, position, element_with_field(literal, position, field, bound));
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
    literal_start(&literal, outer->builder, type, 0);
    while (literal.next < literal.room) {
        CXCursor element = peek(&literal, elements);
        if (clang_Cursor_isNull(element) || is_designated(literal.builder, element))
            break;
        take(&literal, elements);
    }
    return literal_finish(&literal, type);
}

/* In C++ an aggregate's bases take the first elements. */
static gboolean take_base(Literal *literal, Elements *elements, CXCursor element) {
    if (literal->bases == 0)
        return FALSE;
    literal->bases--;
    elements->next++;
    bind(literal, 0, expression_value(literal->builder, element));
    return TRUE;
}

static void bind_positional(Literal *literal, Elements *elements, CXCursor element) {
    if (take_base(literal, elements, element))
        return;
    guint index = literal->next++;
    FactsRow field = 0;
    CXType type = literal_element(literal, element);
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
    bind(literal, field, element_value(literal, element, type, field_place(literal, field, type)));
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

static gboolean is_bound(const Literal *literal, FactsRow field) {
    for (guint i = 0; i + 1 < literal->words->len; i += 2)
        if (g_array_index(literal->words, guint32, i) == field)
            return TRUE;
    return FALSE;
}

/* In C++ the fields that no element is for are made as their declarations say, here. */
static void make_remaining(Literal *literal, CXCursor list) {
    Builder *builder = literal->builder;
    if (!builder->extraction->cxx || !literal->fields || literal->room != literal->fields->len)
        return;
    ForcedPlace saved = flow_force_place(builder, list);
    for (guint i = 0; i < literal->fields->len; i++) {
        CXCursor field = g_array_index(literal->fields, CXCursor, i);
        FactsRow row = types_field_row(builder->extraction, field);
        if (is_bound(literal, row))
            continue;
        FactsRow value = objects_make_field(builder, field, literal->place);
        if (value)
            bind(literal, row, value);
    }
    flow_restore_place(builder, saved);
}

/* `int n{1}`, `int *p = {}`: the element itself, or the zero of the type. */
static FactsRow scalar_value(Builder *builder, CXCursor list, CXType type) {
    Children children = children_push(builder->extraction, list);
    CXCursor element = clang_getNullCursor();
    for (guint i = 0; i < children.count; i++)
        if (cursor_is_expression(children_get(builder->extraction, children, i)))
            element = children_get(builder->extraction, children, i);
    children_pop(builder->extraction, children);
    if (!clang_Cursor_isNull(element))
        return conversions_value(builder, element, type, 0);
    return values_row(builder, types_is_pointer(type) ? FACTS_VALUE_NULL : FACTS_VALUE_CONSTANT, 0,
                      0);
}

FactsRow initialisers_value(Builder *builder, CXCursor list, CXType type, FactsRow place) {
    if (types_is_scalar(type))
        return scalar_value(builder, list, type);
    Literal literal;
    literal_start(&literal, builder, type, place);
    Elements elements = {children_push(builder->extraction, list), 0};
    while (!clang_Cursor_isNull(peek(&literal, &elements)))
        take(&literal, &elements);
    children_pop(builder->extraction, elements.children);
    make_remaining(&literal, list);
    return literal_finish(&literal, type);
}

Operand initialisers_operand(Builder *builder, CXCursor list, Use use) {
    CXType type = clang_getCursorType(list);
    if (use.kind == USE_INTO || !builder->extraction->cxx || !types_is_record(type))
        return operand_of_value(
            initialisers_value(builder, list, type, use.kind == USE_INTO ? use.place : 0));
    /* An object of its own: it is there before its parts, which are made in it. */
    FactsAction made = flow_action(builder, FACTS_ACTION_CONSTRUCT, list);
    made.type = types_complete_row(builder->extraction, type);
    made.target =
        places_row(builder->extraction, FACTS_PLACE_RESULT, 0, builder->next_action, made.type);
    if (use.kind == USE_DISCARDED)
        made.flags |= FACTS_ACTION_DISCARDED;
    guint32 id = flow_emit(builder, made);
    FactsRow value = initialisers_value(builder, list, type, made.target);
    facts_value(builder->facts, value)->left = id;
    objects_note_temporary(builder, list, id, use);
    return operand_of_value(value);
}
