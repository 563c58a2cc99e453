#include "infer/task_sites.h"

#include <string.h>

#include "infer/effects.h"
#include "infer/roots.h"
#include "infer/task_scope.h"

/* How many functions deep a task is followed that is passed on. */
#define PASSING_DEPTH 3U

/* Stands for whatever coroutine the task is of that a parameter holds. */
static const ProgramFunction any_coroutine;

/* A call of a coroutine: the task it makes. */
typedef struct Task {
    const ProgramFunction *callee;
    FactsRow type;
} Task;

/* A body that is looked through. */
typedef struct SiteSearch {
    const TaskScope *scope;
    guint8 *threads;  /* by id of action, see hops_find_threads() */
    GArray *tasks;    /* of Task */
    GHashTable *held; /* root (infer/roots.h) to the index of the task it leads to, + 1 */
    GArray *sites;
    guint depth; /* of functions that a task was passed through */
    gboolean grew;
} SiteSearch;

/* The tasks a body makes, and what holds them. */

static void add_site(const View *view, const FactsAction *action, const ProgramFunction *callee,
                     TaskStart start, GArray *sites) {
    TaskSite site = {
        callee, start, {view->unit->index, action->range, effects_callee_name(view, action)}};
    g_array_append_val(sites, site);
}

/* Where something starts that an action starts then and there. */
static TaskStart start_at(const View *view, const SiteSearch *search, const FactsAction *action) {
    guint threads = search->threads[action->id];
    if (threads & HOPS_LOOP)
        return TASK_START_ELSEWHERE;
    if (!(threads & HOPS_START))
        return TASK_START_POOL;
    return view->function->flags & FACTS_FUNCTION_COROUTINE ? TASK_START_AS_CALLER
                                                            : TASK_START_ELSEWHERE;
}

/* Whether a coroutine runs at its call already: its promise does not suspend first. */
static gboolean starts_at_call(const View *view, FactsRow type) {
    g_autofree char *name =
        g_strconcat(effects_class_name(view, type), "::promise_type::initial_suspend", NULL);
    ProgramBody body;
    if (!program_find_body_by_name(view->program, name, view->unit->index, &body))
        return FALSE;
    const Facts *facts = program_unit(view->program, body.unit)->facts;
    const FactsType *result = facts_type(facts, facts_function(facts, body.row)->return_type);
    return strcmp(facts_text(facts, result->base_name), "std::suspend_never") == 0;
}

static void find_task(const View *view, const FactsAction *action, gpointer data) {
    SiteSearch *search = data;
    const ProgramFunction *callee = action->kind == FACTS_ACTION_CALL
                                        ? task_scope_coroutine(search->scope, action->function)
                                        : NULL;
    if (!callee)
        return;
    Task task = {callee, facts_function(view->facts, action->function)->return_type};
    if (starts_at_call(view, task.type)) {
        add_site(view, action, callee, start_at(view, search, action), search->sites);
        return;
    }
    g_array_append_val(search->tasks, task);
    g_hash_table_insert(search->held, GUINT_TO_POINTER(roots_of_result(action->id)),
                        GUINT_TO_POINTER(search->tasks->len));
}

/* NULL when the root leads to none. */
static const Task *task_of_root(const SiteSearch *search, guint32 root) {
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(search->held, GUINT_TO_POINTER(root)));
    return root && index ? &g_array_index(search->tasks, Task, index - 1) : NULL;
}

static const Task *task_of_value(const View *view, const SiteSearch *search, FactsRow row) {
    return task_of_root(search, roots_of_value(view, row));
}

/* `Task moved(std::move(task))`, also for a parameter that takes it by value. */
static gboolean is_move(const View *view, const FactsAction *action, const Task *task) {
    return action->kind == FACTS_ACTION_CONSTRUCT && action->type &&
           strcmp(effects_class_name(view, action->type), effects_class_name(view, task->type)) ==
               0;
}

static void hold(SiteSearch *search, guint32 root, guint32 like) {
    gpointer task = g_hash_table_lookup(search->held, GUINT_TO_POINTER(like));
    if (root && !task_of_root(search, root)) {
        g_hash_table_insert(search->held, GUINT_TO_POINTER(root), task);
        search->grew = TRUE;
    }
}

static void follow_task(const View *view, const FactsAction *action, gpointer data) {
    SiteSearch *search = data;
    FactsRow value = action->kind == FACTS_ACTION_DECLARE ? action->value
                                                          : facts_argument(view->facts, action, 0);
    guint32 root = roots_of_value(view, value);
    const Task *task = task_of_root(search, root);
    if (!task)
        return;
    if (action->kind == FACTS_ACTION_DECLARE) {
        hold(search, roots_of_place(view, action->target), root);
    } else if (is_move(view, action, task)) {
        hold(search, roots_of_result(action->id), root);
        hold(search, roots_of_place(view, action->target), root);
    }
}

/* What the body does with them. */

typedef struct Use {
    SiteSearch *search;
    const FactsAction *action;
    TaskStart start;
} Use;

static void use_coroutine(const View *view, const Use *use, const ProgramFunction *callee) {
    if (callee)
        add_site(view, use->action, callee, use->start, use->search->sites);
}

/* A task that a lambda holds is started whenever that is called. */
static void use_captures(const View *view, const Use *use, FactsRow lambda) {
    FactsSlice captures = facts_function(view->facts, lambda)->captures;
    for (guint i = 0; i < captures.count; i++) {
        const Task *task = task_of_value(view, use->search, facts_word(view->facts, captures, i));
        if (task)
            add_site(view, use->action, task->callee, TASK_START_ELSEWHERE, use->search->sites);
    }
}

static void use_held(const View *view, const Use *use, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    const Task *task = task_of_value(view, use->search, row);
    if (task)
        use_coroutine(view, use, task->callee);
    else if (value->kind != FACTS_VALUE_RESULT)
        use_coroutine(view, use,
                      task_scope_coroutine(use->search->scope,
                                           task_scope_callable(use->search->scope, value->left)));
}

static void use_value(const View *view, const Use *use, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    switch (value->kind) {
    case FACTS_VALUE_LAMBDA:
        use_captures(view, use, value->left);
        use_coroutine(view, use, task_scope_coroutine(use->search->scope, value->left));
        break;
    case FACTS_VALUE_FUNCTION:
        use_coroutine(view, use, task_scope_coroutine(use->search->scope, value->left));
        break;
    case FACTS_VALUE_PLACE:
    case FACTS_VALUE_ADDRESS:
    case FACTS_VALUE_RESULT:
        use_held(view, use, row);
        break;
    case FACTS_VALUE_OBJECT:
        for (guint i = 1; i < value->fields.count; i += 2)
            use_value(view, use, facts_word(view->facts, value->fields, i));
        break;
    case FACTS_VALUE_BINARY:
    case FACTS_VALUE_CHOICE:
        use_value(view, use, value->left);
        use_value(view, use, value->right);
        break;
    case FACTS_VALUE_NOT:
        use_value(view, use, value->left);
        break;
    default:
        break;
    }
}

static gboolean is_for_pool(const CatalogEntry *entry, guint argument) {
    for (guint i = 0; entry && entry->pool && i < entry->pool->len; i++) {
        const CatalogSubject *subject = &g_array_index(entry->pool, CatalogSubject, i);
        if (subject->kind == CATALOG_SUBJECT_ARGUMENT && subject->argument == argument)
            return TRUE;
    }
    return FALSE;
}

static gboolean starts_on_pool_alone(const GArray *sites, const ProgramFunction *callee) {
    gboolean started = FALSE;
    for (guint i = 0; i < sites->len; i++) {
        const TaskSite *site = &g_array_index(sites, TaskSite, i);
        if (site->callee != callee)
            continue;
        if (site->start != TASK_START_POOL)
            return FALSE;
        started = TRUE;
    }
    return started;
}

static void look_into_parameter(const View *view, const SiteSearch *outer, FactsRow parameter,
                                GArray *sites);

/* Whether a function of the same unit starts the task it is given on a pool, and nowhere else. */
static gboolean passes_to_pool(const View *view, const FactsAction *action, guint argument,
                               const SiteSearch *search) {
    ProgramBody body;
    const ProgramFunction *callee = view_function(view, action->function);
    if (action->kind != FACTS_ACTION_CALL || action->flags & FACTS_ACTION_VIRTUAL || !callee ||
        search->depth >= PASSING_DEPTH || callee->clashes ||
        !program_choose_body(view->program, callee, view->unit->index, &body) ||
        body.unit != view->unit->index || program_body_is_pattern(view->program, body))
        return FALSE;
    FactsSlice parameters = facts_function(view->facts, body.row)->parameters;
    if (argument >= parameters.count)
        return FALSE;
    View inner;
    g_autoptr(GArray) sites = g_array_new(FALSE, FALSE, sizeof(TaskSite));
    view_init(&inner, view->program, view->catalog, body);
    look_into_parameter(&inner, search, facts_word(view->facts, parameters, argument), sites);
    view_clear(&inner);
    return starts_on_pool_alone(sites, &any_coroutine);
}

/* The object of a method: a task that is resumed, a callable that something else than a call is
 * done with. */
static void use_receiver(const View *view, const Use *use) {
    if (use->action->kind != FACTS_ACTION_CALL || !use->action->target)
        return;
    const Task *task = task_of_root(use->search, roots_of_place(view, use->action->target));
    FactsRow callable = task_scope_callable(use->search->scope, use->action->target);
    if (task)
        use_coroutine(view, use, task->callee);
    else if (callable && callable != use->action->function)
        use_coroutine(view, use, task_scope_coroutine(use->search->scope, callable));
}

static void use_arguments(const View *view, const FactsAction *action, SiteSearch *search) {
    const CatalogEntry *entry = effects_entry(view, action);
    if (action->flags & FACTS_ACTION_AWAIT ||
        (entry && entry->returns_same.kind == CATALOG_SUBJECT_ARGUMENT))
        return; /* the suspension, or whoever uses the result, says more */
    use_receiver(view, &(Use){search, action, TASK_START_ELSEWHERE});
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow argument = facts_word(view->facts, action->arguments, i);
        const Task *task = task_of_value(view, search, argument);
        if (task && is_move(view, action, task))
            continue;
        gboolean on_pool =
            is_for_pool(entry, i) || (task && !entry && passes_to_pool(view, action, i, search));
        Use use = {search, action, on_pool ? TASK_START_POOL : TASK_START_ELSEWHERE};
        use_value(view, &use, argument);
    }
}

/* A lambda that is only given a name is no more than defined. */
static void use_initialiser(const View *view, const FactsAction *action, SiteSearch *search) {
    const FactsValue *value = facts_value(view->facts, action->value);
    Use use = {search, action, TASK_START_ELSEWHERE};
    if (value->kind == FACTS_VALUE_LAMBDA)
        use_captures(view, &use, value->left);
    else if (!task_of_value(view, search, action->value))
        use_value(view, &use, action->value);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    SiteSearch *search = data;
    switch (action->kind) {
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        use_arguments(view, action, search);
        break;
    case FACTS_ACTION_SUSPEND:
        use_value(view, &(Use){search, action, start_at(view, search, action)}, action->value);
        break;
    case FACTS_ACTION_DECLARE:
        use_initialiser(view, action, search);
        break;
    case FACTS_ACTION_READ:
    case FACTS_ACTION_DESTROY:
    case FACTS_ACTION_DELETE:
        break;
    default:
        use_value(view, &(Use){search, action, TASK_START_ELSEWHERE}, action->value);
        break;
    }
}

/* What it does with the tasks that are held, and those held because of them. */
static void look_at_all(const View *view, SiteSearch *search) {
    do {
        search->grew = FALSE;
        view_each_action(view, follow_task, search);
    } while (search->grew);
    view_each_action(view, look_at, search);
}

static void look_into_parameter(const View *view, const SiteSearch *outer, FactsRow parameter,
                                GArray *sites) {
    g_autofree guint8 *threads = hops_find_threads(outer->scope->hops, view);
    g_autoptr(GArray) tasks = g_array_new(FALSE, FALSE, sizeof(Task));
    g_autoptr(GHashTable) held = g_hash_table_new(NULL, NULL);
    Task task = {&any_coroutine,
                 effects_object_type(view, facts_variable(view->facts, parameter)->type)};
    g_array_append_val(tasks, task);
    g_hash_table_insert(held, GUINT_TO_POINTER(parameter), GUINT_TO_POINTER(tasks->len));
    SiteSearch search = {outer->scope, threads, tasks, held, sites, outer->depth + 1, FALSE};
    look_at_all(view, &search);
}

static void look_through(const TaskScope *scope, FactsRow row, GArray *sites) {
    View view;
    view_init(&view, scope->program, scope->catalog, (ProgramBody){scope->unit->index, row});
    g_autofree guint8 *threads = hops_find_threads(scope->hops, &view);
    g_autoptr(GArray) tasks = g_array_new(FALSE, FALSE, sizeof(Task));
    g_autoptr(GHashTable) held = g_hash_table_new(NULL, NULL);
    SiteSearch search = {scope, threads, tasks, held, sites, 0, FALSE};
    view_each_action(&view, find_task, &search);
    look_at_all(&view, &search);
    view_clear(&view);
}

void task_sites_each(const Program *program, const Catalog *catalog, Hops *hops, guint unit,
                     TaskSitesVisitor visit, gpointer data) {
    TaskScope scope;
    task_scope_init(&scope, program, catalog, hops, unit);
    const Facts *facts = scope.unit->facts;
    g_autoptr(GArray) sites = g_array_new(FALSE, FALSE, sizeof(TaskSite));
    guint count = scope.has_coroutines ? facts_count(facts, FACTS_TABLE_FUNCTIONS) : 0;
    for (FactsRow row = 1; row < count; row++) {
        const FactsFunction *function = facts_function(facts, row);
        if (function->flags & FACTS_FUNCTION_PATTERN ||
            !task_scope_names_coroutine(&scope, function))
            continue;
        g_array_set_size(sites, 0);
        look_through(&scope, row, sites);
        visit(program_function(program, unit, row), sites, data);
    }
    task_scope_clear(&scope);
}
