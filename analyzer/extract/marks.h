/* Marks: what stands beside a declaration and may say what the function is: annotations, and macro
 * names, be it that they expand to nothing. Which of them mean something is not decided here. */
#ifndef COROLINT_EXTRACT_MARKS_H
#define COROLINT_EXTRACT_MARKS_H

#include "extract/extraction.h"

/* The marks of one declaration (not of its other declarations), as words of texts. */
FactsSlice marks_of(Extraction *extraction, CXCursor declaration);

/* Its annotations alone: what stands before a lambda or a parameter is not about it. */
FactsSlice marks_annotated(Extraction *extraction, CXCursor declaration);

/* Declarations are visited in the order of the text. Says that the text up to the end of
 * declaration, or up to its start where it is a scope whose inside is visited next, belongs to
 * earlier ones. */
void marks_pass(Extraction *extraction, CXCursor declaration);
void marks_enter(Extraction *extraction, CXCursor scope);

#endif
