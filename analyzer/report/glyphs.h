/* Text as a terminal may show it: one glyph after the other, with the columns each takes.
 *
 * Sources and paths may hold any bytes. What is not printable is spelled out (<U+001B>, a stray
 * byte as <FF>), so that no text can move the cursor, hide or reorder what stands beside it. Tabs
 * stay tabs. */
#ifndef COROLINT_REPORT_GLYPHS_H
#define COROLINT_REPORT_GLYPHS_H

#include <glib.h>

typedef struct Glyph {
    char shown[12]; /* what to print, terminated */
    gsize length;   /* the bytes it stands for, at least 1 */
    unsigned width; /* columns; for a tab, the most it can take */
    gboolean tab;
} Glyph;

/* Reads the glyph at the start of text, of which at least one byte is left. */
Glyph glyph_read(const char *text, gsize length);

/* Appends text as it may be shown. */
void glyphs_append(GString *out, const char *text, gsize length);
/* A whole text, so that it is one line whatever it holds. To be freed with g_free(). */
char *glyphs_of(const char *text);

#endif
