/* Functions: a row for each one the file marks, defines or refers to, and the list of bodies that
 * are still to be written down. */
#ifndef COROLINT_EXTRACT_FUNCTIONS_H
#define COROLINT_EXTRACT_FUNCTIONS_H

#include "extract/extraction.h"

/* The row of a function, method, constructor or closure's operator(). */
FactsRow functions_row(Extraction *extraction, CXCursor function);

/* The same for a function some code refers to: its body is taken too when it belongs to the
 * project. */
FactsRow functions_row_used(Extraction *extraction, CXCursor function);

/* Takes the bodies of a class that is declared inside of a function. */
void functions_take_members(Extraction *extraction, CXCursor class);

/* Adds marks found beside one of its declarations. */
void functions_add_marks(Extraction *extraction, FactsRow row, FactsSlice marks);

/* Looks at every declaration of the translation unit, then takes down all bodies that are due. */
void functions_extract_all(Extraction *extraction);

/* `using Base::Base`: a constructor of the class that carries its base's name. */
gboolean functions_is_inherited_constructor(CXCursor function);

#endif
