/* Suppressions: which findings comments silence, and which comments silence none.
 *
 * Stalls come from inference silenced or not (infer/stalls.h): it looks for another way than a
 * silenced one. Other findings are silenced by a comment on their line, or on that of a step of
 * their trace. */
#ifndef COROLINT_DRIVER_SUPPRESSIONS_H
#define COROLINT_DRIVER_SUPPRESSIONS_H

#include "driver/settings.h"
#include "model/finding.h"
#include "model/silences.h"

/* Marks the findings (of Finding) that are silenced; all that any rule has, wanted or not, for what
 * a comment silences is silenced whatever is printed. */
void suppressions_apply(GPtrArray *findings, Silences *silences);

/* Appends the findings of unused-suppression, silenced or not, in files (a set of absolute paths).
 * To be called when all findings have been looked at. Comments in files that were not analysed
 * fully are left out, and so are rules that are turned off. */
void suppressions_find_unused(const Program *program, Silences *silences, Settings *settings,
                              GHashTable *files, GPtrArray *findings);

#endif
