/* Positions and texts: where a cursor stands, which macro brought it there, how it is spelled. */
#ifndef COROLINT_EXTRACT_SOURCE_H
#define COROLINT_EXTRACT_SOURCE_H

#include "extract/extraction.h"

/* A spot in a file's text. file is NULL when libclang knows no text there. */
typedef struct SourceSpot {
    SourceFile *file;
    unsigned line;
    unsigned column;
    unsigned offset;
} SourceSpot;

/* A hash table of CXFile to SourceFile, which it owns. */
GHashTable *source_table_new(void);
SourceFile *source_file(Extraction *extraction, CXFile file, CXSourceLocation inside);
/* Its path as facts have it, without taking note of the file. Free with g_free(). */
char *source_path(const Extraction *extraction, CXFile file);
/* The file's row in the facts. */
FactsRow source_file_row(Extraction *extraction, SourceFile *file);

/* Where the reader sees it: the macro's use for text of a macro's body, the spot where it is
 * written for a macro's arguments. */
SourceSpot source_seen(Extraction *extraction, CXSourceLocation location);
/* Where its letters are: inside a macro's definition for text of a macro's body. */
SourceSpot source_spelled(Extraction *extraction, CXSourceLocation location);

/* The text at a cursor's spelled start, up to the end of the file; "" when there is none. */
const char *source_text_at(Extraction *extraction, CXCursor cursor);
/* Whether text begins with word and the word ends there. */
gboolean source_is_word(const char *text, const char *word);

/* Where the reader sees the cursor. Zero when it has no place. */
FactsRange source_range(Extraction *extraction, CXCursor cursor);
/* Where the name of a declaration stands. */
FactsRange source_name_range(Extraction *extraction, CXCursor declaration);

/* The outermost macro whose body the cursor's start comes from, and the innermost; 0 for none. */
void source_macros(Extraction *extraction, CXCursor cursor, FactsText *outer, FactsText *inner);
/* The outermost macro in whose arguments the cursor's start is written; 0 for none. */
FactsText source_macro_around(Extraction *extraction, CXCursor cursor);

/* Whether the cursor is seen in a file that is not the project's. */
gboolean source_in_system(Extraction *extraction, CXCursor cursor);

#endif
