/* A document's text and the positions in it.
 *
 * The protocol counts lines from 0, and columns from 0 in the units of an encoding that both sides
 * agree on; findings count both from 1, columns in bytes. Positions behind the end of a line mean
 * its end, lines behind the last one the end of the text, as the protocol wants it. */
#ifndef COROLINT_DRIVER_LSP_TEXT_H
#define COROLINT_DRIVER_LSP_TEXT_H

#include <glib.h>

typedef enum LspEncoding {
    LSP_UTF16, /* what counts when nothing was agreed on */
    LSP_UTF8,
    LSP_UTF32,
} LspEncoding;

/* "utf-16", "utf-8", "utf-32". */
const char *lsp_encoding_name(LspEncoding encoding);

typedef struct LspPosition {
    guint line;
    guint character;
} LspPosition;

typedef struct LspRange {
    LspPosition start;
    LspPosition end;
} LspRange;

/* Never changed once it is made; counted by references. Any bytes are a text. */
typedef struct LspText {
    char *bytes; /* with a NUL behind them */
    gsize length;
    GArray *lines; /* of gsize: where each line begins */
    gatomicrefcount references;
} LspText;

/* Takes over bytes, which end with a NUL behind them. */
LspText *lsp_text_new(char *bytes, gsize length);
/* What a file holds; NULL when it cannot be read, or is none. */
LspText *lsp_text_read(const char *path);
LspText *lsp_text_ref(LspText *text);
void lsp_text_unref(LspText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LspText, lsp_text_unref)

/* Between 0 and the length. */
gsize lsp_text_offset(const LspText *text, LspPosition position, LspEncoding encoding);
/* Of a line and a column as findings have them. */
LspPosition lsp_text_position(const LspText *text, guint line, guint column, LspEncoding encoding);

/* A line, counted from 0, without its line break; empty behind the last one. Borrowed. */
const char *lsp_text_line(const LspText *text, guint line, gsize *length);

/* A new text with the range replaced. */
LspText *lsp_text_replace(const LspText *text, LspRange range, LspEncoding encoding,
                          const char *replacement);

gboolean lsp_text_equal(const LspText *left, const LspText *right);

#endif
