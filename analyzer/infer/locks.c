#include "infer/locks.h"

#include "infer/effects.h"
#include "infer/lock_mentions.h"
#include "infer/marks.h"
#include "infer/ownership.h"
#include "infer/shown_places.h"
#include "infer/suspensions.h"
#include "infer/touching.h"

struct Locks {
    const Context *context;
    PlaceNames *names;
    Suspensions *suspensions;
    GHashTable *bodies;  /* unit and row of a body to BodyLocks */
    Touching *any;       /* which functions have to do with locks, */
    Touching *coroutine; /* and which with those of coroutines */
};

static void held_free(gpointer data) {
    HeldLock *held = data;
    held_path_clear(&held->path);
    g_free(held->shown);
    g_free(held);
}

static void body_free(gpointer data) {
    BodyLocks *body = data;
    g_ptr_array_unref(body->held);
    lock_summary_clear(&body->summary);
    g_free(body->suspensions);
    g_free(body);
}

Locks *locks_new(const Context *context, Calls *calls) {
    Locks *locks = g_new0(Locks, 1);
    locks->context = context;
    locks->names = place_names_new();
    locks->suspensions = suspensions_new(context, calls);
    locks->bodies = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, body_free);
    locks->any = touching_new(context->program, context->catalog, lock_mentions_in);
    locks->coroutine =
        touching_new(context->program, context->catalog, lock_mentions_coroutine_lock);
    return locks;
}

void locks_free(Locks *locks) {
    if (!locks)
        return;
    g_hash_table_unref(locks->bodies);
    touching_free(locks->any);
    touching_free(locks->coroutine);
    suspensions_free(locks->suspensions);
    place_names_free(locks->names);
    g_free(locks);
}

void locks_change(Locks *locks, const ProgramChange *change) {
    touching_change(locks->any, change);
    touching_change(locks->coroutine, change);
    place_names_change(locks->names);
}

PlaceNames *locks_names(Locks *locks) {
    return locks->names;
}

/* What a call does to the caller's locks. */

static const BodyLocks *locks_of_body(Locks *locks, ProgramBody body);

/* The function with a body that an action surely runs; NULL for none. */
static const ProgramFunction *surely_runs(const View *view, const FactsAction *action,
                                          ProgramBody *body) {
    FactsRow row = action->function;
    if (action->flags & FACTS_ACTION_VIRTUAL || action->kind == FACTS_ACTION_SUSPEND)
        return NULL; /* what a suspension names has a call of its own */
    if (!row && (action->kind == FACTS_ACTION_DESTROY || action->kind == FACTS_ACTION_DELETE))
        row = facts_type(view->facts, effects_object_type(view, action->type))->destructor;
    const ProgramFunction *callee = view_function(view, row);
    if (!callee || marks_is_offloaded(view, callee) ||
        !program_choose_body(view->program, callee, view->unit->index, body))
        return NULL;
    return callee;
}

static const BodyLocks *locks_of_callee(Locks *locks, const View *view, const FactsAction *action) {
    ProgramBody body;
    if (lock_events_are_known(view, action))
        return NULL;
    const ProgramFunction *callee = surely_runs(view, action, &body);
    return callee && touching_has(locks->any, callee) ? locks_of_body(locks, body) : NULL;
}

static void add_events_of_callee(Locks *locks, const View *view, const FactsAction *action,
                                 GHashTable *own, GArray *events) {
    const BodyLocks *callee = locks_of_callee(locks, view, action);
    if (callee)
        lock_summary_add_events(&callee->summary, locks->names, view, action, own, events);
}

/* Looking into a body. */

typedef struct Look {
    Locks *locks;
    const View *view;
    GHashTable *own;
    GArray *events;
    guint *first_event;
    BodyLocks *body;
    HeldBody held;
} Look;

/* Which lock a guard lets go of when it ends is told by what made it. */
static void note_guarded(GArray *events) {
    for (guint i = 0; i < events->len; i++) {
        const LockEvent *taken = &g_array_index(events, LockEvent, i);
        for (guint k = 0; taken->kind == LOCK_EVENT_TAKE && taken->guard && k < events->len; k++) {
            LockEvent *dropped = &g_array_index(events, LockEvent, k);
            if (dropped->kind == LOCK_EVENT_DROP && dropped->guard == taken->guard)
                dropped->guarded = taken->lock;
        }
    }
}

/* Ids need not stand in order: events are gathered by id. */
static void gather_events(Look *look) {
    const View *view = look->view;
    guint count = view->function->action_count;
    for (guint32 id = 0; id <= count; id++) {
        look->first_event[id] = look->events->len;
        const FactsAction *action = view_action(view, id);
        if (!action || !view->reached[g_array_index(view->block_of, guint, id)])
            continue;
        lock_events_of(look->locks->names, view, action, look->own, look->events);
        add_events_of_callee(look->locks, view, action, look->own, look->events);
    }
    look->first_event[count + 1] = look->events->len;
    note_guarded(look->events);
}

static void walk_taken(Look *look, const FactsAction *action, const LockEvent *event) {
    HeldLock *held = g_new0(HeldLock, 1);
    *held = (HeldLock){
        .action = action, .event = *event, .shown = shown_place(look->view, event->place)};
    ProgramBody body;
    if (!effects_entry(look->view, action) && !(action->flags & FACTS_ACTION_AWAIT))
        held->by = surely_runs(look->view, action, &body);
    Hold hold = {.lock = event->lock, .also = event->also, .guard = event->guard};
    held_known_before(&look->held, action, &hold.known);
    const char *result = place_name_of_result(look->locks->names, action->id);
    known_values_pass(&hold.known, look->locks->names, look->view, action);
    known_values_learn(&hold.known, result, event->results);
    held_walk(&look->held, action, hold, &held->path);
    g_ptr_array_add(look->body->held, held);
}

static void walk_all_taken(Look *look) {
    for (guint32 id = 0; id <= look->view->function->action_count; id++)
        for (guint i = look->first_event[id]; i < look->first_event[id + 1]; i++) {
            const LockEvent event = g_array_index(look->events, LockEvent, i);
            if (event.kind == LOCK_EVENT_TAKE)
                walk_taken(look, view_action(look->view, id), &event);
        }
}

static void keep_for_callers(Look *look) {
    LockSummary *summary = &look->body->summary;
    for (guint i = 0; i < look->body->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(look->body->held, i);
        for (guint k = 0; k < held->path.ends->len; k++)
            lock_summary_keep_taken(summary, &held->event,
                                    &g_array_index(held->path.ends, Hold, k));
    }
    for (guint i = 0; i < look->events->len; i++)
        lock_summary_keep_dropped(summary, &look->held, &g_array_index(look->events, LockEvent, i));
}

static const HeldLock *held_at_suspension(const BodyLocks *body) {
    for (guint i = 0; i < body->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(body->held, i);
        if (locks_suspends_with(held))
            return held;
    }
    return NULL;
}

/* A thread lock held at a suspension, here or in the plain functions it calls. */
static void keep_inside(Look *look) {
    HeldInside *nearest = &look->body->inside;
    nearest->lock = held_at_suspension(look->body);
    for (guint32 id = 0; id <= look->view->function->action_count; id++) {
        const FactsAction *action = view_action(look->view, id);
        ProgramBody callee;
        const HeldInside *inside = action && look->body->suspensions[id]
                                       ? locks_held_inside(look->locks, look->view, action, &callee)
                                       : NULL;
        if (inside && (!nearest->lock || inside->calls + 1 < nearest->calls))
            *nearest = (HeldInside){inside->lock, inside->calls + 1, id, callee};
    }
}

static void look_into(Look *look, const View *view) {
    guint count = view->function->action_count;
    look->view = view;
    look->events = g_array_new(FALSE, FALSE, sizeof(LockEvent));
    look->first_event = g_new0(guint, count + 2);
    g_free(look->body->suspensions);
    look->body->suspensions = suspensions_find(look->locks->suspensions, view);
    look->held = (HeldBody){view, look->locks->names, look->events, look->first_event,
                            look->body->suspensions};
    gather_events(look);
    walk_all_taken(look);
    keep_for_callers(look);
    keep_inside(look);
    g_array_unref(look->events);
    g_free(look->first_event);
}

static BodyLocks *body_new(void) {
    BodyLocks *body = g_new0(BodyLocks, 1);
    body->held = g_ptr_array_new_with_free_func(held_free);
    lock_summary_init(&body->summary);
    return body;
}

/* A body that is being looked into, by way of a recursion, does nothing yet. */
const BodyLocks *locks_of_view(Locks *locks, const View *view, GHashTable *own) {
    gint64 key = ((gint64)view->unit->index << 32) | view->row;
    BodyLocks *body = g_hash_table_lookup(locks->bodies, &key);
    if (body)
        return body;
    body = body_new();
    body->suspensions = g_new0(guint8, view->function->action_count + 1);
    g_hash_table_insert(locks->bodies, g_memdup2(&key, sizeof key), body);
    if (!view->joined || !touching_has(locks->any, view->joined)) {
        g_free(body->suspensions);
        body->suspensions = suspensions_find(locks->suspensions, view);
        return body;
    }
    Look look = {.locks = locks, .own = own, .body = body};
    look_into(&look, view);
    return body;
}

static const BodyLocks *locks_of_body(Locks *locks, ProgramBody where) {
    gint64 key = ((gint64)where.unit << 32) | where.row;
    const BodyLocks *known = g_hash_table_lookup(locks->bodies, &key);
    if (known)
        return known;
    View view;
    view_init(&view, locks->context->program, locks->context->catalog, where);
    g_autoptr(GHashTable) own = ownership_find(&view);
    known = locks_of_view(locks, &view, own);
    view_clear(&view);
    return known;
}

/* Questions. */

gboolean locks_suspends_with(const HeldLock *held) {
    return held->event.lock_kind == CATALOG_LOCK_THREAD && !held->event.own &&
           held->path.suspensions->len > 0;
}

gboolean locks_may_hold_coroutine_lock(Locks *locks, const ProgramFunction *function) {
    return touching_is_near(locks->coroutine, function);
}

const HeldInside *locks_held_inside(Locks *locks, const View *view, const FactsAction *call,
                                    ProgramBody *callee) {
    const ProgramFunction *function =
        call->kind == FACTS_ACTION_CALL ? surely_runs(view, call, callee) : NULL;
    if (!function || context_role(locks->context, function, view->unit->index) != LOOP_ROLE_NONE)
        return NULL;
    const BodyLocks *inner = locks_of_callee(locks, view, call);
    return inner && inner->inside.lock ? &inner->inside : NULL;
}

const HeldInside *locks_inside_of(Locks *locks, ProgramBody body) {
    return &locks_of_body(locks, body)->inside;
}

const HeldLock *locks_held_at(const BodyLocks *body, guint32 action_id, CatalogLockKind kind) {
    for (guint i = 0; i < body->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(body->held, i);
        if (held->event.lock_kind == kind && !held->event.own && held->path.held[action_id])
            return held;
    }
    return NULL;
}
