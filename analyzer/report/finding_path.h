/* A finding as a path through the program, in the order it runs: the steps of its trace, and among
 * them the place that is reported.
 *
 * Most traces begin behind the finding: from a call in a coroutine down to what blocks. Some steps
 * come before it, as where a lock was taken; and some traces tell the place of the finding itself.
 */
#ifndef COROLINT_REPORT_FINDING_PATH_H
#define COROLINT_REPORT_FINDING_PATH_H

#include "model/finding.h"

/* Borrowed from the finding. */
typedef struct PathStep {
    const SourceRange *range;
    const char *message; /* the finding's own where the trace does not tell that place */
    gboolean is_finding;
} PathStep;

/* Of PathStep, at least one, one of them the finding. To be freed with g_array_unref(). */
GArray *finding_path(const Finding *finding);

#endif
