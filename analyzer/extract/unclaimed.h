/* Declarations of C in headers whose functions have no row, for nothing has used them yet: a static
 * one that stays unused says nothing to anybody, and there are hundreds in a file. What they say is
 * kept until their function gets a row, if it ever does. */
#ifndef COROLINT_EXTRACT_UNCLAIMED_H
#define COROLINT_EXTRACT_UNCLAIMED_H

#include "extract/extraction.h"

typedef struct UnclaimedDeclaration {
    CXCursor declaration;
    FactsSlice marks;
    FactsSlice typedef_marks; /* of the typedef it is declared with */
    guint next;               /* index + 1 of another declaration of the function; 0 for none */
} UnclaimedDeclaration;

/* Of an Extraction. */
GArray *unclaimed_new(void);

void unclaimed_leave(Extraction *extraction, CXCursor declaration, FactsSlice marks,
                     FactsSlice typedef_marks);

/* The function has a row from now on. Returns the index + 1 of the first of its declarations; 0
 * for none. */
guint unclaimed_take(Extraction *extraction, CXCursor function);
gboolean unclaimed_is_taken(const Extraction *extraction, CXCursor function);
/* What stands at index + 1; not owned. */
const UnclaimedDeclaration *unclaimed_get(const Extraction *extraction, guint next);

#endif
