#include "infer/task_starts.h"

#include "infer/marks.h"

/* A place that starts a coroutine, seen from there. */
typedef struct Start {
    TaskStart start;
    const ProgramFunction *caller;
    Registration where;
} Start;

struct TaskStarts {
    const Program *program;
    const Catalog *catalog;
    Hops *hops;
    GHashTable *starts;  /* ProgramFunction to GArray of Start */
    GHashTable *on_pool; /* ProgramFunction to the Start that says so, in starts */
};

static GArray *starts_of(const TaskStarts *starts, const ProgramFunction *function) {
    return g_hash_table_lookup(starts->starts, function);
}

/* A mark may say that a caller runs on another thread. */
static TaskStart start_of_site(const TaskStarts *starts, const ProgramFunction *caller,
                               const TaskSite *site) {
    if (site->start != TASK_START_AS_CALLER)
        return site->start;
    return marks_of_function(starts->program, starts->catalog, caller, site->where.unit) ==
                   CATALOG_MARK_OFFLOADED
               ? TASK_START_POOL
               : TASK_START_AS_CALLER;
}

static void add_sites(const ProgramFunction *caller, const GArray *sites, gpointer data) {
    TaskStarts *starts = data;
    for (guint i = 0; i < sites->len; i++) {
        const TaskSite *site = &g_array_index(sites, TaskSite, i);
        GArray *known = starts_of(starts, site->callee);
        if (!known) {
            known = g_array_new(FALSE, FALSE, sizeof(Start));
            g_hash_table_insert(starts->starts, (gpointer)site->callee, known);
        }
        Start start = {start_of_site(starts, caller, site), caller, site->where};
        g_array_append_val(known, start);
    }
}

/* Which of them start on the loop. */

/* An override is started by calls of what it overrides. A mark says where something runs. */
static gboolean answers_for_itself(const TaskStarts *starts, const ProgramFunction *function) {
    if (function->flags & FACTS_FUNCTION_VIRTUAL)
        return TRUE;
    for (guint i = 0; function->bodies && i < function->bodies->len; i++)
        if (marks_of_function(starts->program, starts->catalog, function,
                              g_array_index(function->bodies, ProgramBody, i).unit) !=
            CATALOG_MARK_NONE)
            return TRUE;
    return !function->bodies;
}

static gboolean starts_on_loop(const TaskStarts *starts, const ProgramFunction *function,
                               GHashTable *on_loop) {
    const GArray *known = starts_of(starts, function);
    for (guint i = 0; i < known->len; i++) {
        const Start *start = &g_array_index(known, Start, i);
        if (start->start == TASK_START_ELSEWHERE)
            return TRUE;
        if (start->start == TASK_START_AS_CALLER &&
            (!starts_of(starts, start->caller) || g_hash_table_contains(on_loop, start->caller)))
            return TRUE; /* what nothing is seen to start may be started anywhere */
    }
    return FALSE;
}

static GHashTable *find_on_loop(const TaskStarts *starts, const GPtrArray *functions) {
    GHashTable *on_loop = g_hash_table_new(NULL, NULL);
    for (gboolean grew = TRUE; grew;) {
        grew = FALSE;
        for (guint i = 0; i < functions->len; i++) {
            const ProgramFunction *function = g_ptr_array_index(functions, i);
            if (!g_hash_table_contains(on_loop, function) &&
                (answers_for_itself(starts, function) || starts_on_loop(starts, function, on_loop)))
                grew = g_hash_table_add(on_loop, (gpointer)function);
        }
    }
    return on_loop;
}

/* Which of the others start on a pool: what only a coroutine itself starts never does. */

static const Start *start_on_pool(const TaskStarts *starts, const ProgramFunction *function) {
    const GArray *known = starts_of(starts, function);
    for (guint i = 0; i < known->len; i++) {
        const Start *start = &g_array_index(known, Start, i);
        if (start->start == TASK_START_POOL ||
            g_hash_table_contains(starts->on_pool, start->caller))
            return start;
    }
    return NULL;
}

static void find_on_pool(TaskStarts *starts, const GPtrArray *functions, GHashTable *on_loop) {
    for (gboolean grew = TRUE; grew;) {
        grew = FALSE;
        for (guint i = 0; i < functions->len; i++) {
            const ProgramFunction *function = g_ptr_array_index(functions, i);
            if (g_hash_table_contains(on_loop, function) ||
                g_hash_table_contains(starts->on_pool, function))
                continue;
            const Start *start = start_on_pool(starts, function);
            if (start)
                grew = g_hash_table_insert(starts->on_pool, (gpointer)function, (gpointer)start);
        }
    }
}

static void solve(TaskStarts *starts) {
    g_autoptr(GPtrArray) functions = g_ptr_array_new();
    for (guint i = 0; i < starts->program->in_order->len; i++) {
        gpointer function = g_ptr_array_index(starts->program->in_order, i);
        if (starts_of(starts, function))
            g_ptr_array_add(functions, function);
    }
    g_autoptr(GHashTable) on_loop = find_on_loop(starts, functions);
    g_hash_table_remove_all(starts->on_pool);
    find_on_pool(starts, functions, on_loop);
}

TaskStarts *task_starts_new(const Program *program, const Catalog *catalog, Hops *hops) {
    TaskStarts *starts = g_new0(TaskStarts, 1);
    *starts = (TaskStarts){program, catalog, hops,
                           g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref),
                           g_hash_table_new(NULL, NULL)};
    for (guint i = 0; i < program->units->len; i++)
        if (!program_unit(program, i)->outdated)
            task_sites_each(program, catalog, hops, i, add_sites, starts);
    solve(starts);
    return starts;
}

void task_starts_free(TaskStarts *starts) {
    if (!starts)
        return;
    g_hash_table_unref(starts->on_pool);
    g_hash_table_unref(starts->starts);
    g_free(starts);
}

/* What an outdated unit said is said by the new one. */
static void forget_outdated(const TaskStarts *starts, GArray *known) {
    for (guint i = known->len; i-- > 0;)
        if (program_unit(starts->program, g_array_index(known, Start, i).where.unit)->outdated)
            g_array_remove_index(known, i);
}

void task_starts_change(TaskStarts *starts, const ProgramChange *change) {
    GHashTableIter iterator;
    gpointer known = NULL;
    g_hash_table_iter_init(&iterator, starts->starts);
    while (g_hash_table_iter_next(&iterator, NULL, &known)) {
        forget_outdated(starts, known);
        if (((GArray *)known)->len == 0)
            g_hash_table_iter_remove(&iterator);
    }
    task_sites_each(starts->program, starts->catalog, starts->hops, change->unit, add_sites,
                    starts);
    solve(starts);
}

const Registration *task_starts_on_pool(const TaskStarts *starts, const ProgramFunction *function) {
    const Start *start = g_hash_table_lookup(starts->on_pool, function);
    return start ? &start->where : NULL;
}
