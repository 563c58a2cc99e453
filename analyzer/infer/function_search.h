/* Function search: the functions a user means by a name, a pattern or a place. */
#ifndef COROLINT_INFER_FUNCTION_SEARCH_H
#define COROLINT_INFER_FUNCTION_SEARCH_H

#include "model/finding.h"
#include "model/program.h"

/* One body that matches: the instantiations of a template stand at one place and are one match. */
typedef struct MatchedBody {
    const ProgramFunction *function;
    ProgramBody body;
} MatchedBody;

typedef struct FunctionMatch {
    char *name; /* owned */
    SourceRange
        range;      /* owned; of the name, at the definition; a declaration where there is none */
    GArray *bodies; /* of MatchedBody, owned; empty when the program has no body of it */
} FunctionMatch;

/* What text means: a qualified name; else the end of one (`get`, `Cache::get`); else, with `*` or
 * `?`, a pattern of either; or FILE:LINE, for the innermost function that is written there. A named
 * function comes with the lambdas in it. Sorted by place and name; empty when there is none. Of
 * FunctionMatch, owned by the array. */
GPtrArray *function_search(const Program *program, const char *text);

/* A function of the program whose name, or whose name's end, text may be a misspelling of; NULL for
 * none. Borrowed from the program. */
const char *function_search_nearest(const Program *program, const char *text);

#endif
