#include "infer/stale_updates.h"

#include <string.h>

#include "infer/call_sites.h"
#include "infer/conditions.h"
#include "infer/effects.h"
#include "infer/keeping.h"
#include "infer/ownership.h"
#include "infer/sharing.h"
#include "infer/value_sources.h"

/* A value that passes through more variables than this is not followed. */
#define CARRIERS_MAX 6U
/* So many states of one walk are looked at. */
#define STATES_MAX 4000U

/* The way back from a write: which variables carry the value at a point of it, and whether the
 * coroutine suspends between there and the write. */
typedef struct Trail {
    const char *carriers[CARRIERS_MAX];
    guint carrier_count;
    gboolean reads_state; /* the expression that was come to reads the state itself, */
    guint32 reading_call; /* by this call where there is one */
    const FactsAction *suspend;
    guint64 locks; /* held at the write and so far back, by index in BodyLocks.held */
} Trail;

typedef struct Search {
    Locks *locks;
    const View *view;
    const BodyLocks *body;
    StaleUpdateVisitor visit;
    gpointer data;
    /* of the write looked at */
    StaleUpdate update;
    GHashTable *met; /* of texts: states that were come to */
    GQueue *work;    /* of Point, owned */
} Search;

typedef struct Point {
    guint block;
    guint until; /* actions below this are still ahead */
    Trail trail;
} Point;

static gboolean overlap(const char *left, const char *right) {
    return left == right || place_name_part_of(left, right) || place_name_part_of(right, left);
}

static gboolean carries(const Trail *trail, const char *name) {
    for (guint i = 0; i < trail->carrier_count; i++)
        if (overlap(trail->carriers[i], name))
            return TRUE;
    return FALSE;
}

static void add_carrier(Trail *trail, const char *name) {
    if (!carries(trail, name) && trail->carrier_count < CARRIERS_MAX)
        trail->carriers[trail->carrier_count++] = name;
}

static void add_sources(const Search *search, Trail *trail, const GArray *sources) {
    for (guint i = 0; i < sources->len; i++) {
        const ValueSource *source = &g_array_index(sources, ValueSource, i);
        if (overlap(source->name, search->update.name)) {
            trail->reads_state = TRUE;
            trail->reading_call = source->call;
        } else if (source->is_local) {
            add_carrier(trail, source->name);
        }
    }
}

/* The read that stands nearest before the expression is made for it. */
static gboolean reads_state(const Search *search, const Trail *trail, const FactsAction *action) {
    if (!trail->reads_state)
        return FALSE;
    if (trail->reading_call)
        return action->id == trail->reading_call;
    if (action->kind != FACTS_ACTION_READ)
        return FALSE;
    const char *name = place_name(locks_names(search->locks), search->view, action->target);
    return name && overlap(name, search->update.name);
}

static guint64 locks_held_before(const BodyLocks *body, guint32 id) {
    guint64 locks = 0;
    for (guint i = 0; i < body->held->len && i < 64; i++) {
        const HeldLock *held = g_ptr_array_index(body->held, i);
        if (held->path.held[id])
            locks |= (guint64)1 << i;
    }
    return locks;
}

/* The locks that are held while the coroutine is suspended there: a wait lets go of its own. */
static guint64 locks_held_over(const BodyLocks *body, guint32 id) {
    guint64 locks = 0;
    for (guint i = 0; i < body->held->len && i < 64; i++) {
        const GArray *over = ((const HeldLock *)g_ptr_array_index(body->held, i))->path.suspensions;
        for (guint k = 0; k < over->len; k++)
            if (g_array_index(over, guint32, k) == id)
                locks |= (guint64)1 << i;
    }
    return locks;
}

/* What a carrier was set from carries on in its place: of structures, part by part. */
static void pass_assignment(const Search *search, Trail *trail, const FactsAction *action,
                            FactsRow value, const char *target) {
    gboolean adds = (action->flags & FACTS_ACTION_COMPOUND) != 0;
    const Trail before = *trail;
    if (!adds)
        trail->carrier_count = 0;
    for (guint i = 0; i < before.carrier_count; i++) {
        const char *carrier = before.carriers[i];
        gboolean is_set = place_name_part_of(carrier, target);
        if (!is_set && !adds)
            add_carrier(trail, carrier);
        if (!overlap(carrier, target))
            continue;
        g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(ValueSource));
        value_sources_of(locks_names(search->locks), search->view, value,
                         is_set && !adds ? carrier + strlen(target) : "", sources);
        add_sources(search, trail, sources);
        if (action->kind == FACTS_ACTION_CALL && trail->reads_state && !trail->reading_call)
            trail->reading_call = action->id; /* `copy = state` of class type */
    }
}

/* FALSE when what had the state's name before was another place. */
static gboolean pass_write(const Search *search, Trail *trail, const FactsAction *action) {
    Assignment assignment;
    if (!action->target || (action->kind != FACTS_ACTION_WRITE &&
                            !value_assignment(search->view, action, &assignment)))
        return TRUE;
    const char *target = place_name(locks_names(search->locks), search->view, action->target);
    if (target && place_name_depends_on(search->update.name, target))
        return FALSE;
    if (target && value_assignment(search->view, action, &assignment) && carries(trail, target))
        pass_assignment(search, trail, action, assignment.value, target);
    return TRUE;
}

/* Calls that are given the address of a carrier. */

typedef struct CarrierCall {
    const Search *search;
    Trail *trail;
} CarrierCall;

static void drop_carriers(Trail *trail, const char *name) {
    const Trail before = *trail;
    trail->carrier_count = 0;
    for (guint i = 0; i < before.carrier_count; i++)
        if (!overlap(before.carriers[i], name))
            add_carrier(trail, before.carriers[i]);
}

static void pass_callees_write(const View *view, const FactsAction *call, FactsRow place,
                               const char *name, const GArray *sources, gpointer data) {
    (void)view;
    (void)place;
    const CarrierCall *pass = data;
    if (!carries(pass->trail, name))
        return;
    drop_carriers(pass->trail, name);
    add_sources(pass->search, pass->trail, sources);
    if (pass->trail->reads_state && !pass->trail->reading_call)
        pass->trail->reading_call = call->id;
}

/* `refresh(&value)`: what a function nobody can see into leaves there may be new. */
static gboolean may_set_anew(const View *view, const FactsAction *call) {
    const ProgramFunction *callee = effects_callee(view, call);
    return !effects_entry(view, call) && !keeping_is_library(view, call) &&
           (!callee || !callee->bodies);
}

static void pass_call(const Search *search, Trail *trail, const FactsAction *call) {
    const View *view = search->view;
    PlaceNames *names = locks_names(search->locks);
    CarrierCall pass = {search, trail};
    gboolean is_given = FALSE;
    for (guint i = 0; i < call->arguments.count; i++) {
        const FactsValue *value =
            facts_value(view->facts, facts_word(view->facts, call->arguments, i));
        const char *name =
            value->kind == FACTS_VALUE_ADDRESS ? place_name(names, view, value->left) : NULL;
        if (!name || !carries(trail, name))
            continue;
        is_given = TRUE;
        if (may_set_anew(view, call))
            drop_carriers(trail, name);
    }
    if (is_given)
        value_writes_each(names, view, call, pass_callees_write, &pass);
}

/* The read is found: a finding, when the coroutine suspends behind it and nothing keeps others off.
 */
static void note_read(Search *search, const Trail *trail, const FactsAction *action) {
    if (!trail->suspend || trail->locks)
        return;
    search->update.read = action;
    search->update.suspend = trail->suspend;
}

/* FALSE when the way back ends there: with a finding, with a fresh read, with nothing left to
 * follow. */
static gboolean pass_back(Search *search, Trail *trail, const FactsAction *action) {
    if (reads_state(search, trail, action)) {
        note_read(search, trail, action);
        return FALSE;
    }
    if (search->body->suspensions[action->id]) {
        trail->suspend = trail->suspend ? trail->suspend : action;
        trail->locks &= locks_held_over(search->body, action->id);
    }
    trail->locks &= locks_held_before(search->body, action->id);
    if (!pass_write(search, trail, action))
        return FALSE;
    if (action->kind == FACTS_ACTION_CALL)
        pass_call(search, trail, action);
    if (trail->reads_state && trail->reading_call == action->id) {
        note_read(search, trail, action);
        return FALSE;
    }
    return trail->carrier_count > 0 || trail->reads_state;
}

/* Branches. */

static gboolean is_state(const Search *search, FactsRow value) {
    return place_name_of_value(locks_names(search->locks), search->view, value) ==
           search->update.name;
}

static gboolean is_carrier(const Search *search, const Trail *trail, FactsRow value) {
    const char *name = place_name_of_value(locks_names(search->locks), search->view, value);
    return name && carries(trail, name);
}

/* `if (state == old)`: nobody changed it in the meantime. */
static gboolean compares_equal(const Search *search, const Trail *trail, FactsRow condition,
                               gboolean holds) {
    const FactsValue *value = facts_value(search->view->facts, condition);
    if (value->kind == FACTS_VALUE_NOT)
        return compares_equal(search, trail, value->left, !holds);
    if (value->kind != FACTS_VALUE_BINARY ||
        value->operator!=(holds ? FACTS_OPERATOR_EQUAL : FACTS_OPERATOR_NOT_EQUAL))
        return FALSE;
    return (is_state(search, value->left) && is_carrier(search, trail, value->right)) ||
           (is_state(search, value->right) && is_carrier(search, trail, value->left));
}

/* `if (ret < 0)`: what is negative tells of an error. */
static gboolean is_error(const Search *search, const Trail *trail, FactsRow condition,
                         gboolean holds) {
    const FactsValue *value = facts_value(search->view->facts, condition);
    if (value->kind != FACTS_VALUE_BINARY ||
        value->operator!=(holds ? FACTS_OPERATOR_LESS : FACTS_OPERATOR_GREATER_EQUAL))
        return FALSE;
    const FactsValue *bound = facts_value(search->view->facts, value->right);
    return bound->kind == FACTS_VALUE_CONSTANT && bound->constant == 0 &&
           is_carrier(search, trail, value->left);
}

static gboolean edge_lets_through(const Search *search, const Trail *trail, const FactsEdge *edge) {
    gboolean holds = (edge->flags & FACTS_EDGE_TRUE) != 0;
    gboolean answer = FALSE;
    if (!edge->condition)
        return TRUE;
    if (conditions_known(search->view, edge->condition, &answer) && answer != holds)
        return FALSE;
    if (is_error(search, trail, edge->condition, holds))
        return FALSE;
    return trail->suspend || !compares_equal(search, trail, edge->condition, holds);
}

static void come_to(Search *search, guint block, const Trail *trail) {
    g_autoptr(GString) state = g_string_new(NULL);
    g_string_printf(state, "%u %d %u %d %" G_GINT64_MODIFIER "x", block, trail->reads_state,
                    trail->reading_call, trail->suspend != NULL, trail->locks);
    for (guint i = 0; i < trail->carrier_count; i++)
        g_string_append_printf(state, " %s", trail->carriers[i]);
    if (g_hash_table_size(search->met) >= STATES_MAX ||
        !g_hash_table_add(search->met, g_strdup(state->str)))
        return;
    Point *point = g_new(Point, 1);
    *point = (Point){block, view_block(search->view, block)->actions.count, *trail};
    g_queue_push_tail(search->work, point);
}

static void go_back_from(Search *search, guint block, const Trail *trail) {
    const View *view = search->view;
    for (guint i = view->predecessor_start[block]; i < view->predecessor_start[block + 1]; i++) {
        guint from = view->predecessors[i];
        const FactsBlock *known = view_block(view, from);
        if (!view->reached[from])
            continue;
        for (guint k = 0; k < known->edges.count; k++) {
            const FactsEdge *edge = facts_edge(view->facts, known->edges.first + k);
            if (edge->target == block && edge_lets_through(search, trail, edge))
                come_to(search, from, trail);
        }
    }
}

static void walk_back(Search *search) {
    const View *view = search->view;
    while (!g_queue_is_empty(search->work)) {
        Point *point = g_queue_pop_head(search->work);
        const FactsBlock *block = view_block(view, point->block);
        gboolean goes_on = !search->update.read;
        for (guint i = point->until; i-- > 0 && goes_on;)
            goes_on = pass_back(search, &point->trail,
                                facts_action(view->facts, block->actions.first + i));
        if (goes_on)
            go_back_from(search, point->block, &point->trail);
        g_free(point);
    }
}

/* "Called with the lock held": every caller takes it. */

/* So many callers of callers are asked. */
#define CALLER_DEPTH 3U

typedef struct CallerLocks {
    Locks *locks;
    guint depth;
} CallerLocks;

static gboolean holds_lock_there(const View *view, const FactsAction *call, gpointer data) {
    const CallerLocks *asked = data;
    g_autoptr(GHashTable) own = ownership_find(view);
    const BodyLocks *body = locks_of_view(asked->locks, view, own);
    guint64 held = body->suspensions[call->id] ? locks_held_over(body, call->id)
                                               : locks_held_before(body, call->id);
    CallerLocks further = {asked->locks, asked->depth - 1};
    return held || (further.depth > 0 && call_sites_all(view, holds_lock_there, &further));
}

static gboolean callers_hold_lock(const Search *search) {
    CallerLocks asked = {search->locks, CALLER_DEPTH};
    return call_sites_all(search->view, holds_lock_there, &asked);
}

static void look_at_write(const View *view, const FactsAction *action, FactsRow place,
                          const char *name, const GArray *sources, gpointer data) {
    Search *search = data;
    search->update = (StaleUpdate){action, NULL, NULL, place, name};
    Trail trail = {.locks = locks_held_before(search->body, action->id)};
    add_sources(search, &trail, sources);
    if ((trail.carrier_count == 0 && !trail.reads_state) || !sharing_is_possible(name))
        return;
    guint block = g_array_index(view->block_of, guint, action->id);
    guint position =
        g_array_index(view->actions, FactsRow, action->id) - view_block(view, block)->actions.first;
    search->met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    search->work = g_queue_new();
    Point *point = g_new(Point, 1);
    *point = (Point){block, position, trail};
    g_queue_push_tail(search->work, point);
    walk_back(search);
    g_hash_table_unref(search->met);
    g_queue_free(search->work);
    if (search->update.read && sharing_of_place(view, place, name) && !callers_hold_lock(search))
        search->visit(view, &search->update, search->data);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    Search *search = data;
    value_writes_each(locks_names(search->locks), view, action, look_at_write, search);
}

static gboolean suspends_anywhere(const View *view, const BodyLocks *body) {
    for (guint i = 0; i <= view->function->action_count; i++)
        if (body->suspensions[i])
            return TRUE;
    return FALSE;
}

void stale_updates_each(Locks *locks, const View *view, const BodyLocks *body,
                        StaleUpdateVisitor visit, gpointer data) {
    Search search = {.locks = locks, .view = view, .body = body, .visit = visit, .data = data};
    if (suspends_anywhere(view, body))
        view_each_action(view, look_at, &search);
}
