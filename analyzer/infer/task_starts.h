/* Task starts: which C++20 coroutines only ever start on another thread, because all that starts
 * them hands them to a pool, or awaits them there. */
#ifndef COROLINT_INFER_TASK_STARTS_H
#define COROLINT_INFER_TASK_STARTS_H

#include "infer/task_sites.h"
#include "model/program_change.h"

typedef struct TaskStarts TaskStarts;

/* Borrows all three, which must outlive it. */
TaskStarts *task_starts_new(const Program *program, const Catalog *catalog, Hops *hops);
void task_starts_free(TaskStarts *starts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TaskStarts, task_starts_free)

/* Takes in what has changed in the program. */
void task_starts_change(TaskStarts *starts, const ProgramChange *change);

/* The first place, in the order of the program, that starts a coroutine which only ever starts on
 * another thread; NULL for every other function. */
const Registration *task_starts_on_pool(const TaskStarts *starts, const ProgramFunction *function);

#endif
