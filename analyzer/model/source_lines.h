/* The lines of source files, read once and kept: for snippets below a finding and for fingerprints.
 *
 * A SourceLines owns every text it has read; what it hands out is borrowed and lives as long as it
 * does. A file that cannot be read has no lines: it may have changed or gone since it was parsed,
 * and that is no reason for a report to fail. A text that is not on the disk, as an editor's is
 * before it is saved, is put in before it is asked for. */
#ifndef COROLINT_MODEL_SOURCE_LINES_H
#define COROLINT_MODEL_SOURCE_LINES_H

#include <glib.h>

typedef struct SourceLines SourceLines;

/* One line without its line break: bytes as they stand in the file, not terminated, of any
 * encoding. */
typedef struct SourceLine {
    const char *text;
    gsize length;
} SourceLine;

SourceLines *source_lines_new(void);
void source_lines_free(SourceLines *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceLines, source_lines_free)

/* Takes a copy of text for what the file holds, whatever the disk has. */
void source_lines_put(SourceLines *sources, const char *file, const char *text, gsize length);

/* Finds a line, counted from 1. FALSE, and an empty line, when the file cannot be read (file may be
 * NULL) or is shorter than that. */
gboolean source_lines_get(SourceLines *sources, const char *file, unsigned number,
                          SourceLine *line);

#endif
