/* Members: the call operators and constructors the program defines, found by their class.
 *
 * Facts of a class list neither, so they are found by name: of a lambda by where it is written, of
 * other classes by their qualified name. A Members borrows the program, which must outlive it. */
#ifndef COROLINT_INFER_MEMBERS_H
#define COROLINT_INFER_MEMBERS_H

#include "model/program.h"

typedef struct Members Members;

Members *members_new(const Program *program);
void members_free(Members *members);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Members, members_free)

/* Takes in a function that has got a body since. */
void members_add(Members *members, const ProgramFunction *function);

/* What a class of a unit defines (of const ProgramFunction, each with a body): what the unit itself
 * sees, or else what others define for all to call. An empty list for nothing. Free with
 * g_ptr_array_unref(). */
GPtrArray *members_call_operators(const Members *members, const ProgramUnit *unit, FactsRow type);
GPtrArray *members_constructors(const Members *members, const ProgramUnit *unit, FactsRow type);

#endif
