#include "infer/lock_faults.h"

#include "infer/effects.h"
#include "infer/shown_places.h"
#include "infer/stale_updates.h"

/* A telling with more suspensions than this tires. */
#define STEPS_MAX 8U

static TraceStep *add_step(const View *view, GPtrArray *steps, FactsRange range, char *message) {
    return trace_add(steps, inference_range(view->program, view->facts, range), message);
}

static void tell_suspension(const View *view, GPtrArray *steps, const FactsAction *action) {
    const char *callee =
        action->kind == FACTS_ACTION_CALL ? effects_callee_name(view, action) : NULL;
    TraceStep *step =
        add_step(view, steps, action->range,
                 callee ? g_strdup_printf("it may suspend in '%s', with the lock held", callee)
                        : g_strdup("it suspends here, with the lock held"));
    step->one_of_several = TRUE;
}

static void tell_end(const View *view, GPtrArray *steps, const HeldLock *held) {
    if (held->path.drops->len == 0) {
        add_step(view, steps, held->action->range,
                 g_strdup("it is not let go before the function ends"));
        return;
    }
    const FactsAction *drop = view_action(view, g_array_index(held->path.drops, guint32, 0));
    gboolean at_end = drop->kind == FACTS_ACTION_DESTROY;
    add_step(view, steps, drop->range,
             g_strdup(at_end ? "it is let go where this goes out of scope" : "it is let go here"));
}

static void tell_hold(const View *view, GPtrArray *steps, const HeldLock *held) {
    if (held->by)
        add_step(view, steps, held->action->range,
                 g_strdup_printf("'%s' returns with the lock held",
                                 program_function_shown_name(held->by)));
    else
        add_step(view, steps, held->action->range,
                 held->shown ? g_strdup_printf("'%s' is taken here", held->shown)
                             : g_strdup("the lock is taken here"));
    for (guint i = 0; i < held->path.suspensions->len && i < STEPS_MAX; i++)
        tell_suspension(view, steps,
                        view_action(view, g_array_index(held->path.suspensions, guint32, i)));
    tell_end(view, steps, held);
}

static LockedSuspension *new_suspension(const View *view, const LoopBody *body,
                                        const FactsAction *action, GPtrArray *found) {
    LockedSuspension *fault = g_new0(LockedSuspension, 1);
    fault->body = body;
    fault->range = inference_range(view->program, view->facts, action->range);
    fault->callee = g_strdup(effects_callee_name(view, action));
    if (action->macro)
        fault->macro = facts_text(view->facts, action->macro);
    fault->steps = trace_new();
    g_ptr_array_add(found, fault);
    return fault;
}

static void report_held(const View *view, const LoopBody *body, const HeldLock *held,
                        GPtrArray *found) {
    LockedSuspension *fault = new_suspension(view, body, held->action, found);
    fault->lock = g_strdup(held->shown);
    tell_hold(view, fault->steps, held);
}

static const char *body_name(const View *view) {
    return view->joined ? program_function_shown_name(view->joined) : "this";
}

/* From the function called first down to the one that takes the lock. */
static void tell_way_inside(Locks *locks, const View *view, const HeldInside *inside,
                            LockedSuspension *fault) {
    if (!inside->call) {
        fault->lock = g_strdup(inside->lock->shown);
        tell_hold(view, fault->steps, inside->lock);
        return;
    }
    View callee;
    view_init(&callee, view->program, view->catalog, inside->callee);
    add_step(view, fault->steps, view_action(view, inside->call)->range,
             g_strdup_printf("'%s' calls '%s'", body_name(view), body_name(&callee)));
    tell_way_inside(locks, &callee, locks_inside_of(locks, inside->callee), fault);
    view_clear(&callee);
}

/* The helper, or what it calls, takes the lock and suspends all by itself. */
static void report_inside(Locks *locks, const View *view, const LoopBody *body,
                          const FactsAction *call, ProgramBody callee, GPtrArray *found) {
    LockedSuspension *fault = new_suspension(view, body, call, found);
    View helper;
    view_init(&helper, view->program, view->catalog, callee);
    tell_way_inside(locks, &helper, locks_inside_of(locks, callee), fault);
    view_clear(&helper);
}

void lock_faults_find_suspensions(Locks *locks, const View *view, GHashTable *own,
                                  const LoopBody *body, GPtrArray *found) {
    const BodyLocks *known = locks_of_view(locks, view, own);
    for (guint i = 0; i < known->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(known->held, i);
        if (locks_suspends_with(held))
            report_held(view, body, held, found);
    }
    for (guint32 id = 0; id <= view->function->action_count; id++) {
        const FactsAction *action = view_action(view, id);
        ProgramBody callee;
        if (action && known->suspensions[id] && locks_held_inside(locks, view, action, &callee))
            report_inside(locks, view, body, action, callee, found);
    }
}

typedef struct UpdateSearch {
    const LoopBody *body;
    GPtrArray *found;
} UpdateSearch;

static void report_update(const View *view, const StaleUpdate *update, gpointer data) {
    const UpdateSearch *search = data;
    LostUpdate *fault = g_new0(LostUpdate, 1);
    fault->body = search->body;
    fault->range = inference_range(view->program, view->facts, update->write->range);
    fault->place = shown_place(view, update->place);
    if (update->write->macro)
        fault->macro = facts_text(view->facts, update->write->macro);
    fault->steps = trace_new();
    add_step(view, fault->steps, update->read->range, g_strdup("the value is read here"));
    add_step(view, fault->steps, update->suspend->range,
             g_strdup("the coroutine may suspend here: another task can change it meanwhile"));
    add_step(view, fault->steps, update->write->range,
             g_strdup("what was read before is written back here"));
    g_ptr_array_add(search->found, fault);
}

void lock_faults_find_updates(Locks *locks, const View *view, GHashTable *own, const LoopBody *body,
                              GPtrArray *found) {
    UpdateSearch search = {body, found};
    stale_updates_each(locks, view, locks_of_view(locks, view, own), report_update, &search);
}
