/* Marks: what macros and annotations in the source say a function is. */
#ifndef COROLINT_INFER_MARKS_H
#define COROLINT_INFER_MARKS_H

#include "infer/view.h"

/* What the function's marks say, or the catalogs of its name; CATALOG_MARK_NONE for nothing. Where
 * several programs define one name, those of the unit's own definition, when it has one. */
CatalogMark marks_of_function(const Program *program, const Catalog *catalog,
                              const ProgramFunction *function, guint unit);

/* Whether its body runs on another thread: who calls it only hands it over. */
gboolean marks_is_offloaded(const View *view, const ProgramFunction *function);

/* Whether the function's body returns a type that makes a coroutine of it. */
gboolean marks_return_task(const Program *program, const Catalog *catalog,
                           const ProgramFunction *function, guint unit);

/* What the marks of the field, variable or typedef say that a call goes through. */
CatalogMark marks_of_pointer(const Catalog *catalog, const Facts *facts, const FactsAction *call);

/* The unit's own definition where several programs define the name; NULL for none. */
const FactsFunction *marks_own_definition(const Program *program, const ProgramFunction *function,
                                          guint unit, const Facts **facts);

#endif
