/* What a rule says of itself, as plain data: for reporters that explain the rules beside the
 * findings.
 *
 * Nothing is owned: the texts are the rules' own constants. */
#ifndef COROLINT_MODEL_RULE_DESCRIPTION_H
#define COROLINT_MODEL_RULE_DESCRIPTION_H

#include "model/finding.h"

typedef struct RuleDescription {
    const char *id;
    Severity severity;
    const char *summary; /* "reported when …", without a full stop */
    const char *what;    /* what it does; lines end where they are wrapped … */
    const char *why;     /* … why that is bad … */
    const char *example; /* … code that is reported … */
    const char *instead; /* … and what to write in its place */
} RuleDescription;

#endif
