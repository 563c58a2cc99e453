#include "infer/inference.h"

#include <string.h>

#include "infer/callers.h"
#include "infer/colours.h"
#include "infer/lock_faults.h"
#include "infer/ownership.h"
#include "infer/stalls.h"
#include "infer/termination.h"

static void own_lock_free(gpointer data) {
    OwnLock *lock = data;
    g_free(lock->range.file);
    g_free(lock);
}

static void outside_call_free(gpointer data) {
    OutsideCall *call = data;
    g_free(call->range.file);
    g_free(call);
}

static void locked_suspension_free(gpointer data) {
    LockedSuspension *fault = data;
    g_free(fault->range.file);
    g_free(fault->lock);
    g_free(fault->callee);
    g_ptr_array_unref(fault->steps);
    g_free(fault);
}

static void lost_update_free(gpointer data) {
    LostUpdate *fault = data;
    g_free(fault->range.file);
    g_free(fault->place);
    g_ptr_array_unref(fault->steps);
    g_free(fault);
}

SourceRange inference_range(const Program *program, const Facts *facts, FactsRange range) {
    return (SourceRange){program_path(program, facts, range.file), range.line, range.column,
                         range.end_line, range.end_column};
}

/* Those of all units from first_unit on. */
static void add_bodies(Inference *inference, const ProgramFunction *function, guint first_unit) {
    if (function->flags & FACTS_FUNCTION_INITIALISER)
        return;
    gboolean is_coroutine = FALSE;
    for (guint i = 0; i < function->bodies->len; i++) {
        ProgramBody where = g_array_index(function->bodies, ProgramBody, i);
        LoopRole role = context_role(&inference->context, function, where.unit);
        is_coroutine = is_coroutine || role == LOOP_ROLE_COROUTINE;
        if (where.unit < first_unit || role == LOOP_ROLE_NONE ||
            program_body_is_pattern(inference->program, where))
            continue;
        LoopBody *body = g_new0(LoopBody, 1);
        *body = (LoopBody){where, function, role};
        g_ptr_array_add(inference->bodies, body);
    }
    inference->function_count++;
    inference->coroutine_count += is_coroutine ? 1 : 0;
}

static void add_functions(Inference *inference, const GPtrArray *functions, guint first_unit) {
    for (guint i = 0; i < functions->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(functions, i);
        if (function->bodies)
            add_bodies(inference, function, first_unit);
    }
}

static void look_into(Inference *inference, const LoopBody *body) {
    View view;
    view_init(&view, inference->program, inference->catalog, body->body);
    g_autoptr(GHashTable) own = ownership_find(&view);
    if (body->role == LOOP_ROLE_COROUTINE) {
        ownership_report(&view, own, body, inference->own_locks);
        lock_faults_find_suspensions(inference->locks, &view, own, body,
                                     inference->locked_suspensions);
        lock_faults_find_updates(inference->locks, &view, own, body, inference->lost_updates);
    }
    call_graph_add_root(inference->graph, body, &view, own);
    view_clear(&view);
}

/* Looks into the bodies from that one on, and into what they call. */
static void look_from(Inference *inference, guint first) {
    for (guint i = first; i < inference->bodies->len; i++)
        look_into(inference, g_ptr_array_index(inference->bodies, i));
    call_graph_follow(inference->graph);
}

Inference *inference_new(Program *program, const Catalog *catalog, Silences *silences) {
    termination_infer(program);
    Inference *inference = g_new0(Inference, 1);
    inference->program = program;
    inference->catalog = catalog;
    inference->bodies = g_ptr_array_new_with_free_func(g_free);
    inference->stalls = g_ptr_array_new_with_free_func(stall_free);
    inference->own_locks = g_ptr_array_new_with_free_func(own_lock_free);
    inference->outside_calls = g_ptr_array_new_with_free_func(outside_call_free);
    inference->locked_suspensions = g_ptr_array_new_with_free_func(locked_suspension_free);
    inference->lost_updates = g_ptr_array_new_with_free_func(lost_update_free);
    context_init(&inference->context, program, catalog);
    add_functions(inference, program->in_order, 0);
    inference->calls = calls_new(program, catalog, &inference->context.links);
    inference->locks = locks_new(&inference->context, inference->calls);
    inference->graph = call_graph_new(&inference->context, inference->calls, inference->locks);
    look_from(inference, 0);
    inference->callers = g_new0(Callers, 1);
    callers_init(inference->callers, inference->graph);
    stalls_find(inference->graph, inference->callers, silences, inference->stalls);
    colours_find(&inference->context, program->in_order, inference->outside_calls);
    return inference;
}

/* Changes. */

typedef gboolean (*GoneTest)(gconstpointer item, const ProgramChange *change);

static void remove_gone(GPtrArray *items, GoneTest is_gone, const ProgramChange *change) {
    for (guint i = items->len; i-- > 0;)
        if (is_gone(g_ptr_array_index(items, i), change))
            g_ptr_array_remove_index(items, i);
}

static gboolean body_is_gone(gconstpointer item, const ProgramChange *change) {
    const LoopBody *body = item;
    return program_change_has_replaced(change, body->body);
}

static gboolean own_lock_is_gone(gconstpointer item, const ProgramChange *change) {
    return body_is_gone(((const OwnLock *)item)->body, change);
}

static gboolean suspension_is_gone(gconstpointer item, const ProgramChange *change) {
    return body_is_gone(((const LockedSuspension *)item)->body, change);
}

static gboolean update_is_gone(gconstpointer item, const ProgramChange *change) {
    return body_is_gone(((const LostUpdate *)item)->body, change);
}

static gboolean outside_call_is_gone(gconstpointer item, const ProgramChange *change) {
    return strcmp(((const OutsideCall *)item)->range.file, change->file) == 0;
}

/* What points to bodies goes before these do. */
static void forget(Inference *inference, const ProgramChange *change) {
    call_graph_change(inference->graph, change);
    g_ptr_array_set_size(inference->stalls, 0); /* they name bodies */
    remove_gone(inference->own_locks, own_lock_is_gone, change);
    remove_gone(inference->locked_suspensions, suspension_is_gone, change);
    remove_gone(inference->lost_updates, update_is_gone, change);
    remove_gone(inference->outside_calls, outside_call_is_gone, change);
    remove_gone(inference->bodies, body_is_gone, change);
}

void inference_change(Inference *inference, const ProgramChange *change) {
    termination_infer_changed(inference->program, change);
    context_change(&inference->context, change);
    locks_change(inference->locks, change);
    forget(inference, change);
    guint first = inference->bodies->len;
    add_functions(inference, change->functions, change->unit);
    look_from(inference, first);
    colours_find(&inference->context, change->functions, inference->outside_calls);
}

void inference_tell_stalls(Inference *inference, Silences *silences, GHashTable *files) {
    g_ptr_array_set_size(inference->stalls, 0);
    stalls_find_changed(inference->graph, inference->callers, silences, files, inference->stalls);
}

void inference_free(Inference *inference) {
    if (!inference)
        return;
    callers_clear(inference->callers);
    g_free(inference->callers);
    call_graph_free(inference->graph);
    locks_free(inference->locks);
    calls_free(inference->calls);
    context_clear(&inference->context);
    g_ptr_array_unref(inference->bodies);
    g_ptr_array_unref(inference->stalls);
    g_ptr_array_unref(inference->own_locks);
    g_ptr_array_unref(inference->outside_calls);
    g_ptr_array_unref(inference->locked_suspensions);
    g_ptr_array_unref(inference->lost_updates);
    g_free(inference);
}
