/* _Generic: libclang shows every association and not which one is chosen, so the type names are
 * read in the text and matched with the control's type. */
#include <string.h>

#include "extract/expressions.h"
#include "extract/lexer.h"
#include "extract/source.h"
#include "extract/types.h"

/* Appends text without what does not tell types apart: tags, qualifiers at the front, blanks. */
static char *plain_type(const char *text, gsize length) {
    GString *plain = g_string_new(NULL);
    const char *end = text + length;
    while (text < end) {
        text = lexer_skip_blank(text);
        if (text >= end)
            break;
        const char *next = lexer_skip_token(text);
        gboolean tag = source_is_word(text, "struct") || source_is_word(text, "union") ||
                       source_is_word(text, "enum") || source_is_word(text, "volatile");
        if (!tag) {
            g_string_append_len(plain, text, next - text);
            if (lexer_is_identifier(next[-1]))
                g_string_append_c(plain, ' ');
        }
        text = next;
    }
    return g_string_free(plain, FALSE);
}

static gboolean type_is_named(CXType type, const char *plain) {
    CXString spelling = clang_getTypeSpelling(type);
    const char *text = clang_getCString(spelling);
    g_autofree char *own = plain_type(text, strlen(text));
    clang_disposeString(spelling);
    return strcmp(own, plain) == 0;
}

static gboolean type_matches(CXType type, const char *plain) {
    CXType canonical = clang_getCanonicalType(type);
    return type_is_named(type, plain) || type_is_named(canonical, plain) ||
           type_is_named(clang_getUnqualifiedType(canonical), plain);
}

/* From text, past one association's expression: to the ',' or ')' that ends it. */
static const char *skip_expression(const char *text) {
    while (*text && *text != ',' && *text != ')') {
        text = strchr("([{", *text) ? lexer_skip_balanced(text) : lexer_skip_token(text);
        text = lexer_skip_blank(text);
    }
    return text;
}

/* Which association (0 is the first after the control) the control's type chooses; -1 unknown. */
static int chosen_association(const char *text, CXType control) {
    text = strchr(text, '(');
    if (!text)
        return -1;
    text = skip_expression(lexer_skip_blank(text + 1));
    int default_index = -1;
    for (int index = 0; *text == ','; index++) {
        const char *start = lexer_skip_blank(text + 1);
        const char *colon = start;
        while (*colon && *colon != ':' && *colon != ')')
            colon = lexer_skip_blank(strchr("([", *colon) ? lexer_skip_balanced(colon)
                                                          : lexer_skip_token(colon));
        if (*colon != ':')
            return -1;
        g_autofree char *plain = plain_type(start, (gsize)(colon - start));
        if (type_matches(control, plain))
            return index;
        if (strcmp(plain, "default ") == 0)
            default_index = index;
        text = skip_expression(lexer_skip_blank(colon + 1));
    }
    return default_index;
}

Operand selections_generic(Builder *builder, CXCursor expression, Use use) {
    Children children = children_push(builder->extraction, expression);
    Operand result = operand_of_value(0);
    if (children.count >= 2) {
        CXCursor control = children_get(builder->extraction, children, 0);
        CXType type = clang_getCursorType(expression_strip(builder, control));
        int chosen = chosen_association(source_text_at(builder->extraction, expression), type);
        /* Type names may show between the expressions: only expressions count. */
        int seen = -2;
        for (guint i = 0; chosen >= 0 && i < children.count; i++) {
            CXCursor child = children_get(builder->extraction, children, i);
            if (!cursor_is_expression(child))
                continue;
            seen++;
            if (seen != chosen)
                continue;
            result = expression_operand(builder, child, use);
            break;
        }
    }
    children_pop(builder->extraction, children);
    return result;
}
