/* Types: rows for what variables, objects and awaited values are. */
#ifndef COROLINT_EXTRACT_TYPES_H
#define COROLINT_EXTRACT_TYPES_H

#include "extract/extraction.h"

/* The row of a type; 0 for an invalid one. The typedef names it was written with are kept. */
FactsRow types_row(Extraction *extraction, CXType type);

/* The marks of the typedef of a function, or of a pointer to one, that the type is written as, and
 * of those that is made of: they hold for what is declared with it or called through it. */
FactsSlice types_typedef_marks(Extraction *extraction, CXType type);

/* A type's row with bases, fields and destructor of a class or struct written down: what is needed
 * of the types of objects, too much for every type that is merely pointed to. */
FactsRow types_complete_row(Extraction *extraction, CXType type);

/* Whether it is a class, struct or union by value. */
gboolean types_is_record(CXType type);
gboolean types_is_reference(CXType type);
gboolean types_is_pointer(CXType type);
gboolean types_is_array(CXType type);
/* Whether it is a number, an enumeration or a pointer. */
gboolean types_is_scalar(CXType type);

/* The row of a field, with its key, type and declared initialiser left to the caller. */
FactsRow types_field_row(Extraction *extraction, CXCursor field);

#endif
