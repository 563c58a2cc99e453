/* Fingerprints: by what a finding is known again from one run to the next.
 *
 * Made of the rule, the function, the code on the finding's lines, the callee, what blocks in the
 * end, and an ordinal where several are alike. Neither the file nor the line number is in it, nor
 * is the way down between callee and end.
 *
 * The code is that of the finding's line, without comments and blanks. A statement that is wrapped
 * gives the same as on one line: lines that end in '=', '(' or ',' go on in the next, and a call
 * goes on to its end, but not into a body in braces. */
#ifndef COROLINT_DRIVER_FINGERPRINTS_H
#define COROLINT_DRIVER_FINGERPRINTS_H

#include "model/finding.h"
#include "model/source_lines.h"

/* Gives each of findings (of Finding) its own; the array is sorted by finding_compare(). */
void fingerprints_set(GPtrArray *findings, SourceLines *sources);

#endif
