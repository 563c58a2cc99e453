/* Finds what comments say to linters: `NOLINT`, `NOLINTNEXTLINE(…)` and their kin, in real comments
 * alone, not in literals.
 *
 * Works on the text by itself, for libclang shows no comments but those of declarations. */
#ifndef COROLINT_EXTRACT_COMMENT_SCAN_H
#define COROLINT_EXTRACT_COMMENT_SCAN_H

#include <glib.h>

typedef struct CommentRequest {
    const char *text; /* borrowed: from its "NOLINT" to the end of its word, or of the list in
                         brackets that follows at once and is closed on the same line */
    gsize length;
    guint line; /* from 1, as is the column, in bytes */
    guint column;
    guint first_line; /* of the branch of #if it stands in, the innermost; 0 for none */
    guint last_line;
} CommentRequest;

/* Of CommentRequest, in order. text ends with a NUL. Free with g_array_unref(). */
GArray *comment_scan(const char *text);

#endif
