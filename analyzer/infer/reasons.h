/* Reasons: why a function is what it is taken for, with the place that says so. */
#ifndef COROLINT_INFER_REASONS_H
#define COROLINT_INFER_REASONS_H

#include "infer/context.h"

/* Appends why a body runs on the loop by itself: its mark, its co_await, where it is handed to an
 * event loop. Of TraceStep; nothing for a plain function. */
void reasons_tell_role(const Context *context, const ProgramFunction *function, ProgramBody body,
                       GPtrArray *steps);

/* Appends where a function is handed to a thread or pool. */
void reasons_tell_pool(const Context *context, const ProgramFunction *function, guint unit,
                       GPtrArray *steps);

/* Appends what else is known: other marks, what the catalogs say, that it never returns. */
void reasons_tell_remarks(const Context *context, const ProgramFunction *function, guint unit,
                          GPtrArray *steps);

/* The entry that decides about calls of a function instead of its body; NULL for none. */
const CatalogEntry *reasons_known(const Catalog *catalog, const ProgramFunction *function);

#endif
