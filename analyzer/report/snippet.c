#include "report/snippet.h"

#include "report/glyphs.h"

/* In columns: the longest line shown whole, how much of a longer one is shown before the caret if
 * the caret is too far right for the line's start to be seen, and how far right that is. */
enum {
    WIDTH_LIMIT = 160,
    WIDTH_BEFORE_CARET = 60,
    WIDTH_FROM_START = 100
};

static const char CUT_MARK[] = "...";

/* The part of a line that is shown, in bytes. */
typedef struct Window {
    gsize begin;
    gsize end;
} Window;

static Glyph line_glyph(SourceLine line, gsize offset) {
    return glyph_read(line.text + offset, line.length - offset);
}

/* How far the line can be read from begin within so many columns, and no further than end. */
static gsize line_advance(SourceLine line, gsize begin, gsize end, unsigned width) {
    gsize offset = begin;
    while (offset < end) {
        Glyph glyph = line_glyph(line, offset);
        if (glyph.width > width)
            break;
        width -= glyph.width;
        offset += glyph.length;
    }
    return MIN(offset, end);
}

/* Where the glyph before offset begins. The longest candidate is asked first, for the last byte of
 * a character reads as a stray byte by itself. */
static gsize line_glyph_before(SourceLine line, gsize offset) {
    for (gsize length = MIN(4, offset); length > 1; length--)
        if (line_glyph(line, offset - length).length == length)
            return offset - length;
    return offset - 1;
}

/* Where the glyph begins that the byte at offset belongs to. */
static gsize line_glyph_start(SourceLine line, gsize offset) {
    for (gsize back = MIN(3, offset); back > 0; back--)
        if (line_glyph(line, offset - back).length > back)
            return offset - back;
    return offset;
}

static gsize line_retreat(SourceLine line, gsize end, unsigned width) {
    gsize offset = end;
    while (offset > 0) {
        gsize before = line_glyph_before(line, offset);
        unsigned needed = line_glyph(line, before).width;
        if (needed > width)
            break;
        width -= needed;
        offset = before;
    }
    return offset;
}

static Window window_around(SourceLine line, gsize caret) {
    if (line_advance(line, 0, line.length, WIDTH_LIMIT) == line.length)
        return (Window){0, line.length};
    Window window = {0, 0};
    if (line_advance(line, 0, caret, WIDTH_FROM_START) < caret)
        window.begin = line_retreat(line, caret, WIDTH_BEFORE_CARET);
    window.end = line_advance(line, window.begin, line.length, WIDTH_LIMIT);
    return window;
}

static char *render_source(SourceLine line, Window window) {
    GString *source = g_string_new(window.begin > 0 ? CUT_MARK : "");
    glyphs_append(source, line.text + window.begin, window.end - window.begin);
    if (window.end < line.length)
        g_string_append(source, CUT_MARK);
    return g_string_free(source, FALSE);
}

static void append_repeated(GString *marks, char mark, unsigned count) {
    for (unsigned i = 0; i < count; i++)
        g_string_append_c(marks, mark);
}

/* Everything before the caret, as blanks of the same width. */
static void append_indent(GString *marks, SourceLine line, gsize begin, gsize caret) {
    for (gsize offset = begin; offset < caret;) {
        Glyph glyph = line_glyph(line, offset);
        if (glyph.tab)
            g_string_append_c(marks, '\t');
        else
            append_repeated(marks, ' ', glyph.width);
        offset += glyph.length;
    }
}

/* The tildes of what follows the caret's own column. A tab there is a gap. */
static void append_tildes(GString *marks, SourceLine line, gsize caret, gsize end) {
    unsigned taken = 1;
    for (gsize offset = caret; offset < end;) {
        Glyph glyph = line_glyph(line, offset);
        if (glyph.tab) {
            g_string_append_c(marks, '\t');
        } else {
            append_repeated(marks, '~', glyph.width - MIN(taken, glyph.width));
            taken -= MIN(taken, glyph.width);
        }
        offset += glyph.length;
    }
}

static char *render_marks(SourceLine line, Window window, gsize caret, gsize end) {
    GString *marks = g_string_new(NULL);
    append_repeated(marks, ' ', window.begin > 0 ? sizeof CUT_MARK - 1 : 0);
    append_indent(marks, line, window.begin, caret);
    g_string_append_c(marks, '^');
    /* How wide a tab under the caret is cannot be known here, so nothing after it can be placed. */
    if (caret < line.length && line.text[caret] != '\t')
        append_tildes(marks, line, caret, MIN(end, window.end));
    g_strchomp(marks->str);
    return g_string_free(marks, FALSE);
}

static gsize length_without_trailing_space(SourceLine line) {
    gsize length = line.length;
    while (length > 0 && g_ascii_isspace(line.text[length - 1]))
        length--;
    return length;
}

gboolean snippet_make(SourceLine line, unsigned column, unsigned end_column, Snippet *snippet) {
    if (column == 0 || column - 1 > line.length)
        return FALSE;
    gsize caret = line_glyph_start(line, column - 1);
    gsize end = end_column == 0 ? caret : end_column - 1;
    if (end > line.length)
        end = length_without_trailing_space(line);
    Window window = window_around(line, caret);
    snippet->source = render_source(line, window);
    snippet->marks = render_marks(line, window, caret, end);
    return TRUE;
}

void snippet_clear(Snippet *snippet) {
    g_free(snippet->source);
    g_free(snippet->marks);
    *snippet = (Snippet){NULL, NULL};
}
