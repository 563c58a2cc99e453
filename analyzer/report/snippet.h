/* A source line to be printed, and the marks below it: a caret where the range begins, tildes to
 * its end.
 *
 * Tabs are kept in both lines, so that the marks stand right whatever the terminal's tab stops are.
 * A line too long to read is cut on both sides of the caret. */
#ifndef COROLINT_REPORT_SNIPPET_H
#define COROLINT_REPORT_SNIPPET_H

#include "model/source_lines.h"

#include <glib.h>

/* Both texts are without line break and owned. */
typedef struct Snippet {
    char *source;
    char *marks;
} Snippet;

/* Columns count bytes from 1; end_column is the first one past the range and may lie past the line,
 * as it does for a range that goes on below. FALSE, with nothing to clear, when the line has no
 * such column: then it is not the line the range was taken from. */
gboolean snippet_make(SourceLine line, unsigned column, unsigned end_column, Snippet *snippet);
void snippet_clear(Snippet *snippet);

#endif
