#include "extract/lexer.h"

#include <string.h>

gboolean lexer_is_identifier(char letter) {
    return g_ascii_isalnum(letter) || letter == '_' || letter == '$' || (letter & 0x80);
}

gsize lexer_identifier_length(const char *text) {
    gsize length = 0;
    if (g_ascii_isdigit(*text))
        return 0;
    while (lexer_is_identifier(text[length]))
        length++;
    return length;
}

/* Past a line break that a backslash takes away; text where none stands. */
static const char *skip_splice(const char *text) {
    if (text[0] != '\\')
        return text;
    if (text[1] == '\n')
        return text + 2;
    return text[1] == '\r' && text[2] == '\n' ? text + 3 : text;
}

static const char *skip_line_comment(const char *text) {
    while (*text && *text != '\n') {
        const char *next = skip_splice(text);
        text = next == text ? text + 1 : next;
    }
    return text;
}

static const char *skip_block_comment(const char *text) {
    const char *end = strstr(text + 2, "*/");
    return end ? end + 2 : text + strlen(text);
}

const char *lexer_skip_comment(const char *text) {
    if (text[0] != '/')
        return text;
    if (text[1] == '/')
        return skip_line_comment(text);
    return text[1] == '*' ? skip_block_comment(text) : text;
}

const char *lexer_skip_blank(const char *text) {
    for (;;)
        if (g_ascii_isspace(*text))
            text++;
        else if (text[0] == '\\' && (text[1] == '\n' || (text[1] == '\r' && text[2] == '\n')))
            text += 2;
        else if (text[0] == '/' && text[1] == '/')
            text = skip_line_comment(text);
        else if (text[0] == '/' && text[1] == '*')
            text = skip_block_comment(text);
        else
            return text;
}

static const char *skip_quoted(const char *text) {
    char quote = *text++;
    while (*text && *text != quote && *text != '\n')
        text += (text[0] == '\\' && text[1]) ? 2 : 1;
    return *text ? text + 1 : text;
}

/* text stands on the quote of R"delimiter(…)delimiter". */
static const char *skip_raw_string(const char *text) {
    const char *open = strchr(text, '(');
    if (!open || open - text > 17)
        return skip_quoted(text);
    g_autofree char *close = g_strdup_printf(")%.*s\"", (int)(open - text - 1), text + 1);
    const char *end = strstr(open, close);
    return end ? end + strlen(close) : text + strlen(text);
}

const char *lexer_skip_token(const char *text) {
    gsize length = lexer_identifier_length(text);
    if (length > 0 && text[length] == '"' && text[length - 1] == 'R')
        return skip_raw_string(text + length);
    if (length > 0)
        return text + length;
    if (*text == '"' || *text == '\'')
        return skip_quoted(text);
    if (g_ascii_isdigit(*text)) {
        while (lexer_is_identifier(*text) || *text == '.' ||
               (*text == '\'' && lexer_is_identifier(text[1])))
            text++;
        return text;
    }
    return *text ? text + 1 : text;
}

const char *lexer_skip_balanced(const char *text) {
    guint depth = 0;
    while (*text) {
        char letter = *text;
        if (strchr("([{", letter))
            depth++;
        else if (strchr(")]}", letter) && --depth == 0)
            return text + 1;
        text = lexer_skip_blank(lexer_skip_token(text));
    }
    return text;
}

const char *lexer_skip_directive(const char *text) {
    while (*text && *text != '\n')
        if (text[0] == '/' && text[1] == '*')
            text = skip_block_comment(text);
        else if (text[0] == '\\' && text[1] == '\r' && text[2] == '\n')
            text += 3;
        else if (text[0] == '\\' && text[1])
            text += 2;
        else
            text++;
    return text;
}
