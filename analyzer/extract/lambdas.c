#include "extract/lambdas.h"

#include "extract/body.h"
#include "extract/expressions.h"
#include "extract/functions.h"
#include "extract/lexer.h"
#include "extract/marks.h"
#include "extract/places.h"
#include "extract/source.h"
#include "extract/types.h"
#include "extract/values.h"

static enum CXChildVisitResult find_call_operator(CXCursor cursor, CXCursor parent,
                                                  CXClientData data) {
    (void)parent;
    if (cursor.kind == CXCursor_CXXMethod || cursor.kind == CXCursor_FunctionTemplate) {
        CXString name = clang_getCursorSpelling(cursor);
        gboolean found = g_str_has_prefix(clang_getCString(name), "operator()");
        clang_disposeString(name);
        if (found) {
            *(CXCursor *)data = cursor;
            return CXChildVisit_Break;
        }
    }
    return CXChildVisit_Continue;
}

static CXCursor call_operator(CXCursor lambda) {
    CXCursor closure = clang_getTypeDeclaration(clang_getCursorType(lambda));
    CXCursor found = clang_getNullCursor();
    clang_visitChildren(closure, find_call_operator, &found);
    return found;
}

/* Whether `&name` stands in the introducer. */
static gboolean introducer_refers(const char *text, const char *name) {
    const char *end = lexer_skip_balanced(text);
    for (const char *at = lexer_skip_blank(text + 1); at < end && *at;) {
        const char *next = lexer_skip_blank(lexer_skip_token(at));
        if (*at == '&' && source_is_word(next, name))
            return TRUE;
        at = next;
    }
    return FALSE;
}

static FactsRow add_capture(Builder *body, CXCursor variable, gboolean by_reference) {
    FactsRow outer = places_variable(body->parent, variable);
    if (by_reference)
        places_note_address(body->parent, outer);
    FactsRow value =
        values_row(body->parent, by_reference ? FACTS_VALUE_ADDRESS : FACTS_VALUE_PLACE, outer, 0);
    g_array_append_val(body->captures, value);
    cursor_table_insert(body->capture_index, variable, body->captures->len);
    return body->captures->len;
}

FactsRow lambdas_capture(Builder *builder, CXCursor variable) {
    FactsRow index = cursor_table_lookup(builder->capture_index, variable);
    if (!index)
        index = add_capture(builder, variable, !builder->captures_by_copy);
    FactsRow type = types_row(builder->extraction, clang_getCursorType(variable));
    FactsRow inner = builder->extraction->function;
    builder->extraction->function = builder->function;
    FactsRow place = places_row(builder->extraction, FACTS_PLACE_CAPTURE, 0, index - 1, type);
    builder->extraction->function = inner;
    return place;
}

/* `[x = expression]`: a variable of the closure, made where the lambda is. */
static void add_init_capture(Builder *parent, Builder *body, CXCursor variable,
                             gboolean by_reference) {
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(variable);
    FactsRow value = 0;
    parent->extraction->function = parent->function;
    if (!clang_Cursor_isNull(initialiser))
        value = by_reference ? expression_address(parent, initialiser)
                             : expression_value(parent, initialiser);
    parent->extraction->function = body->function;
    if (value == 0)
        value = values_row(parent, FACTS_VALUE_UNKNOWN, 0, 0);
    g_array_append_val(body->captures, value);
    cursor_table_insert(body->capture_index, variable, body->captures->len);
}

static gboolean is_declared_outside(Builder *builder, CXCursor variable) {
    for (; builder; builder = builder->parent)
        if (cursor_table_lookup(builder->locals, variable) ||
            cursor_table_lookup(builder->capture_index, variable))
            return TRUE;
    return FALSE;
}

static void explicit_captures(Builder *parent, Builder *body, CXCursor lambda, const char *text) {
    Children children = children_push(parent->extraction, lambda);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(parent->extraction, children, i);
        if (child.kind != CXCursor_VariableRef)
            continue;
        CXCursor variable = clang_getCursorReferenced(child);
        if (variable.kind != CXCursor_VarDecl && variable.kind != CXCursor_ParmDecl)
            continue;
        CXString name = clang_getCursorSpelling(variable);
        gboolean by_reference = introducer_refers(text, clang_getCString(name));
        clang_disposeString(name);
        if (is_declared_outside(parent, variable))
            add_capture(body, variable, by_reference);
        else
            add_init_capture(parent, body, variable, by_reference);
    }
    children_pop(parent->extraction, children);
}

/* What is captured by copy is copied where the lambda is written. */
static void emit_copies(Builder *builder, CXCursor lambda) {
    Children children = children_push(builder->extraction, lambda);
    for (guint i = 0; i < children.count; i++) {
        CXCursor child = children_get(builder->extraction, children, i);
        CXType type = clang_getCursorType(child);
        CXCursor variable = clang_getCursorReferenced(child);
        gboolean copied =
            child.kind == CXCursor_UnexposedExpr && types_is_record(type) &&
            (variable.kind == CXCursor_VarDecl || variable.kind == CXCursor_ParmDecl) &&
            !source_in_system(builder->extraction,
                              clang_getTypeDeclaration(clang_getCanonicalType(type)));
        if (copied)
            conversions_value(builder, child, type, 0);
    }
    children_pop(builder->extraction, children);
}

/* `operator()` says nothing: it is named after the function it is written in. */
static FactsText lambda_name(Builder *builder) {
    const FactsFunction *outer = facts_function(builder->facts, builder->function);
    const char *scope = facts_text(builder->facts, outer->name);
    gboolean named = *scope && !(outer->flags & FACTS_FUNCTION_INITIALISER);
    g_autofree char *name = named ? g_strconcat(scope, "::(lambda)", NULL) : g_strdup("(lambda)");
    return facts_add_text(builder->facts, name);
}

gboolean lambdas_is_extracted(Extraction *extraction, CXCursor lambda) {
    CXCursor operator= call_operator(lambda);
    return !clang_Cursor_isNull(operator) &&
           g_hash_table_contains(extraction->extracted,
                                 GUINT_TO_POINTER(functions_row(extraction, operator)));
}

FactsRow lambdas_value(Builder *builder, CXCursor lambda) {
    Extraction *extraction = builder->extraction;
    CXCursor operator= call_operator(lambda);
    if (clang_Cursor_isNull(operator)) {
        expression_children(builder, lambda);
        return 0;
    }
    FactsRow row = functions_row(extraction, operator);
    FactsText name = lambda_name(builder);
    FactsFunction *function = facts_function(extraction->facts, row);
    function->name = name;
    function->flags |= FACTS_FUNCTION_LAMBDA | FACTS_FUNCTION_DEFINED;
    function->parent = builder->function;
    functions_add_marks(extraction, row, marks_annotated(extraction, operator));
    g_hash_table_add(extraction->extracted, GUINT_TO_POINTER(row));
    emit_copies(builder, lambda);
    Builder body;
    flow_start(&body, extraction, row, builder);
    const char *text = source_text_at(extraction, lambda);
    if (*text == '[') {
        body.captures_by_copy = *lexer_skip_blank(text + 1) == '=';
        explicit_captures(builder, &body, lambda, text);
    }
    body_fill(&body, lambda);
    flow_finish(&body);
    FactsRow value = values_row(builder, FACTS_VALUE_LAMBDA, row, 0);
    FactsSlice captures = facts_function(extraction->facts, row)->captures;
    facts_value(builder->facts, value)->fields = captures;
    return value;
}
