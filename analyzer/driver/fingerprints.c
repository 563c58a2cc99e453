#include "driver/fingerprints.h"

#include <string.h>

#include "extract/lexer.h"

enum {
    /* 128 bits tell findings apart as well as 256 do, and are easier to read in a baseline. */
    DIGITS = 32,
    /* A statement of more lines is a table or a program: one change in it is not a change of all.
     */
    MOST_LINES = 16
};

/* The code on lines. */

static void append_token(GString *code, const char *text, const char *end) {
    for (; text < end; text++)
        if (!g_ascii_isspace(*text))
            g_string_append_c(code, *text);
}

/* As far as a '{' when that ends it; FALSE when one did. */
static gboolean append_code(GString *code, const char *text, gboolean brace_ends) {
    while (*(text = lexer_skip_blank(text))) {
        if (brace_ends && *text == '{')
            return FALSE;
        const char *end = lexer_skip_token(text);
        append_token(code, text, end);
        text = end;
    }
    return TRUE;
}

/* NULL when there is no such line. */
static char *text_of_line(SourceLines *sources, const char *file, unsigned number) {
    SourceLine line;
    if (!source_lines_get(sources, file, number, &line))
        return NULL;
    char *text = g_strndup(line.text, line.length);
    for (gsize i = 0; i < line.length; i++)
        text[i] = line.text[i] == '\0' ? ' ' : line.text[i];
    return text;
}

static gboolean goes_on(const GString *code) {
    return code->len > 0 && strchr("=(,", code->str[code->len - 1]);
}

static gboolean line_goes_on(SourceLines *sources, const char *file, unsigned number) {
    g_autofree char *text = text_of_line(sources, file, number);
    g_autoptr(GString) code = g_string_new(NULL);
    if (text)
        append_code(code, text, FALSE);
    return goes_on(code);
}

static unsigned first_line(SourceLines *sources, const SourceRange *range) {
    unsigned line = range->line;
    while (line > 1 && range->line - line < MOST_LINES &&
           line_goes_on(sources, range->file, line - 1))
        line--;
    return line;
}

static GString *code_of(SourceLines *sources, const SourceRange *range) {
    GString *code = g_string_new(NULL);
    unsigned line = first_line(sources, range);
    for (gboolean more = TRUE; more; line++) {
        g_autofree char *text = text_of_line(sources, range->file, line);
        gboolean within = line < range->line + MOST_LINES;
        more = text && append_code(code, text, line > range->line) && within &&
               (line < range->line || (line < range->end_line && !strchr(code->str, '{')) ||
                goes_on(code));
    }
    return code;
}

/* Fingerprints. */

/* A field ends in a NUL byte, so that no two lists of fields are the same bytes. */
static void add_field(GChecksum *checksum, const char *text) {
    const char *field = text ? text : "";
    g_checksum_update(checksum, (const guchar *)field, (gssize)strlen(field) + 1);
}

static GChecksum *checksum_of(const Finding *finding, SourceLines *sources) {
    g_autoptr(GString) code = code_of(sources, &finding->range);
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    add_field(checksum, finding->rule);
    add_field(checksum, finding->function);
    add_field(checksum, code->str);
    add_field(checksum, finding->callee);
    add_field(checksum, finding->leaf);
    return checksum;
}

/* How many findings with this checksum came before. A copy is asked, for a checksum that has been
 * read takes no more data. */
static unsigned next_ordinal(GHashTable *alike, const GChecksum *checksum) {
    g_autoptr(GChecksum) copy = g_checksum_copy(checksum);
    const char *key = g_checksum_get_string(copy);
    unsigned ordinal = GPOINTER_TO_UINT(g_hash_table_lookup(alike, key));
    g_hash_table_replace(alike, g_strdup(key), GUINT_TO_POINTER(ordinal + 1));
    return ordinal;
}

static void set_fingerprint(Finding *finding, SourceLines *sources, GHashTable *alike) {
    g_autoptr(GChecksum) checksum = checksum_of(finding, sources);
    g_autofree char *ordinal = g_strdup_printf("%u", next_ordinal(alike, checksum));
    add_field(checksum, ordinal);
    g_free(finding->fingerprint);
    finding->fingerprint = g_strndup(g_checksum_get_string(checksum), DIGITS);
}

void fingerprints_set(GPtrArray *findings, SourceLines *sources) {
    g_autoptr(GHashTable) alike = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < findings->len; i++)
        set_fingerprint(g_ptr_array_index(findings, i), sources, alike);
}
