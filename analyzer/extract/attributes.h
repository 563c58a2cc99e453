/* Attributes of a declaration that say what a function is. */
#ifndef COROLINT_EXTRACT_ATTRIBUTES_H
#define COROLINT_EXTRACT_ATTRIBUTES_H

#include "extract/extraction.h"

/* Those of FactsFunctionFlags that attributes stand for: final, noreturn, weak. */
guint32 attributes_flags(Extraction *extraction, CXCursor function);

#endif
