#include "extract/marks.h"

#include <string.h>

#include "extract/aliases.h"
#include "extract/lexer.h"
#include "extract/source.h"

/* Words that stand before a declarator and are never marks; the names of types are left out by
 * looking at the declaration's own type. */
static const char *const plain_words[] = {
    "auto",          "bool",      "char",       "class",        "const",         "constexpr",
    "consteval",     "double",    "enum",       "explicit",     "export",        "extern",
    "final",         "float",     "friend",     "inline",       "int",           "long",
    "mutable",       "noexcept",  "operator",   "override",     "private",       "protected",
    "public",        "register",  "restrict",   "short",        "signed",        "static",
    "struct",        "template",  "typedef",    "typename",     "union",         "unsigned",
    "using",         "virtual",   "void",       "volatile",     "default",       "delete",
    "return",        "requires",  "constinit",  "thread_local", "__attribute__", "__attribute",
    "__extension__", "__inline",  "__inline__", "__restrict",   "_Noreturn",     "_Atomic",
    "_Bool",         "namespace", "try",
};

static gboolean is_plain_word(const char *word, gsize length) {
    for (guint i = 0; i < G_N_ELEMENTS(plain_words); i++)
        if (plain_words[i][0] == *word && strncmp(plain_words[i], word, length) == 0 &&
            plain_words[i][length] == '\0')
            return TRUE;
    return FALSE;
}

typedef struct MarkSearch {
    Extraction *extraction;
    char *name;       /* of the declaration itself, as one word */
    const char *type; /* spelling of its type */
    GArray *found;    /* of FactsText */
} MarkSearch;

static gboolean mentions_word(const char *text, const char *word, gsize length) {
    for (const char *at = text; (at = strstr(at, word)) != NULL; at += length)
        if ((at == text || !lexer_is_identifier(at[-1])) && !lexer_is_identifier(at[length]))
            return TRUE;
    return FALSE;
}

static void add_word(MarkSearch *search, const char *word, gsize length) {
    if (is_plain_word(word, length))
        return;
    g_autofree char *text = g_strndup(word, length);
    if (strcmp(text, search->name) == 0 || mentions_word(search->type, text, length))
        return;
    FactsText row = facts_add_text(search->extraction->facts, text);
    g_array_append_val(search->found, row);
    aliases_of_macro(search->extraction, text, search->found);
}

/* text stands on `template`: past its parameters. */
static const char *skip_template(const char *text) {
    guint depth = 0;
    text = lexer_skip_blank(lexer_skip_token(text));
    while (*text && !strchr(";{}", *text)) {
        if (*text == '<')
            depth++;
        else if (*text == '>')
            depth--;
        text = lexer_skip_blank(*text == '(' ? lexer_skip_balanced(text) : lexer_skip_token(text));
        if (depth == 0)
            break;
    }
    return text;
}

/* text stands on `operator`: past what follows of the name, to its parameters. */
static const char *skip_operator(const char *text) {
    text = lexer_skip_blank(lexer_skip_token(text));
    if (*text == '(')
        return lexer_skip_blank(lexer_skip_balanced(text));
    while (*text && !strchr("(;{}", *text))
        text = lexer_skip_blank(lexer_skip_token(text));
    return text;
}

/* The conditional directives between a declaration and the one before it. Which branches were
 * compiled shows in the declaration only: the one it stands in was. */
typedef struct Conditionals {
    guint before[8]; /* how many marks were found when each open one began */
    guint depth;
} Conditionals;

static void forget_since(MarkSearch *search, guint before) {
    if (search->found->len > before)
        g_array_set_size(search->found, before);
}

/* From a branch that was compiled: past the others, to the `#endif` that ends them. */
static const char *skip_branches(const char *text) {
    guint depth = 1;
    while (*text && depth > 0) {
        const char *word = lexer_skip_blank(text + 1);
        gboolean directive = *text == '#';
        if (directive && g_str_has_prefix(word, "if"))
            depth++;
        else if (directive && source_is_word(word, "endif"))
            depth--;
        text = lexer_skip_blank(directive ? lexer_skip_directive(text) : lexer_skip_token(text));
    }
    return text;
}

/* text stands on a directive: what follows it. What a branch that need not be compiled says is
 * forgotten. */
static const char *pass_directive(MarkSearch *search, Conditionals *open, const char *text,
                                  gboolean started) {
    const char *word = lexer_skip_blank(text + 1);
    const char *next = lexer_skip_blank(lexer_skip_directive(text));
    guint before = open->depth > 0 && open->depth <= G_N_ELEMENTS(open->before)
                       ? open->before[open->depth - 1]
                       : 0;
    if (g_str_has_prefix(word, "if")) {
        if (open->depth < G_N_ELEMENTS(open->before))
            open->before[open->depth] = search->found->len;
        open->depth++;
    } else if (g_str_has_prefix(word, "el")) {
        if (started && open->depth == 0)
            return skip_branches(next);
        forget_since(search, before);
    } else if (source_is_word(word, "endif") && open->depth > 0) {
        open->depth--;
        forget_since(search, before);
    }
    return next;
}

/* A bit-field's width or a constructor's initialisers follow; not part of `::`. */
static gboolean is_single_colon(const char *text) {
    return text[0] == ':' && text[1] != ':' && text[-1] != ':';
}

/* Collects the identifiers from text up to the end of the declarator, or to limit. What stood
 * before the last ';', '{' or '}' ahead of start belongs to something else. */
static void search_text(MarkSearch *search, const char *text, const char *start,
                        const char *limit) {
    gboolean named = FALSE;
    gboolean started = FALSE;
    Conditionals open = {{0}, 0};
    text = lexer_skip_blank(text);
    while (*text && text < limit) {
        gsize length = lexer_identifier_length(text);
        if (!started && text >= start) {
            started = TRUE;
            open.depth = 0; /* the branches it stands in are compiled */
        }
        if (*text == '#') {
            text = pass_directive(search, &open, text, started);
            continue;
        }
        if (strchr(";{}", *text)) {
            if (text >= start)
                return;
            g_array_set_size(search->found, 0);
            memset(open.before, 0, sizeof open.before);
        } else if (named && (*text == '=' || is_single_colon(text))) {
            return;
        } else if (source_is_word(text, "template")) {
            text = skip_template(text);
            continue;
        } else if (source_is_word(text, "operator")) {
            named = named || text >= start;
            text = skip_operator(text);
            continue;
        } else if (*text == '[' && text[1] == '[') {
            text = lexer_skip_blank(lexer_skip_balanced(text));
            continue;
        } else if (length > 0) {
            gboolean is_name =
                strlen(search->name) == length && strncmp(text, search->name, length) == 0;
            if (is_name && text >= start)
                named = TRUE;
            add_word(search, text, length);
            const char *next = lexer_skip_blank(text + length);
            if (*next == '(' && (is_name || source_is_word(text, "__attribute__") ||
                                 !lexer_identifier_length(lexer_skip_blank(next + 1)))) {
                /* parameters, an attribute's words: theirs, not the declaration's; but
                 * `(*mark name)(int)` is looked into */
                if (is_name || source_is_word(text, "__attribute__"))
                    next = lexer_skip_balanced(next);
                text = lexer_skip_blank(next);
                continue;
            }
        } else if (*text == '(' && named) {
            text = lexer_skip_blank(lexer_skip_balanced(text));
            continue;
        }
        text = lexer_skip_blank(lexer_skip_token(text));
    }
}

static enum CXChildVisitResult collect_annotation(CXCursor cursor, CXCursor parent,
                                                  CXClientData data) {
    (void)parent;
    MarkSearch *search = data;
    if (cursor.kind == CXCursor_CompoundStmt)
        return CXChildVisit_Break;
    if (cursor.kind == CXCursor_AnnotateAttr) {
        FactsText text = extraction_add_string(search->extraction, clang_getCursorSpelling(cursor));
        g_array_append_val(search->found, text);
    }
    return CXChildVisit_Continue;
}

/* Where the search ends that starts at the use of a macro: behind that use when it is the macro
 * that names the declaration, for then nothing says where the next one begins. */
static gsize search_limit(MarkSearch *search, CXCursor declaration, SourceSpot use) {
    const char *text = use.file->text + use.offset;
    const char *end = lexer_skip_blank(text + lexer_identifier_length(text));
    SourceSpot name = source_seen(search->extraction, clang_getCursorLocation(declaration));
    if (*end == '(')
        end = lexer_skip_balanced(end);
    gsize used = (gsize)(end - use.file->text);
    if (name.file != use.file || name.offset >= used)
        return use.file->length;
    CXSourceRange extent = clang_getCursorExtent(declaration);
    SourceSpot last = source_seen(search->extraction, clang_getRangeEnd(extent));
    return last.file == use.file ? MAX(used, last.offset) : used;
}

static void search_written(MarkSearch *search, CXCursor declaration) {
    CXSourceRange extent = clang_getCursorExtent(declaration);
    SourceSpot seen = source_seen(search->extraction, clang_getRangeStart(extent));
    SourceSpot spelled = source_spelled(search->extraction, clang_getRangeStart(extent));
    if (seen.file && seen.file->text && seen.offset < seen.file->length) {
        const char *text = seen.file->text;
        unsigned from = MIN(seen.file->mark_end, seen.offset);
        /* Already passed: a field or typedef some call goes through. Back to what ends the last
         * one. */
        while (seen.file->mark_end > seen.offset && from > 0 && !strchr(";{}", text[from - 1]))
            from--;
        gboolean by_macro = spelled.file != seen.file || spelled.offset != seen.offset;
        gsize limit = by_macro ? search_limit(search, declaration, seen) : seen.file->length;
        search_text(search, text + from, text + seen.offset, text + limit);
    }
    if (!spelled.file || !spelled.file->text || spelled.offset >= spelled.file->length ||
        (spelled.file == seen.file && spelled.offset == seen.offset))
        return;
    /* The declaration begins in a macro's body: look along that body's line. */
    const char *text = spelled.file->text;
    const char *line = text + spelled.offset;
    while (line > text && line[-1] != '\n')
        line--;
    search_text(search, *lexer_skip_blank(line) == '#' ? text + spelled.offset : line,
                text + spelled.offset, lexer_skip_directive(text + spelled.offset));
}

/* Hundreds of declarations have the same marks: each list is written down once. */
static FactsSlice add_list(Extraction *extraction, const GArray *found) {
    if (found->len == 0)
        return (FactsSlice){0, 0};
    GBytes *list = g_bytes_new(found->data, found->len * sizeof(FactsText));
    gpointer first = g_hash_table_lookup(extraction->mark_lists, list);
    if (first) {
        g_bytes_unref(list);
        return (FactsSlice){GPOINTER_TO_UINT(first), found->len};
    }
    FactsSlice slice =
        facts_add_words(extraction->facts, (guint32 *)(void *)found->data, found->len);
    g_hash_table_insert(extraction->mark_lists, list, GUINT_TO_POINTER(slice.first));
    return slice;
}

FactsSlice marks_of(Extraction *extraction, CXCursor declaration) {
    CXString name = clang_getCursorSpelling(declaration);
    const char *word = clang_getCString(name);
    word += word && *word == '~';
    CXString type = clang_getTypeSpelling(clang_getCursorType(declaration));
    MarkSearch search = {.extraction = extraction,
                         .name = g_strndup(word, word ? lexer_identifier_length(word) : 0),
                         .type = clang_getCString(type),
                         .found = g_array_new(FALSE, FALSE, sizeof(FactsText))};
    if (*search.name && search.type)
        search_written(&search, declaration);
    clang_visitChildren(declaration, collect_annotation, &search);
    FactsSlice marks = add_list(extraction, search.found);
    g_array_unref(search.found);
    g_free(search.name);
    clang_disposeString(name);
    clang_disposeString(type);
    return marks;
}

FactsSlice marks_annotated(Extraction *extraction, CXCursor declaration) {
    MarkSearch search = {.extraction = extraction,
                         .found = g_array_new(FALSE, FALSE, sizeof(FactsText))};
    clang_visitChildren(declaration, collect_annotation, &search);
    FactsSlice marks = add_list(extraction, search.found);
    g_array_unref(search.found);
    return marks;
}

static void advance(Extraction *extraction, CXSourceLocation location) {
    SourceSpot spot = source_seen(extraction, location);
    if (spot.file && spot.offset > spot.file->mark_end)
        spot.file->mark_end = spot.offset;
}

void marks_pass(Extraction *extraction, CXCursor declaration) {
    advance(extraction, clang_getRangeEnd(clang_getCursorExtent(declaration)));
}

void marks_enter(Extraction *extraction, CXCursor scope) {
    advance(extraction, clang_getRangeStart(clang_getCursorExtent(scope)));
}
