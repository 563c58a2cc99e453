#include "infer/locks.h"

#include <string.h>

#include "infer/effects.h"
#include "infer/lock_mentions.h"
#include "infer/ownership.h"
#include "infer/shown_places.h"
#include "infer/suspensions.h"

/* A lock that is held when a function returns: what its callers see of it. */
typedef struct TakenLock {
    const char *lock;
    const char *also; /* its name through what is returned; NULL when that does not lead there */
    const char *guard;
    CatalogLockKind kind;
    guint results; /* of KnownSign: what the function returns then */
    gboolean tried;
} TakenLock;

/* A lock of the caller that a function lets go of. */
typedef struct DroppedLock {
    const char *lock;
    const char *guard;
    guint results;        /* of KnownSign: what the function returns when it is still held */
    gboolean held_inside; /* some suspension in it comes before */
    gboolean waits;       /* it is held again afterwards */
} DroppedLock;

typedef gboolean (*Mentions)(const Catalog *catalog, const Facts *facts, const FactsAction *action);

/* Which functions, by themselves or by what they call, have to do with locks. */
typedef struct Touching {
    Mentions mentions;
    GHashTable *known; /* ProgramFunction to gboolean */
} Touching;

struct Locks {
    const Context *context;
    PlaceNames *names;
    Suspensions *suspensions;
    GHashTable *bodies; /* unit and row of a body to BodyLocks */
    Touching any;       /* which functions touch locks, */
    Touching coroutine; /* and which those of coroutines */
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
    g_array_unref(body->taken);
    g_array_unref(body->dropped);
    g_free(body->suspensions);
    g_free(body);
}

Locks *locks_new(const Context *context, Calls *calls) {
    Locks *locks = g_new0(Locks, 1);
    locks->context = context;
    locks->names = place_names_new();
    locks->suspensions = suspensions_new(context, calls);
    locks->bodies = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, body_free);
    locks->any = (Touching){lock_mentions_in, g_hash_table_new(NULL, NULL)};
    locks->coroutine = (Touching){lock_mentions_coroutine_lock, g_hash_table_new(NULL, NULL)};
    return locks;
}

void locks_free(Locks *locks) {
    if (!locks)
        return;
    g_hash_table_unref(locks->bodies);
    g_hash_table_unref(locks->any.known);
    g_hash_table_unref(locks->coroutine.known);
    suspensions_free(locks->suspensions);
    place_names_free(locks->names);
    g_free(locks);
}

PlaceNames *locks_names(Locks *locks) {
    return locks->names;
}

/* Which functions are worth looking into. */

static gboolean touches(const Locks *locks, const Touching *touching,
                        const ProgramFunction *function);

static gboolean action_touches(const Locks *locks, const Touching *touching, const Facts *facts,
                               const FactsAction *action) {
    if (touching->mentions(locks->context->catalog, facts, action))
        return TRUE;
    FactsRow callee = action->function;
    if (!callee && action->kind == FACTS_ACTION_DESTROY && action->type)
        callee = facts_type(facts, action->type)->destructor;
    if (!callee)
        return FALSE;
    const ProgramFunction *joined = program_find(
        locks->context->program, facts_text(facts, facts_function(facts, callee)->key));
    return joined && touches(locks, touching, joined);
}

static gboolean body_touches(const Locks *locks, const Touching *touching, ProgramBody body) {
    const Facts *facts = program_unit(locks->context->program, body.unit)->facts;
    const FactsFunction *function = facts_function(facts, body.row);
    for (guint i = 0; i < function->blocks.count; i++) {
        const FactsBlock *block = facts_block(facts, function->blocks.first + i);
        for (guint k = 0; k < block->actions.count; k++)
            if (action_touches(locks, touching, facts,
                               facts_action(facts, block->actions.first + k)))
                return TRUE;
    }
    return FALSE;
}

/* In a recursion the function that is being looked into does not count yet: whatever it touches is
 * found where it began. */
static gboolean touches(const Locks *locks, const Touching *touching,
                        const ProgramFunction *function) {
    gpointer known = NULL;
    if (g_hash_table_lookup_extended(touching->known, function, NULL, &known))
        return GPOINTER_TO_INT(known);
    g_hash_table_insert(touching->known, (gpointer)function, GINT_TO_POINTER(FALSE));
    gboolean found = FALSE;
    for (guint i = 0; function->bodies && i < function->bodies->len && !found; i++)
        found = body_touches(locks, touching, g_array_index(function->bodies, ProgramBody, i));
    g_hash_table_insert(touching->known, (gpointer)function, GINT_TO_POINTER(found));
    return found;
}

static gboolean touches_locks(const Locks *locks, const ProgramFunction *function) {
    return touches(locks, &locks->any, function);
}

/* What a call does to the caller's locks. */

static const BodyLocks *locks_of_body(Locks *locks, ProgramBody body);

/* The function with a body that an action surely runs; NULL for none. */
static const ProgramFunction *surely_runs(const View *view, const FactsAction *action,
                                          ProgramBody *body) {
    FactsRow row = action->function;
    if (action->flags & FACTS_ACTION_VIRTUAL)
        return NULL;
    if (!row && (action->kind == FACTS_ACTION_DESTROY || action->kind == FACTS_ACTION_DELETE))
        row = facts_type(view->facts, effects_object_type(view, action->type))->destructor;
    if (!row)
        return NULL;
    const char *key = facts_text(view->facts, facts_function(view->facts, row)->key);
    const ProgramFunction *callee = program_find(view->program, key);
    if (!callee || !program_choose_body(view->program, callee, view->unit->index, body))
        return NULL;
    return callee;
}

static const BodyLocks *locks_of_callee(Locks *locks, const View *view, const FactsAction *action) {
    ProgramBody body;
    if (effects_entry(view, action))
        return NULL;
    const ProgramFunction *callee = surely_runs(view, action, &body);
    return callee && touches_locks(locks, callee) ? locks_of_body(locks, body) : NULL;
}

/* A callee's name as the caller says it. */
static const char *name_here(const Locks *locks, const View *view, const FactsAction *action,
                             const char *name) {
    if (!name || !g_str_has_prefix(name, PLACE_RETURNED))
        return name ? place_name_at_call(locks->names, view, action, name) : NULL;
    g_autofree char *text = g_strconcat(place_name_of_result(locks->names, action->id),
                                        name + strlen(PLACE_RETURNED), NULL);
    return place_name_keep(locks->names, text);
}

/* An object whose constructor returns with a lock held, and whose destructor lets go of one. */
static const char *object_made(const Locks *locks, const View *view, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CONSTRUCT)
        return NULL;
    return action->target ? place_name(locks->names, view, action->target)
                          : place_name_of_result(locks->names, action->id);
}

static void add_taken(const Locks *locks, const View *view, const FactsAction *action,
                      const TakenLock *taken, GHashTable *own, GArray *events) {
    LockEvent event = {.kind = LOCK_EVENT_TAKE,
                       .lock = name_here(locks, view, action, taken->lock),
                       .also = name_here(locks, view, action, taken->also),
                       .guard = name_here(locks, view, action, taken->guard),
                       .lock_kind = taken->kind,
                       .results = taken->results,
                       .tried = taken->tried};
    if (!event.guard)
        event.guard = object_made(locks, view, action);
    for (guint i = 0; i < action->arguments.count && !event.own; i++)
        event.own =
            ownership_value_is_own(view, own, facts_word(view->facts, action->arguments, i));
    if (action->target && ownership_is_own(view, own, action->target))
        event.own = TRUE;
    if (event.lock || event.also || event.guard)
        g_array_append_val(events, event);
}

static void add_dropped(const Locks *locks, const View *view, const FactsAction *action,
                        const DroppedLock *dropped, GArray *events) {
    LockEvent event = {.kind = dropped->waits ? LOCK_EVENT_WAIT : LOCK_EVENT_DROP,
                       .lock = name_here(locks, view, action, dropped->lock),
                       .guard = name_here(locks, view, action, dropped->guard),
                       .results = dropped->results,
                       .held_inside = dropped->held_inside};
    /* What the object keeps to itself is the lock that was taken when it was made. */
    gboolean through_object = dropped->lock && g_str_has_prefix(dropped->lock, "this");
    if (through_object && action->target && !dropped->waits)
        event.guard = place_name(locks->names, view, action->target);
    if (event.lock || event.guard)
        g_array_append_val(events, event);
}

/* `unlock(m); yield(); lock(m);` in a helper: the caller's lock is the one it had before. */
static gboolean is_taken_again(const BodyLocks *callee, const TakenLock *taken) {
    for (guint i = 0; i < callee->dropped->len && taken->lock; i++)
        if (g_array_index(callee->dropped, DroppedLock, i).lock == taken->lock)
            return TRUE;
    return FALSE;
}

static gboolean takes_again(const BodyLocks *callee, const DroppedLock *dropped) {
    for (guint i = 0; i < callee->taken->len && dropped->lock; i++)
        if (g_array_index(callee->taken, TakenLock, i).lock == dropped->lock)
            return TRUE;
    return FALSE;
}

static void add_events_of_callee(Locks *locks, const View *view, const FactsAction *action,
                                 GHashTable *own, GArray *events) {
    const BodyLocks *callee = locks_of_callee(locks, view, action);
    for (guint i = 0; callee && i < callee->dropped->len; i++) {
        DroppedLock dropped = g_array_index(callee->dropped, DroppedLock, i);
        dropped.waits = dropped.waits || takes_again(callee, &dropped);
        add_dropped(locks, view, action, &dropped, events);
    }
    for (guint i = 0; callee && i < callee->taken->len; i++) {
        const TakenLock *taken = &g_array_index(callee->taken, TakenLock, i);
        if (!is_taken_again(callee, taken))
            add_taken(locks, view, action, taken, own, events);
    }
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
    if (!effects_entry(look->view, action))
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

/* For callers. */

static const char *name_for_callers(const char *name) {
    return name && place_name_is_callers(name) ? name : NULL;
}

static const char *name_by_result(const char *name) {
    return name && g_str_has_prefix(name, PLACE_RETURNED) ? name : NULL;
}

static TakenLock taken_at_end(const HeldLock *held, const Hold *end) {
    const char *lock = name_for_callers(end->lock);
    const char *guard = name_by_result(end->guard);
    return (TakenLock){.lock = lock ? lock : name_for_callers(end->also),
                       .also = name_by_result(end->also),
                       .guard = guard ? guard : name_for_callers(end->guard),
                       .kind = held->event.lock_kind,
                       .results = end->results,
                       .tried = held->event.tried};
}

static gboolean is_same_taken(const TakenLock *left, const TakenLock *right) {
    return left->lock == right->lock && left->also == right->also && left->guard == right->guard &&
           left->kind == right->kind;
}

static void keep_taken(BodyLocks *body, const HeldLock *held, const Hold *end) {
    TakenLock taken = taken_at_end(held, end);
    if (!taken.lock && !taken.also && !taken.guard)
        return;
    for (guint i = 0; i < body->taken->len; i++) {
        TakenLock *known = &g_array_index(body->taken, TakenLock, i);
        if (is_same_taken(known, &taken)) {
            known->results |= taken.results;
            return;
        }
    }
    g_array_append_val(body->taken, taken);
}

static gboolean is_kept_already(const BodyLocks *body, const LockEvent *event) {
    for (guint i = 0; i < body->dropped->len; i++) {
        const DroppedLock *known = &g_array_index(body->dropped, DroppedLock, i);
        if (known->lock == name_for_callers(event->lock) &&
            known->guard == name_for_callers(event->guard))
            return TRUE;
    }
    return FALSE;
}

/* What becomes of a lock that the caller holds: followed from the entry. */
static void keep_dropped(Look *look, const LockEvent *event) {
    Hold hold = {.lock = name_for_callers(event->lock), .guard = name_for_callers(event->guard)};
    if ((!hold.lock && !hold.guard) || is_kept_already(look->body, event))
        return;
    HeldPath path;
    held_walk(&look->held, NULL, hold, &path);
    DroppedLock dropped = {hold.lock, hold.guard, 0, path.suspensions->len > 0,
                           event->kind == LOCK_EVENT_WAIT};
    for (guint i = 0; i < path.ends->len; i++)
        dropped.results |= g_array_index(path.ends, Hold, i).results;
    held_path_clear(&path);
    g_array_append_val(look->body->dropped, dropped);
}

static void keep_for_callers(Look *look) {
    for (guint i = 0; i < look->body->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(look->body->held, i);
        for (guint k = 0; k < held->path.ends->len; k++)
            keep_taken(look->body, held, &g_array_index(held->path.ends, Hold, k));
    }
    for (guint i = 0; i < look->events->len; i++) {
        const LockEvent event = g_array_index(look->events, LockEvent, i);
        if (event.kind == LOCK_EVENT_DROP || event.kind == LOCK_EVENT_WAIT)
            keep_dropped(look, &event);
    }
}

static const HeldLock *held_at_suspension(const BodyLocks *body) {
    for (guint i = 0; i < body->held->len; i++) {
        const HeldLock *held = g_ptr_array_index(body->held, i);
        if (held->event.lock_kind == CATALOG_LOCK_THREAD && !held->event.own &&
            held->path.suspensions->len > 0)
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
        const HeldInside *inside =
            action ? locks_held_inside(look->locks, look->view, action, &callee) : NULL;
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
    body->taken = g_array_new(FALSE, FALSE, sizeof(TakenLock));
    body->dropped = g_array_new(FALSE, FALSE, sizeof(DroppedLock));
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
    if (!view->joined || !touches_locks(locks, view->joined)) {
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

gboolean locks_may_hold_coroutine_lock(Locks *locks, const ProgramFunction *function) {
    return touches(locks, &locks->coroutine, function);
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
