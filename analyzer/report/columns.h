/* Columns as other programs count them.
 *
 * Findings count bytes; editors and code hosts count the code units of UTF-16, as JavaScript does.
 * A byte that belongs to no character counts as one: such text is shown with U+FFFD for it. A byte
 * order mark counts as nothing, for nobody shows it. */
#ifndef COROLINT_REPORT_COLUMNS_H
#define COROLINT_REPORT_COLUMNS_H

#include "model/source_lines.h"

/* The column, from 1, in units of UTF-16, of a column in bytes. As it is where the line cannot be
 * read; 0 stays 0. */
unsigned column_in_utf16(SourceLines *sources, const char *file, unsigned line, unsigned column);

/* The units of UTF-16 in text. */
unsigned utf16_length(const char *text, gsize length);

#endif
