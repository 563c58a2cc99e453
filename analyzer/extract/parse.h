/* Parsing: a request becomes a translation unit, and what libclang complains about a problem. */
#ifndef COROLINT_EXTRACT_PARSE_H
#define COROLINT_EXTRACT_PARSE_H

#include <clang-c/Index.h>

#include "extract/extract.h"

/* NULL with *code set when there is no unit at all. more_options: of CXTranslationUnit_Flags,
 * beside those that every parse has. */
CXTranslationUnit parse_unit(CXIndex index, const ExtractRequest *request, unsigned more_options,
                             enum CXErrorCode *code);
/* Why there is none. */
const char *parse_failure(enum CXErrorCode code);

/* Appends what the code's errors say (char *), when it has any. */
void parse_collect_problems(CXTranslationUnit unit, GPtrArray *problems);

gboolean parse_is_cxx(const ExtractRequest *request);

#endif
