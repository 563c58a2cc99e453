#include "infer/held_walk.h"

#include <string.h>

#include "infer/conditions.h"
#include "infer/effects.h"

/* So many ways of coming to a block are told apart; further ones forget what they know. */
#define HOLDS_MAX 12U
/* So many are followed at all: names of guards can grow in a loop, by `n->next = n`. */
#define HOLDS_FOLLOWED_MAX 100U

typedef struct Walk {
    const HeldBody *body;
    const FactsAction *from;
    HeldPath *path;
    GArray **met; /* by block: of Hold, as it was come to */
    GQueue *work; /* of Step, owned */
} Walk;

typedef struct Step {
    guint block;
    Hold hold;
} Step;

static gboolean same_lock(const Hold *left, const Hold *right) {
    return left->lock == right->lock && left->also == right->also && left->guard == right->guard &&
           left->results == right->results;
}

/* Whether all that the weaker one knows, the stronger knows too: its ways are covered. */
static gboolean is_covered_by(const Hold *stronger, const Hold *weaker) {
    if (!same_lock(stronger, weaker))
        return FALSE;
    for (guint i = 0; i < weaker->known.count; i++) {
        const KnownValue *value = &weaker->known.items[i];
        if (known_values_of(&stronger->known, value->subject) & ~value->signs)
            return FALSE;
    }
    return TRUE;
}

static void come_to(Walk *walk, guint block, const Hold *hold) {
    if (!walk->met[block])
        walk->met[block] = g_array_new(FALSE, FALSE, sizeof(Hold));
    GArray *met = walk->met[block];
    if (met->len >= HOLDS_FOLLOWED_MAX)
        return;
    Step *step = g_new(Step, 1);
    *step = (Step){block, *hold};
    if (met->len >= HOLDS_MAX) {
        step->hold.known.count = 0;
        step->hold.also = NULL;
    }
    for (guint i = 0; i < met->len; i++)
        if (is_covered_by(&step->hold, &g_array_index(met, Hold, i))) {
            g_free(step);
            return;
        }
    g_array_append_val(met, step->hold);
    g_queue_push_tail(walk->work, step);
}

/* Matching events with the lock. */

static gboolean names_guard(const Hold *hold, const char *guard) {
    return guard && hold->guard && place_name_within(hold->guard, guard);
}

static gboolean names_lock(const Hold *hold, const LockEvent *event) {
    if (event->lock && (hold->lock == event->lock || hold->also == event->lock))
        return TRUE;
    if (event->guarded && !hold->guard && hold->lock == event->guarded)
        return TRUE;
    return names_guard(hold, event->guard);
}

/* Of two locks that nobody can tell which they are, one may well be the other: no reason to say
 * that it stays held. */
static gboolean may_be_meant(const Hold *hold, const LockEvent *event) {
    return names_lock(hold, event) || (!hold->lock && !hold->guard && !event->lock);
}

static void note(GArray *ids, guint32 id) {
    for (guint i = 0; i < ids->len; i++)
        if (g_array_index(ids, guint32, i) == id)
            return;
    g_array_append_val(ids, id);
}

/* A guard within the object moved is within the other one afterwards. */
static gboolean move_guard(const HeldBody *body, const LockEvent *event, Hold *hold) {
    const char *within = hold->guard + strlen(event->guard);
    g_autofree char *name = g_strconcat(event->to, within, NULL);
    hold->guard = place_name_keep(body->names, name);
    return known_values_learn(&hold->known, event->to, KNOWN_NOT_ZERO);
}

/* FALSE when the lock is not held behind the event. */
static gboolean pass_event(const Walk *walk, const FactsAction *action, const LockEvent *event,
                           Hold *hold) {
    switch (event->kind) {
    case LOCK_EVENT_DROP:
        if (!may_be_meant(hold, event))
            return TRUE;
        note(walk->path->drops, action->id);
        if (!event->results)
            return FALSE;
        return known_values_learn(&hold->known, place_name_of_result(walk->body->names, action->id),
                                  event->results);
    case LOCK_EVENT_ADOPT:
        if (event->lock && (event->lock == hold->lock || event->lock == hold->also))
            hold->guard = event->guard;
        return TRUE;
    case LOCK_EVENT_MOVE:
        return !names_guard(hold, event->guard) || move_guard(walk->body, event, hold);
    case LOCK_EVENT_DISARM:
        if (names_guard(hold, event->guard))
            hold->guard = event->to;
        return TRUE;
    default:
        return TRUE;
    }
}

static const LockEvent *event_of(const HeldBody *body, const FactsAction *action, guint index) {
    guint at = body->first_event[action->id] + index;
    if (at >= body->first_event[action->id + 1])
        return NULL;
    return &g_array_index(body->events, LockEvent, at);
}

/* A wait for a queue lets go of its lock while it suspends; a helper may do so too. */
static gboolean is_held_at_suspension(const HeldBody *body, const FactsAction *action,
                                      const Hold *hold) {
    const LockEvent *event = NULL;
    for (guint i = 0; (event = event_of(body, action, i)) != NULL; i++)
        if ((event->kind == LOCK_EVENT_DROP || event->kind == LOCK_EVENT_WAIT) &&
            may_be_meant(hold, event))
            return event->held_inside;
    return TRUE;
}

/* The lock's name through what an action sets or returns; NULL for none. */
static const char *name_through(const HeldBody *body, const FactsAction *action, const Hold *hold,
                                const char *variable) {
    const char *value =
        action->value ? place_name_of_value(body->names, body->view, action->value) : NULL;
    const char *name = NULL;
    if (value && hold->lock)
        name = place_name_through(body->names, hold->lock, value, variable);
    if (value && hold->also && !name)
        name = place_name_through(body->names, hold->also, value, variable);
    return name;
}

static void add_name(Hold *hold, const char *name) {
    if (!name || name == hold->lock)
        return;
    if (!hold->lock)
        hold->lock = name;
    else if (!hold->also)
        hold->also = name;
}

/* A variable that the lock's name goes through holds something else now: only the other name is
 * left. A pointer to the lock gives it another one. */
static void pass_write(const HeldBody *body, const FactsAction *action, Hold *hold) {
    if (action->kind != FACTS_ACTION_WRITE && action->kind != FACTS_ACTION_DECLARE)
        return;
    const char *target = action->target && (hold->lock || hold->also)
                             ? place_name(body->names, body->view, action->target)
                             : NULL;
    if (!target)
        return;
    const char *name = name_through(body, action, hold, target);
    if (hold->also && place_name_depends_on(hold->also, target))
        hold->also = NULL;
    if (hold->lock && place_name_depends_on(hold->lock, target)) {
        hold->lock = hold->also;
        hold->also = NULL;
    }
    add_name(hold, name);
}

static void pass_return(const HeldBody *body, const FactsAction *action, Hold *hold) {
    if (action->kind != FACTS_ACTION_RETURN || !action->value)
        return;
    hold->results = known_values_evaluate(&hold->known, body->names, body->view, action->value);
    const char *name = name_through(body, action, hold, PLACE_RETURNED);
    if (name)
        hold->also = name;
}

/* FALSE when the lock is not held behind the action. */
static gboolean pass_action(Walk *walk, const FactsAction *action, Hold *hold) {
    const HeldBody *body = walk->body;
    if (action == walk->from)
        return FALSE; /* it would have to be taken a second time */
    walk->path->held[action->id] = TRUE;
    if (body->suspensions[action->id] && is_held_at_suspension(body, action, hold))
        note(walk->path->suspensions, action->id);
    pass_return(body, action, hold);
    known_values_pass(&hold->known, body->names, body->view, action);
    pass_write(body, action, hold);
    const LockEvent *event = NULL;
    for (guint i = 0; (event = event_of(body, action, i)) != NULL; i++)
        if (!pass_event(walk, action, event, hold))
            return FALSE;
    return !effects_never_returns(body->view, action);
}

/* Branches. */

/* `if (guard.owns_lock())`: so it does. */
static gboolean asks_guard(const HeldBody *body, FactsRow condition, const Hold *hold,
                           gboolean *answer) {
    const FactsValue *value = facts_value(body->view->facts, condition);
    if (value->kind == FACTS_VALUE_NOT) {
        gboolean known = asks_guard(body, value->left, hold, answer);
        *answer = !*answer;
        return known;
    }
    const FactsAction *call =
        value->kind == FACTS_VALUE_RESULT ? view_action(body->view, value->left) : NULL;
    const CatalogEntry *entry = call ? effects_entry(body->view, call) : NULL;
    if (!entry || entry->predicate != CATALOG_PREDICATE_HOLDS_LOCK || !call->target)
        return FALSE;
    *answer = TRUE;
    return names_guard(hold, place_name(body->names, body->view, call->target));
}

static gboolean take_edge(const HeldBody *body, const FactsEdge *edge, Hold *hold) {
    gboolean holds = (edge->flags & FACTS_EDGE_TRUE) != 0;
    gboolean answer = FALSE;
    if (!edge->condition)
        return TRUE;
    if (conditions_known(body->view, edge->condition, &answer) && answer != holds)
        return FALSE;
    answer = FALSE;
    if (asks_guard(body, edge->condition, hold, &answer))
        return answer == holds;
    return known_values_assume(&hold->known, body->names, body->view, edge->condition, holds);
}

static void follow_edges(Walk *walk, guint block, const Hold *hold, gboolean just_taken) {
    const View *view = walk->body->view;
    const FactsBlock *known = view_block(view, block);
    for (guint i = 0; i < known->edges.count; i++) {
        const FactsEdge *edge = facts_edge(view->facts, known->edges.first + i);
        Hold next = *hold;
        if (!view->reached[edge->target] || !take_edge(walk->body, edge, &next))
            continue;
        if (just_taken && edge->flags & FACTS_EDGE_EXCEPTION)
            continue; /* what took it failed */
        if (edge->target == FACTS_BLOCK_EXIT)
            g_array_append_val(walk->path->ends, next);
        else
            come_to(walk, edge->target, &next);
    }
}

static void walk_block(Walk *walk, guint block, guint position, Hold hold) {
    const View *view = walk->body->view;
    const FactsBlock *known = view_block(view, block);
    gboolean just_taken = position > 0 && position == known->actions.count;
    for (guint i = position; i < known->actions.count; i++)
        if (!pass_action(walk, facts_action(view->facts, known->actions.first + i), &hold))
            return;
    follow_edges(walk, block, &hold, just_taken);
}

/* What is not tested for null is not null: whoever took the lock went through these pointers. */
static void learn_pointers(const HeldBody *body, Hold *hold) {
    for (const char *star = hold->lock ? strchr(hold->lock, '*') : NULL; star;
         star = strchr(star + 1, '*')) {
        g_autofree char *pointer = g_strndup(hold->lock, (gsize)(star - hold->lock));
        known_values_learn(&hold->known, place_name_keep(body->names, pointer), KNOWN_NOT_ZERO);
    }
    known_values_learn(&hold->known, hold->guard, KNOWN_NOT_ZERO);
}

void held_walk(const HeldBody *body, const FactsAction *from, Hold hold, HeldPath *path) {
    const View *view = body->view;
    guint count = view_block_count(view);
    Walk walk = {body, from, path, g_new0(GArray *, count + 1), g_queue_new()};
    *path = (HeldPath){.held = g_new0(guint8, view->function->action_count + 2),
                       .suspensions = g_array_new(FALSE, FALSE, sizeof(guint32)),
                       .drops = g_array_new(FALSE, FALSE, sizeof(guint32)),
                       .ends = g_array_new(FALSE, FALSE, sizeof(Hold))};
    hold.results = KNOWN_ANYTHING;
    learn_pointers(body, &hold);
    guint block = from ? g_array_index(view->block_of, guint, from->id) : FACTS_BLOCK_ENTRY;
    guint position = 0;
    if (from)
        position = g_array_index(view->actions, FactsRow, from->id) + 1 -
                   view_block(view, block)->actions.first;
    if (count > 0)
        walk_block(&walk, block, position, hold);
    while (!g_queue_is_empty(walk.work)) {
        Step *step = g_queue_pop_head(walk.work);
        walk_block(&walk, step->block, 0, step->hold);
        g_free(step);
    }
    for (guint i = 0; i < count; i++)
        g_clear_pointer(&walk.met[i], g_array_unref);
    g_free(walk.met);
    g_queue_free(walk.work);
}

void held_path_clear(HeldPath *path) {
    g_clear_pointer(&path->held, g_free);
    g_clear_pointer(&path->suspensions, g_array_unref);
    g_clear_pointer(&path->drops, g_array_unref);
    g_clear_pointer(&path->ends, g_array_unref);
}

/* What is known before an action: joined over all ways from the entry. */

typedef struct Before {
    const HeldBody *body;
    const FactsAction *action;
    KnownValues *at_start; /* by block */
    guint8 *visited;
    GQueue *work;
    KnownValues *found;
    gboolean has_found;
} Before;

static void join_into(Before *before, guint block, const KnownValues *known) {
    if (!before->visited[block]) {
        before->at_start[block] = *known;
        before->visited[block] = TRUE;
    } else if (!known_values_join(&before->at_start[block], known)) {
        return;
    }
    g_queue_push_tail(before->work, GUINT_TO_POINTER(block));
}

static void pass_block(Before *before, guint block) {
    const HeldBody *body = before->body;
    const View *view = body->view;
    const FactsBlock *known = view_block(view, block);
    KnownValues values = before->at_start[block];
    for (guint i = 0; i < known->actions.count; i++) {
        const FactsAction *action = facts_action(view->facts, known->actions.first + i);
        if (action == before->action) {
            *before->found = values;
            before->has_found = TRUE;
        }
        if (effects_never_returns(view, action))
            return;
        known_values_pass(&values, body->names, view, action);
    }
    for (guint i = 0; i < known->edges.count; i++) {
        const FactsEdge *edge = facts_edge(view->facts, known->edges.first + i);
        KnownValues next = values;
        if (view->reached[edge->target] &&
            (!edge->condition || known_values_assume(&next, body->names, view, edge->condition,
                                                     (edge->flags & FACTS_EDGE_TRUE) != 0)))
            join_into(before, edge->target, &next);
    }
}

void held_known_before(const HeldBody *body, const FactsAction *action, KnownValues *known) {
    guint count = view_block_count(body->view);
    g_autofree KnownValues *at_start = g_new0(KnownValues, count + 1);
    g_autofree guint8 *visited = g_new0(guint8, count + 1);
    g_autoptr(GQueue) work = g_queue_new();
    Before before = {body, action, at_start, visited, work, known, FALSE};
    *known = (KnownValues){0};
    join_into(&before, FACTS_BLOCK_ENTRY, known);
    while (!g_queue_is_empty(work))
        pass_block(&before, GPOINTER_TO_UINT(g_queue_pop_head(work)));
}
