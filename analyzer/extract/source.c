#include "extract/source.h"

#include <string.h>

#include "extract/header_notes.h"
#include "extract/lexer.h"

char *source_path(const Extraction *extraction, CXFile file) {
    CXString name = clang_getFileName(file);
    char *path = g_canonicalize_filename(clang_getCString(name), extraction->directory);
    clang_disposeString(name);
    gsize root = strlen(extraction->root);
    if (root > 0 && strncmp(path, extraction->root, root) == 0 && path[root] == '/')
        memmove(path, path + root + 1, strlen(path + root + 1) + 1);
    return path;
}

static gboolean path_is_system(const char *path) {
    return g_str_has_prefix(path, "/usr/") || g_str_has_prefix(path, "/opt/homebrew/");
}

static void source_free(gpointer data) {
    SourceFile *source = data;
    g_free(source->path);
    file_text_free(source->own);
    g_free(source);
}

GHashTable *source_table_new(void) {
    return g_hash_table_new_full(NULL, NULL, NULL, source_free);
}

FactsRow source_file_row(Extraction *extraction, SourceFile *source) {
    if (source->row)
        return source->row;
    source->row = facts_add_row(extraction->facts, FACTS_TABLE_FILES);
    FactsFile *row = facts_file(extraction->facts, source->row);
    row->path = facts_add_text(extraction->facts, source->path);
    row->flags = (source->main ? FACTS_FILE_MAIN : 0U) | (source->system ? FACTS_FILE_SYSTEM : 0U);
    return source->row;
}

/* What libclang has of a file; NULL when it has none of it. */
static FileText *read_text(const Extraction *extraction, CXFile file, gboolean copied) {
    size_t length = 0;
    const char *bytes = clang_getFileContents(extraction->unit, file, &length);
    return bytes ? file_text_new(bytes, length, copied) : NULL;
}

/* For headers that notes are about libclang would have to read each file anew. */
static void know_text(Extraction *extraction, CXFile file, SourceFile *source) {
    gboolean is_noted = g_hash_table_contains(extraction->noted, source->path);
    if (is_noted)
        source->mark_end = G_MAXUINT; /* all of it has been passed */
    if (is_noted && !clang_File_isEqual(file, extraction->main_file)) {
        source->known = header_notes_text(extraction->notes, source->path);
        if (!source->known)
            source->known = header_notes_add_text(extraction->notes, source->path,
                                                  read_text(extraction, file, TRUE));
    } else {
        source->known = source->own = read_text(extraction, file, FALSE);
    }
    source->text = source->known ? source->known->bytes : NULL;
    source->length = source->known ? source->known->length : 0;
}

SourceFile *source_file(Extraction *extraction, CXFile file, CXSourceLocation inside) {
    if (!file)
        return NULL;
    SourceFile *known = g_hash_table_lookup(extraction->files, file);
    if (known)
        return known;
    SourceFile *source = g_new0(SourceFile, 1);
    source->path = source_path(extraction, file);
    if (extraction->local)
        know_text(extraction, file, source);
    else
        source->text = clang_getFileContents(extraction->unit, file, &source->length);
    source->main = clang_File_isEqual(file, extraction->main_file) != 0;
    source->system =
        !source->main && (clang_Location_isInSystemHeader(inside) != 0 ||
                          (g_path_is_absolute(source->path) && path_is_system(source->path)));
    if (!source->system) /* which files of the project it includes is worth knowing by itself */
        source_file_row(extraction, source);
    g_hash_table_insert(extraction->files, file, source);
    return source;
}

/* One of libclang's functions that tell where a location is. */
typedef void (*Locate)(CXSourceLocation location, CXFile *file, unsigned *line, unsigned *column,
                       unsigned *offset);

static SourceSpot locate(Extraction *extraction, CXSourceLocation location, Locate ask) {
    SourceSpot spot = {0};
    CXFile file = NULL;
    if (!extraction->local) {
        ask(location, &file, &spot.line, &spot.column, &spot.offset);
        spot.file = source_file(extraction, file, location);
        return spot;
    }
    ask(location, &file, NULL, NULL, &spot.offset);
    spot.file = source_file(extraction, file, location);
    if (spot.file && spot.file->known)
        file_text_position(spot.file->known, spot.offset, &spot.line, &spot.column);
    else
        ask(location, &file, &spot.line, &spot.column, &spot.offset);
    return spot;
}

SourceSpot source_seen(Extraction *extraction, CXSourceLocation location) {
    return locate(extraction, location, clang_getFileLocation);
}

SourceSpot source_spelled(Extraction *extraction, CXSourceLocation location) {
    return locate(extraction, location, clang_getSpellingLocation);
}

/* Where the macro is used whose expansion or argument it is: the outermost. */
static SourceSpot source_used(Extraction *extraction, CXSourceLocation location) {
    return locate(extraction, location, clang_getExpansionLocation);
}

static const char *spot_text(SourceSpot spot) {
    if (!spot.file || !spot.file->text || spot.offset >= spot.file->length)
        return "";
    return spot.file->text + spot.offset;
}

const char *source_text_at(Extraction *extraction, CXCursor cursor) {
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    return spot_text(source_spelled(extraction, start));
}

gboolean source_is_word(const char *text, const char *word) {
    gsize length = strlen(word);
    return strncmp(text, word, length) == 0 && !lexer_is_identifier(text[length]);
}

/* The end of a macro's use that starts at text: its name and, when it has them, its arguments. */
static gsize macro_use_length(const char *text) {
    gsize name = lexer_identifier_length(text);
    const char *next = lexer_skip_blank(text + name);
    if (*next != '(')
        return name;
    return (gsize)(lexer_skip_balanced(next) - text);
}

static void range_end_after(FactsRange *range, const char *text, gsize length) {
    for (gsize i = 0; i < length; i++) {
        range->end_column++;
        if (text[i] == '\n') {
            range->end_line++;
            range->end_column = 1;
        }
    }
}

static FactsRange range_between(Extraction *extraction, CXSourceLocation start,
                                CXSourceLocation end) {
    SourceSpot first = source_seen(extraction, start);
    if (!first.file)
        return (FactsRange){0};
    FactsRange range = {source_file_row(extraction, first.file), first.line, first.column,
                        first.line, first.column};
    SourceSpot spelled = source_spelled(extraction, start);
    gboolean from_macro_body = spelled.file != first.file || spelled.offset != first.offset;
    SourceSpot last = source_seen(extraction, end);
    if (!from_macro_body && last.file == first.file && last.offset > first.offset) {
        range.end_line = last.line;
        range.end_column = last.column;
        return range;
    }
    const char *text = spot_text(first);
    range_end_after(&range, text, macro_use_length(text));
    if (range.end_line == range.line && range.end_column == range.column)
        range.end_column++;
    return range;
}

FactsRange source_range(Extraction *extraction, CXCursor cursor) {
    CXSourceRange extent = clang_getCursorExtent(cursor);
    return range_between(extraction, clang_getRangeStart(extent), clang_getRangeEnd(extent));
}

FactsRange source_name_range(Extraction *extraction, CXCursor declaration) {
    CXSourceLocation location = clang_getCursorLocation(declaration);
    SourceSpot spot = source_seen(extraction, location);
    if (!spot.file)
        return (FactsRange){0};
    FactsRange range = {source_file_row(extraction, spot.file), spot.line, spot.column, spot.line,
                        spot.column};
    gsize length = lexer_identifier_length(spot_text(spot));
    range.end_column += (guint32)MAX(length, 1);
    return range;
}

/* The name after `#define` of the line, continuation lines included, in which offset stands. */
static char *defined_macro(const SourceFile *file, unsigned offset) {
    if (!file || !file->text || offset >= file->length)
        return NULL;
    const char *start = file->text + offset;
    while (start > file->text) {
        const char *newline = start - 1;
        if (*newline == '\n') {
            const char *before = newline;
            if (before > file->text && before[-1] == '\r')
                before--;
            if (before == file->text || before[-1] != '\\')
                break;
        }
        start--;
    }
    const char *text = lexer_skip_blank(start);
    if (*text != '#')
        return NULL;
    text = lexer_skip_blank(text + 1);
    if (!source_is_word(text, "define"))
        return NULL;
    text = lexer_skip_blank(text + strlen("define"));
    return g_strndup(text, lexer_identifier_length(text));
}

void source_macros(Extraction *extraction, CXCursor cursor, FactsText *outer, FactsText *inner) {
    *outer = 0;
    *inner = 0;
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    SourceSpot seen = source_seen(extraction, start);
    SourceSpot spelled = source_spelled(extraction, start);
    if (seen.file == spelled.file && seen.offset == spelled.offset)
        return;
    const char *use = spot_text(seen);
    g_autofree char *outer_name = g_strndup(use, lexer_identifier_length(use));
    g_autofree char *inner_name = defined_macro(spelled.file, spelled.offset);
    *outer = facts_add_text(extraction->facts, outer_name);
    *inner = facts_add_text(extraction->facts, inner_name);
}

FactsText source_macro_around(Extraction *extraction, CXCursor cursor) {
    CXSourceLocation start = clang_getRangeStart(clang_getCursorExtent(cursor));
    SourceSpot seen = source_seen(extraction, start);
    SourceSpot use = source_used(extraction, start);
    if (!use.file || (use.file == seen.file && use.offset == seen.offset))
        return 0;
    const char *text = spot_text(use);
    g_autofree char *name = g_strndup(text, lexer_identifier_length(text));
    return facts_add_text(extraction->facts, name);
}

gboolean source_in_system(Extraction *extraction, CXCursor cursor) {
    CXSourceLocation location = clang_getCursorLocation(cursor);
    CXFile file = NULL;
    clang_getExpansionLocation(location, &file, NULL, NULL, NULL);
    SourceFile *source = source_file(extraction, file, location);
    return !source || source->system;
}
