/* The text of a file, and where its lines begin: libclang looks for them anew after each parse.
 *
 * Bytes are the caller's, or a copy of them that the text owns. A NUL stands behind them. */
#ifndef COROLINT_EXTRACT_FILE_TEXT_H
#define COROLINT_EXTRACT_FILE_TEXT_H

#include <glib.h>

typedef struct FileText {
    const char *bytes;
    gsize length;
    char *copy;    /* what bytes are, when they are its own */
    GArray *lines; /* of guint: where each begins */
} FileText;

FileText *file_text_new(const char *bytes, gsize length, gboolean copied);
/* Takes NULL, too. */
void file_text_free(FileText *text);

/* Line and column, both from 1 on, as a compiler counts them: a column is a byte. */
void file_text_position(const FileText *text, guint offset, guint *line, guint *column);

#endif
