/* Header notes: what the declarations in a file's headers say, kept from one parse of the file for
 * the next ones.
 *
 * While a file is edited its headers come out of a precompiled preamble, of which libclang shows
 * only what somebody refers to: walking over all of it would cost more than the parse. What the
 * walk would have found for a function that is referred to stands here. */
#ifndef COROLINT_EXTRACT_HEADER_NOTES_H
#define COROLINT_EXTRACT_HEADER_NOTES_H

#include "extract/extraction.h"

typedef struct HeaderNotes HeaderNotes;

HeaderNotes *header_notes_new(void);
void header_notes_free(HeaderNotes *notes);

/* While notes are taken: of a declaration in a header, and of a function that a cleanup attribute
 * names. */
void header_notes_add(Extraction *extraction, CXCursor declaration, FactsSlice marks,
                      FactsSlice typedef_marks);
void header_notes_add_cleanup(Extraction *extraction, const char *name, FactsRow row);
/* At the end: what was found out about macros. */
void header_notes_keep_aliases(Extraction *extraction);

/* While they are used: what they say goes to the row, which is new. */
void header_notes_apply(Extraction *extraction, FactsRow row);
/* The row of the function that a cleanup attribute names; 0 when the notes know none. */
FactsRow header_notes_cleanup_row(Extraction *extraction, const char *name);
/* The text of a header, as the notes' path has it; NULL when it was not added. Not owned. */
const FileText *header_notes_text(const HeaderNotes *notes, const char *path);
/* Takes over text, and gives it back; NULL is not kept. */
const FileText *header_notes_add_text(HeaderNotes *notes, const char *path, FileText *text);
/* Which macros stand for others (aliases.c); NULL when nobody has asked while notes were taken. Not
 * owned. */
GHashTable *header_notes_aliases(const HeaderNotes *notes);

#endif
