#include "infer/lock_summaries.h"

#include <string.h>

#include "infer/ownership.h"

/* A lock that is held when a function returns: what its callers see of it. */
typedef struct TakenLock {
    const char *lock;
    const char *also; /* its name through what is returned; NULL when that does not lead there */
    const char *guard;
    CatalogLockKind kind;
    guint results; /* of KnownSign: what the function returns then */
} TakenLock;

/* A lock of the caller that a function lets go of. */
typedef struct DroppedLock {
    const char *lock;
    const char *guard;
    guint results;        /* of KnownSign: what the function returns when it is still held */
    gboolean held_inside; /* some suspension in it comes before */
    gboolean waits;       /* it is held again afterwards */
} DroppedLock;

void lock_summary_init(LockSummary *summary) {
    summary->taken = g_array_new(FALSE, FALSE, sizeof(TakenLock));
    summary->dropped = g_array_new(FALSE, FALSE, sizeof(DroppedLock));
}

void lock_summary_clear(LockSummary *summary) {
    g_clear_pointer(&summary->taken, g_array_unref);
    g_clear_pointer(&summary->dropped, g_array_unref);
}

/* From the body. */

static const char *name_for_callers(const char *name) {
    return name && place_name_is_callers(name) ? name : NULL;
}

static const char *name_by_result(const char *name) {
    return name && g_str_has_prefix(name, PLACE_RETURNED) ? name : NULL;
}

static TakenLock taken_at_end(const LockEvent *event, const Hold *end) {
    const char *lock = name_for_callers(end->lock);
    const char *guard = name_by_result(end->guard);
    return (TakenLock){.lock = lock ? lock : name_for_callers(end->also),
                       .also = name_by_result(end->also),
                       .guard = guard ? guard : name_for_callers(end->guard),
                       .kind = event->lock_kind,
                       .results = end->results};
}

static gboolean is_same_taken(const TakenLock *left, const TakenLock *right) {
    return left->lock == right->lock && left->also == right->also && left->guard == right->guard &&
           left->kind == right->kind;
}

void lock_summary_keep_taken(LockSummary *summary, const LockEvent *event, const Hold *end) {
    TakenLock taken = taken_at_end(event, end);
    if (!taken.lock && !taken.also && !taken.guard)
        return;
    for (guint i = 0; i < summary->taken->len; i++) {
        TakenLock *known = &g_array_index(summary->taken, TakenLock, i);
        if (is_same_taken(known, &taken)) {
            known->results |= taken.results;
            return;
        }
    }
    g_array_append_val(summary->taken, taken);
}

static gboolean is_kept_already(const LockSummary *summary, const LockEvent *event) {
    for (guint i = 0; i < summary->dropped->len; i++) {
        const DroppedLock *known = &g_array_index(summary->dropped, DroppedLock, i);
        if (known->lock == name_for_callers(event->lock) &&
            known->guard == name_for_callers(event->guard))
            return TRUE;
    }
    return FALSE;
}

/* What becomes of a lock that the caller holds: followed from the entry. */
void lock_summary_keep_dropped(LockSummary *summary, const HeldBody *body, const LockEvent *event) {
    if (event->kind != LOCK_EVENT_DROP && event->kind != LOCK_EVENT_WAIT)
        return;
    Hold hold = {.lock = name_for_callers(event->lock), .guard = name_for_callers(event->guard)};
    if ((!hold.lock && !hold.guard) || is_kept_already(summary, event))
        return;
    HeldPath path;
    held_walk(body, NULL, hold, &path);
    DroppedLock dropped = {hold.lock, hold.guard, 0, path.suspensions->len > 0,
                           event->kind == LOCK_EVENT_WAIT};
    for (guint i = 0; i < path.ends->len; i++)
        dropped.results |= g_array_index(path.ends, Hold, i).results;
    held_path_clear(&path);
    g_array_append_val(summary->dropped, dropped);
}

/* To the caller. */

/* A callee's name as the caller says it. */
static const char *name_here(PlaceNames *names, const View *view, const FactsAction *action,
                             const char *name) {
    if (!name || !g_str_has_prefix(name, PLACE_RETURNED))
        return name ? place_name_at_call(names, view, action, name) : NULL;
    g_autofree char *text =
        g_strconcat(place_name_of_result(names, action->id), name + strlen(PLACE_RETURNED), NULL);
    return place_name_keep(names, text);
}

/* An object whose constructor returns with a lock held, and whose destructor lets go of one. */
static const char *object_made(PlaceNames *names, const View *view, const FactsAction *action) {
    if (action->kind != FACTS_ACTION_CONSTRUCT)
        return NULL;
    return action->target ? place_name(names, view, action->target)
                          : place_name_of_result(names, action->id);
}

static void add_taken(PlaceNames *names, const View *view, const FactsAction *action,
                      const TakenLock *taken, GHashTable *own, GArray *events) {
    LockEvent event = {.kind = LOCK_EVENT_TAKE,
                       .lock = name_here(names, view, action, taken->lock),
                       .also = name_here(names, view, action, taken->also),
                       .guard = name_here(names, view, action, taken->guard),
                       .lock_kind = taken->kind,
                       .results = taken->results};
    if (!event.guard)
        event.guard = object_made(names, view, action);
    for (guint i = 0; i < action->arguments.count && !event.own; i++)
        event.own =
            ownership_value_is_own(view, own, facts_word(view->facts, action->arguments, i));
    if (action->target && ownership_is_own(view, own, action->target))
        event.own = TRUE;
    if (event.lock || event.also || event.guard)
        g_array_append_val(events, event);
}

static void add_dropped(PlaceNames *names, const View *view, const FactsAction *action,
                        const DroppedLock *dropped, GArray *events) {
    LockEvent event = {.kind = dropped->waits ? LOCK_EVENT_WAIT : LOCK_EVENT_DROP,
                       .lock = name_here(names, view, action, dropped->lock),
                       .guard = name_here(names, view, action, dropped->guard),
                       .results = dropped->results,
                       .held_inside = dropped->held_inside};
    /* What the object keeps to itself is the lock that was taken when it was made. */
    gboolean through_object = dropped->lock && g_str_has_prefix(dropped->lock, "this");
    if (through_object && action->target && !dropped->waits)
        event.guard = place_name(names, view, action->target);
    if (event.lock || event.guard)
        g_array_append_val(events, event);
}

/* `unlock(m); yield(); lock(m);` in a helper: the caller's lock is the one it had before. */
static gboolean is_taken_again(const LockSummary *callee, const TakenLock *taken) {
    for (guint i = 0; i < callee->dropped->len && taken->lock; i++)
        if (g_array_index(callee->dropped, DroppedLock, i).lock == taken->lock)
            return TRUE;
    return FALSE;
}

static gboolean takes_again(const LockSummary *callee, const DroppedLock *dropped) {
    for (guint i = 0; i < callee->taken->len && dropped->lock; i++)
        if (g_array_index(callee->taken, TakenLock, i).lock == dropped->lock)
            return TRUE;
    return FALSE;
}

void lock_summary_add_events(const LockSummary *callee, PlaceNames *names, const View *view,
                             const FactsAction *action, GHashTable *own, GArray *events) {
    for (guint i = 0; i < callee->dropped->len; i++) {
        DroppedLock dropped = g_array_index(callee->dropped, DroppedLock, i);
        dropped.waits = dropped.waits || takes_again(callee, &dropped);
        add_dropped(names, view, action, &dropped, events);
    }
    for (guint i = 0; i < callee->taken->len; i++) {
        const TakenLock *taken = &g_array_index(callee->taken, TakenLock, i);
        if (!is_taken_again(callee, taken))
            add_taken(names, view, action, taken, own, events);
    }
}
