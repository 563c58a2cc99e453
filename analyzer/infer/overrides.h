/* Overrides: which functions a virtual call may run.
 *
 * An Overrides borrows the program, which must outlive it. */
#ifndef COROLINT_INFER_OVERRIDES_H
#define COROLINT_INFER_OVERRIDES_H

#include "model/program.h"

typedef struct Overrides Overrides;

Overrides *overrides_new(const Program *program);
void overrides_free(Overrides *overrides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Overrides, overrides_free)

/* Takes in a unit that was added to the program. */
void overrides_add_unit(Overrides *overrides, const Program *program, guint unit);

/* Calls visit for each function with a body that a virtual call, or the end of an object by way of
 * a virtual destructor, may run besides the one it names: what classes derived from the one it is
 * written for override it with. Where the object's own class is known, for what that one runs. Set
 * *exact to whether it was known, and so the function named does not run as well. */
typedef void (*OverridesVisitor)(const ProgramFunction *function, gpointer data);
void overrides_each(const Overrides *overrides, const Facts *facts, const FactsAction *action,
                    FactsRow function, gboolean *exact, OverridesVisitor visit, gpointer data);

#endif
