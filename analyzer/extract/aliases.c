#include "extract/aliases.h"

#include <string.h>

#include "extract/lexer.h"
#include "extract/source.h"

/* More links than this are a circle. */
#define LONGEST_CHAIN 8

/* Past blanks within a line. */
static const char *skip_spaces(const char *text) {
    return text + strspn(text, " \t");
}

/* text stands behind `#define`. */
static void note_definition(GHashTable *aliases, const char *text) {
    const char *name = skip_spaces(text);
    gsize name_length = lexer_identifier_length(name);
    const char *body = skip_spaces(name + name_length);
    gsize body_length = lexer_identifier_length(body);
    const char *end = skip_spaces(body + body_length);
    if (name_length == 0 || body_length == 0 || body == name + name_length ||
        !(strchr("\r\n", *end) || g_str_has_prefix(end, "/*") || g_str_has_prefix(end, "//")))
        return;
    g_hash_table_insert(aliases, g_strndup(name, name_length), g_strndup(body, body_length));
}

static void read_file(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
    Extraction *extraction = data;
    /* A file that is included stands where its text begins: that says whose header it is. */
    CXSourceLocation inside = clang_getLocationForOffset(extraction->unit, file, 0);
    SourceFile *source = source_file(extraction, file, inside);
    (void)stack;
    (void)depth;
    if (!source || source->system || !source->text)
        return;
    const char *const end = source->text + source->length;
    for (const char *line = source->text; line && line < end;) {
        const char *text = skip_spaces(line);
        if (*text == '#' && g_str_has_prefix(skip_spaces(text + 1), "define"))
            note_definition(extraction->aliases, skip_spaces(text + 1) + strlen("define"));
        line = memchr(line, '\n', (gsize)(end - line));
        line = line ? line + 1 : NULL;
    }
}

void aliases_of_macro(Extraction *extraction, const char *macro, GArray *names) {
    if (!extraction->aliases) {
        extraction->aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        clang_getInclusions(extraction->unit, read_file, extraction);
    }
    for (guint i = 0; i < LONGEST_CHAIN; i++) {
        macro = g_hash_table_lookup(extraction->aliases, macro);
        if (!macro)
            return;
        FactsText name = facts_add_text(extraction->facts, macro);
        g_array_append_val(names, name);
    }
}
