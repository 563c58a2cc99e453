/* Task sites: where a program starts its C++20 coroutines: what becomes of the tasks that calls of
 * them make, and of the coroutines that are handed on uncalled. */
#ifndef COROLINT_INFER_TASK_SITES_H
#define COROLINT_INFER_TASK_SITES_H

#include "infer/callbacks.h"
#include "infer/hops.h"

typedef enum TaskStart {
    TASK_START_POOL,      /* handed to another thread, or awaited behind a hop there */
    TASK_START_AS_CALLER, /* awaited before any hop: where the body itself was started */
    TASK_START_ELSEWHERE, /* on the loop, or nothing is known of it */
} TaskStart;

typedef struct TaskSite {
    const ProgramFunction *callee; /* a coroutine */
    TaskStart start;
    Registration where;
} TaskSite;

/* Calls visit for each body in a unit that starts coroutines, or lets them get out of sight, with a
 * TaskSite for each place where it does. */
typedef void (*TaskSitesVisitor)(const ProgramFunction *caller, const GArray *sites, gpointer data);
void task_sites_each(const Program *program, const Catalog *catalog, Hops *hops, guint unit,
                     TaskSitesVisitor visit, gpointer data);

#endif
