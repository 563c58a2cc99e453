#include "extract/aliases.h"

#include <string.h>

#include "extract/header_notes.h"
#include "extract/lexer.h"
#include "extract/source.h"

/* More links than this are no name for a mark. */
#define LONGEST_CHAIN 8

/* Past blanks within a line. */
static const char *skip_spaces(const char *text) {
    return text + strspn(text, " \t");
}

/* text stands in a macro's body: past attributes, which stand beside marks. */
static const char *skip_attributes(const char *text) {
    for (;;) {
        if (source_is_word(text, "__attribute__"))
            text = skip_spaces(text + strlen("__attribute__"));
        else if (!g_str_has_prefix(text, "[["))
            return text;
        if (*text != '(' && *text != '[')
            return text;
        text = skip_spaces(lexer_skip_balanced(text));
    }
}

static gboolean is_end_of_body(const char *text) {
    return strchr("\r\n", *text) || g_str_has_prefix(text, "/*") || g_str_has_prefix(text, "//");
}

/* text stands behind `#define`. A body of names and attributes alone may be one of marks. */
static void note_definition(GHashTable *aliases, const char *text) {
    const char *name = skip_spaces(text);
    gsize name_length = lexer_identifier_length(name);
    const char *body = skip_attributes(skip_spaces(name + name_length));
    if (name_length == 0 || body == name + name_length)
        return;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    while (!is_end_of_body(body)) {
        gsize length = lexer_identifier_length(body);
        if (length == 0)
            return;
        g_ptr_array_add(words, g_strndup(body, length));
        body = skip_attributes(skip_spaces(body + length));
    }
    if (words->len == 0)
        return;
    g_ptr_array_add(words, NULL);
    g_hash_table_insert(aliases, g_strndup(name, name_length),
                        g_ptr_array_free(g_steal_pointer(&words), FALSE));
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

static gboolean is_known(const GArray *names, FactsText name) {
    for (guint i = 0; i < names->len; i++)
        if (g_array_index(names, FactsText, i) == name)
            return TRUE;
    return FALSE;
}

static void add_aliases(Extraction *extraction, const char *macro, guint depth, GArray *names) {
    char *const *words = depth > 0 ? g_hash_table_lookup(extraction->aliases, macro) : NULL;
    for (guint i = 0; words && words[i]; i++) {
        FactsText name = facts_add_text(extraction->facts, words[i]);
        if (is_known(names, name))
            continue;
        g_array_append_val(names, name);
        add_aliases(extraction, words[i], depth - 1, names);
    }
}

/* What headers define is in the notes. */
static void read_own(Extraction *extraction) {
    GHashTable *noted = header_notes_aliases(extraction->notes);
    extraction->lacking = extraction->lacking || !noted;
    extraction->aliases =
        noted ? g_hash_table_ref(noted)
              : g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    read_file(extraction->main_file, NULL, 0, extraction);
}

void aliases_of_macro(Extraction *extraction, const char *macro, GArray *names) {
    if (!extraction->aliases && extraction->local) {
        read_own(extraction);
    } else if (!extraction->aliases) {
        extraction->aliases =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
        clang_getInclusions(extraction->unit, read_file, extraction);
    }
    add_aliases(extraction, macro, LONGEST_CHAIN, names);
}
