/* What a parse depends on beside its arguments: the files it has read, and those it has looked for
 * in vain. */
#ifndef COROLINT_EXTRACT_INCLUSIONS_H
#define COROLINT_EXTRACT_INCLUSIONS_H

#include <clang-c/Index.h>

#include "extract/extract.h"

/* Fills result->sources; result->started has been set. */
void inclusions_collect(CXTranslationUnit unit, const ExtractRequest *request,
                        ExtractResult *result);

#endif
