#include "catalog/json_syntax.h"

#include <cjson/cJSON.h>
#include <string.h>

typedef struct Scan {
    const char *at;
    guint depth;
} Scan;

gboolean json_syntax_is_blank(char character) {
    return character != '\0' && (unsigned char)character <= ' ';
}

gsize json_syntax_string_length(const char *text, gsize rest) {
    for (gsize i = 1; i < rest && text[i] != '\n'; i++) {
        if (text[i] == '"')
            return i + 1;
        if (text[i] == '\\' && i + 1 < rest && text[i + 1] != '\n')
            i++;
    }
    return 0;
}

static void skip_blanks(Scan *scan) {
    while (json_syntax_is_blank(*scan->at))
        scan->at++;
}

/* Each of these stops at the fault and returns what was expected there, NULL when all is well. */
static const char *scan_value(Scan *scan);

static const char *scan_escape(Scan *scan) {
    if (scan->at[1] != 'u') {
        return strchr("\"\\/bfnrt", scan->at[1]) == NULL ? "expected an escape that JSON has"
                                                         : NULL;
    }
    for (guint i = 2; i < 6; i++)
        if (!g_ascii_isxdigit(scan->at[i]))
            return "expected four hexadecimal digits behind \\u";
    return NULL;
}

static const char *scan_string(Scan *scan) {
    const char *end = scan->at + json_syntax_string_length(scan->at, strlen(scan->at));
    if (end == scan->at)
        return "expected a string that is closed on its line";
    for (scan->at++; scan->at < end - 1; scan->at++) {
        if (*scan->at != '\\')
            continue;
        const char *fault = scan_escape(scan);
        if (fault != NULL)
            return fault;
        scan->at++;
    }
    scan->at = end;
    return NULL;
}

static const char *scan_member(Scan *scan) {
    const char *fault = scan_string(scan);
    if (fault != NULL)
        return fault;
    skip_blanks(scan);
    if (*scan->at != ':')
        return "expected ':' behind the key";
    scan->at++;
    return scan_value(scan);
}

static const char *scan_object(Scan *scan) {
    const char *no_key = "expected a key in quotes or '}'";
    for (scan->at++;; scan->at++) {
        skip_blanks(scan);
        if (*scan->at != '"')
            return no_key;
        const char *fault = scan_member(scan);
        if (fault != NULL)
            return fault;
        skip_blanks(scan);
        if (*scan->at != ',')
            return *scan->at == '}' ? NULL : "expected ',' or '}'";
        no_key = "expected a key in quotes behind the comma";
    }
}

static const char *scan_array(Scan *scan) {
    for (scan->at++;; scan->at++) {
        const char *fault = scan_value(scan);
        if (fault != NULL)
            return fault;
        skip_blanks(scan);
        if (*scan->at != ',')
            return *scan->at == ']' ? NULL : "expected ',' or ']'";
    }
}

/* An object or a list, up to its closing bracket. */
static const char *scan_nested(Scan *scan, char close) {
    if (scan->depth >= CJSON_NESTING_LIMIT)
        return "expected objects and lists that are not nested as deeply";
    const char *open = scan->at;
    scan->at++;
    skip_blanks(scan);
    if (*scan->at != close) {
        scan->at = open;
        scan->depth++;
        const char *fault = close == '}' ? scan_object(scan) : scan_array(scan);
        scan->depth--;
        if (fault != NULL)
            return fault;
    }
    scan->at++;
    return NULL;
}

static gboolean skip_word(Scan *scan, const char *word) {
    if (!g_str_has_prefix(scan->at, word))
        return FALSE;
    scan->at += strlen(word);
    return TRUE;
}

static const char *scan_value(Scan *scan) {
    skip_blanks(scan);
    switch (*scan->at) {
    case '"':
        return scan_string(scan);
    case '{':
        return scan_nested(scan, '}');
    case '[':
        return scan_nested(scan, ']');
    default:
        break;
    }
    if (*scan->at == '-' || g_ascii_isdigit(*scan->at)) {
        char *end = NULL;
        g_ascii_strtod(scan->at, &end);
        scan->at = end;
        return NULL;
    }
    gboolean known = skip_word(scan, "true") || skip_word(scan, "false") || skip_word(scan, "null");
    return known ? NULL : "expected a value";
}

const char *json_syntax_fault(const char *text, gsize *offset) {
    Scan scan = {.at = text};
    const char *fault = scan_value(&scan);
    skip_blanks(&scan);
    if (fault == NULL && *scan.at != '\0')
        fault = "expected the end of the text";
    *offset = (gsize)(scan.at - text);
    return fault;
}
