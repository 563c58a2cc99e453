/* Task scope: a unit that is looked through for coroutines that are started (task_sites.h): what in
 * it is one, and which bodies have to do with any. Borrows all but the table. */
#ifndef COROLINT_INFER_TASK_SCOPE_H
#define COROLINT_INFER_TASK_SCOPE_H

#include "infer/hops.h"

typedef struct TaskScope {
    const Program *program;
    const Catalog *catalog;
    Hops *hops;
    const ProgramUnit *unit;
    gboolean has_coroutines;
    GHashTable *callables; /* name of a class (FactsText) to the row of its call operator, when that
                              is a coroutine */
} TaskScope;

/* Free what it holds with task_scope_clear(). */
void task_scope_init(TaskScope *scope, const Program *program, const Catalog *catalog, Hops *hops,
                     guint unit);
void task_scope_clear(TaskScope *scope);

/* The function in a row, when it is a C++20 coroutine; NULL for others. */
const ProgramFunction *task_scope_coroutine(const TaskScope *scope, FactsRow row);
/* The call operator, when that is a coroutine, of what a place holds or points to; 0 for others. */
FactsRow task_scope_callable(const TaskScope *scope, FactsRow place);

/* Most bodies have nothing to do with coroutines: whether an action of this one names any. */
gboolean task_scope_names_coroutine(const TaskScope *scope, const FactsFunction *function);

#endif
