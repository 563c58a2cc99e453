/* Macros that are nothing but another name of a macro, or of several: `#define CO_FN coroutine_fn`.
 * What a mark expands to leaves no trace in the tree, so the definitions are read in the text. */
#ifndef COROLINT_EXTRACT_ALIASES_H
#define COROLINT_EXTRACT_ALIASES_H

#include "extract/extraction.h"

/* Appends to names (of FactsText) what the macro stands for: its body, where that is identifiers
 * and attributes alone, what those stand for, and so on. */
void aliases_of_macro(Extraction *extraction, const char *macro, GArray *names);

#endif
