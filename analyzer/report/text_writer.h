/* What every text for people is made of: places, labels, source lines with carets.
 *
 * A TextWriter owns its text until text_writer_finish() hands it over. Source lines are read from
 * the files; where that fails there is no snippet. */
#ifndef COROLINT_REPORT_TEXT_WRITER_H
#define COROLINT_REPORT_TEXT_WRITER_H

#include "model/finding.h"
#include "model/source_lines.h"
#include "report/paths.h"

/* The escape sequences of a terminal, or nothing. */
typedef struct Palette {
    const char *severity[SEVERITY_ERROR + 1];
    const char *bold;
    const char *caret;
    const char *reset;
} Palette;

typedef struct TextWriter {
    GString *out;
    const Palette *palette;
    SourceLines *sources; /* not owned */
    ShownPaths paths;
} TextWriter;

/* sources must outlive the writer. */
void text_writer_init(TextWriter *writer, SourceLines *sources, gboolean color);
/* The text, to be freed with g_free(); the writer is empty then. */
char *text_writer_finish(TextWriter *writer);

/* Text as it may be shown on a terminal; NULL is nothing. */
void text_writer_add_safely(TextWriter *writer, const char *text);
/* "path:line:column: ", without what is not known. */
void text_writer_add_place(TextWriter *writer, const SourceRange *range);
/* "note: ", in the colour of a severity. */
void text_writer_add_label(TextWriter *writer, Severity severity, const char *label);
/* The source line with marks below it. */
void text_writer_add_snippet(TextWriter *writer, const SourceRange *range);
/* A note with its snippet. */
void text_writer_add_step(TextWriter *writer, const TraceStep *step);
/* "help: …"; nothing for NULL. */
void text_writer_add_help(TextWriter *writer, const char *help);

#endif
