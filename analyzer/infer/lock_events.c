#include "infer/lock_events.h"

#include <string.h>

#include "infer/effects.h"
#include "infer/lock_kinds.h"
#include "infer/lock_names.h"
#include "infer/ownership.h"

typedef struct EventSearch {
    PlaceNames *names;
    const View *view;
    const FactsAction *action;
    GHashTable *own;
    GArray *events;
    const FactsAction *await; /* the await that the action's result goes to; NULL for none */
} EventSearch;

static void add(const EventSearch *search, LockEvent event) {
    g_array_append_val(search->events, event);
}

/* Whether what a call returns may be a guard of its own making. */
static gboolean returns_guard(const EventSearch *search) {
    const FactsAction *action = search->action;
    const CatalogEntry *entry = effects_entry(search->view, action);
    if (!action->function || (entry && entry->returns_same.kind != CATALOG_SUBJECT_NONE))
        return FALSE;
    const Facts *facts = search->view->facts;
    FactsRow type = facts_function(facts, action->function)->return_type;
    return (facts_type(facts, type)->flags & (FACTS_TYPE_RECORD | FACTS_TYPE_POINTER)) != 0;
}

/* Where the object that an action makes stands; NULL when it makes none. */
static const char *made_object(const EventSearch *search) {
    const FactsAction *action = search->action;
    if (search->await)
        return place_name_of_result(search->names, search->await->id);
    if (action->kind == FACTS_ACTION_CONSTRUCT && action->target)
        return place_name(search->names, search->view, action->target);
    if (action->kind == FACTS_ACTION_CALL && !returns_guard(search))
        return NULL;
    return place_name_of_result(search->names, action->id);
}

static void take_by_macro(const EventSearch *search, const CatalogEntry *entry,
                          const CatalogSubject *subject, LockEvent event) {
    MacroUse use = lock_name_of_macro(search->names, search->view, search->action, subject);
    if (use.first != search->action->id)
        return; /* another call of the same use */
    event.lock = use.lock.lock;
    event.place = use.lock.place;
    event.own = event.place && ownership_is_own(search->view, search->own, event.place);
    if (entry->guard && use.guard)
        event.guard = place_name(search->names, search->view, use.guard);
    add(search, event);
}

/* Taking. */

static guint results_of(CatalogSuccess success) {
    switch (success) {
    case CATALOG_SUCCESS_ZERO:
        return KNOWN_ZERO;
    case CATALOG_SUCCESS_NONZERO:
        return KNOWN_NOT_ZERO;
    case CATALOG_SUCCESS_NEGATIVE:
        return KNOWN_NEGATIVE;
    default:
        return KNOWN_ANYTHING;
    }
}

static gboolean takes_own(const EventSearch *search, LockName lock, FactsRow value) {
    if (lock.place)
        return ownership_is_own(search->view, search->own, lock.place);
    return value && ownership_value_is_own(search->view, search->own, value);
}

static void take_one(const EventSearch *search, const CatalogSubject *subject, guint index,
                     LockEvent event) {
    const FactsAction *action = search->action;
    FactsRow value = 0;
    LockName lock = {0, NULL, NULL};
    if (subject->kind == CATALOG_SUBJECT_RECEIVER)
        lock =
            action->target ? lock_name_of_place(search->names, search->view, action->target) : lock;
    else
        value =
            facts_argument(search->view->facts, action,
                           subject->kind == CATALOG_SUBJECT_ARGUMENTS ? index : subject->argument);
    if (value)
        lock = lock_name_of_value(search->names, search->view, value);
    event.lock = lock.lock;
    event.place = lock.place;
    event.own = takes_own(search, lock, value);
    /* `lk.lock()`, `std::lock(lk1, lk2)`: the guard named is the one that holds it. */
    event.guard = made_object(search);
    if (action->kind == FACTS_ACTION_CALL && lock.guard != lock.lock)
        event.guard = lock.guard;
    add(search, event);
}

/* `m.lock()` in a C++20 coroutine makes something to await: the lock is taken by that. */
static gboolean is_taken_by_await(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry, CatalogLockKind kind) {
    if (kind != CATALOG_LOCK_ASYNC || entry->suspends == CATALOG_YES || !action->function ||
        action->kind != FACTS_ACTION_CALL || !(view->function->flags & FACTS_FUNCTION_COROUTINE) ||
        entry->acquires.kind == CATALOG_SUBJECT_NONE)
        return FALSE;
    FactsRow type = facts_function(view->facts, action->function)->return_type;
    return (facts_type(view->facts, type)->flags & FACTS_TYPE_RECORD) != 0;
}

static void take(const EventSearch *search, const CatalogEntry *entry,
                 const CatalogSubject *subject) {
    LockEvent event = {.kind = LOCK_EVENT_TAKE,
                       .lock_kind = lock_kinds_taken(search->view, search->action, entry, subject),
                       .results = results_of(entry->success)};
    if (event.lock_kind == CATALOG_LOCK_BY_TYPE ||
        (!search->await && is_taken_by_await(search->view, search->action, entry, event.lock_kind)))
        return;
    if (entry->matcher == CATALOG_MACRO) {
        take_by_macro(search, entry, subject, event);
        return;
    }
    guint count = effects_subject_count(search->action, subject);
    for (guint i = 0; i < count; i++)
        take_one(search, subject, i, event);
}

/* Letting go, waiting. */

static LockName name_subject(const EventSearch *search, const CatalogSubject *subject) {
    if (subject->kind == CATALOG_SUBJECT_RECEIVER)
        return search->action->target
                   ? lock_name_of_place(search->names, search->view, search->action->target)
                   : (LockName){0, NULL, NULL};
    return lock_name_of_value(search->names, search->view,
                              effects_subject_value(search->view, search->action, subject));
}

static void let_go(const EventSearch *search, const CatalogEntry *entry,
                   const CatalogSubject *subject, LockEventKind kind) {
    LockName named =
        entry->matcher == CATALOG_MACRO
            ? lock_name_of_macro(search->names, search->view, search->action, subject).lock
            : name_subject(search, subject);
    add(search, (LockEvent){.kind = kind, .lock = named.lock, .guard = named.guard});
}

/* Guards: handed on, left alone, ended. */

static void move(const EventSearch *search, const char *from, const char *to) {
    if (from && from != to)
        add(search, (LockEvent){.kind = LOCK_EVENT_MOVE, .guard = from, .to = to});
}

static void end_guard(const EventSearch *search, const char *guard) {
    if (guard)
        add(search, (LockEvent){.kind = LOCK_EVENT_DROP, .guard = guard});
}

static void adopt(const EventSearch *search, const CatalogEntry *entry) {
    const FactsAction *action = search->action;
    const char *guard = made_object(search);
    if (action->kind == FACTS_ACTION_CALL && action->target) {
        guard = place_name(search->names, search->view, action->target);
        end_guard(search, guard);
    }
    guint count = effects_subject_count(action, &entry->adopts);
    for (guint i = 0; i < count; i++) {
        gboolean all = entry->adopts.kind == CATALOG_SUBJECT_ARGUMENTS;
        FactsRow value =
            facts_argument(search->view->facts, action, all ? i : entry->adopts.argument);
        LockName named = lock_name_of_value(search->names, search->view, value);
        move(search, place_name_of_object(search->names, search->view, value), guard);
        if (named.lock)
            add(search, (LockEvent){.kind = LOCK_EVENT_ADOPT, .lock = named.lock, .guard = guard});
    }
}

/* `std::move(guard)` as an argument, or a temporary. */
static gboolean is_given_up(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_RESULT)
        return TRUE;
    if (value->kind != FACTS_VALUE_ADDRESS && value->kind != FACTS_VALUE_PLACE)
        return FALSE;
    const FactsPlace *place = facts_place(view->facts, value->left);
    if (place->kind == FACTS_PLACE_DEREF)
        place = facts_place(view->facts, place->base);
    return place->kind == FACTS_PLACE_RESULT;
}

/* `const Guard &`: what it is bound to stays with the caller. */
static gboolean is_looked_at_only(const View *view, const FactsAction *action, guint index) {
    const FactsFunction *callee = facts_function(view->facts, action->function);
    if (!action->function || index >= callee->parameters.count)
        return FALSE;
    FactsRow parameter = facts_word(view->facts, callee->parameters, index);
    const FactsType *type = facts_type(view->facts, facts_variable(view->facts, parameter)->type);
    return type->flags & FACTS_TYPE_REFERENCE &&
           !g_str_has_suffix(facts_text(view->facts, type->name), "&&");
}

/* What a guard given up goes into: the object made, the container filled; or a callee, which ends
 * it when it likes. */
static void hand_over(const EventSearch *search) {
    const FactsAction *action = search->action;
    const View *view = search->view;
    for (guint i = 0; i < action->arguments.count; i++) {
        FactsRow value = facts_word(view->facts, action->arguments, i);
        if (!is_given_up(view, value) || is_looked_at_only(view, action, i))
            continue; /* a copy, or a reference to what stays here */
        const char *from = place_name_of_object(search->names, view, value);
        if (action->kind == FACTS_ACTION_CONSTRUCT)
            move(search, from, made_object(search));
        else if (action->target)
            move(search, from, place_name(search->names, view, action->target));
        else
            end_guard(search, from);
    }
}

/* `optional.emplace(mutex)`, `make_unique<std::lock_guard<…>>(mutex)`: a guard within the object.
 */
static void make_part(const EventSearch *search, const CatalogEntry *entry) {
    const View *view = search->view;
    FactsAction construction = *search->action;
    construction.kind = FACTS_ACTION_CONSTRUCT;
    construction.function = 0;
    construction.type = effects_part_type(view, search->action, entry->constructs);
    if (!construction.type)
        return;
    EventSearch part = *search;
    part.action = &construction;
    const CatalogEntry *constructor = effects_entry(view, &construction);
    if (constructor && constructor->acquires.kind != CATALOG_SUBJECT_NONE)
        take(&part, constructor, &constructor->acquires);
    else if (constructor && constructor->tries.kind != CATALOG_SUBJECT_NONE)
        take(&part, constructor, &constructor->tries);
    else if (constructor && constructor->adopts.kind != CATALOG_SUBJECT_NONE)
        adopt(&part, constructor);
}

/* `guard.release()` returns a pointer to the lock. */
static void disarm(const EventSearch *search) {
    const FactsAction *action = search->action;
    g_autofree char *to = g_strconcat(place_name_of_result(search->names, action->id), "*", NULL);
    add(search, (LockEvent){.kind = LOCK_EVENT_DISARM,
                            .guard = place_name(search->names, search->view, action->target),
                            .to = place_name_keep(search->names, to)});
}

static void look_at_entry(const EventSearch *search, const CatalogEntry *entry) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    if (entry->destroys != CATALOG_PART_NONE && action->target)
        end_guard(search, place_name(search->names, view, action->target));
    if (entry->constructs != CATALOG_PART_NONE)
        make_part(search, entry);
    if (entry->releases.kind != CATALOG_SUBJECT_NONE)
        let_go(search, entry, &entry->releases, LOCK_EVENT_DROP);
    if (entry->releases_while_waiting.kind != CATALOG_SUBJECT_NONE)
        let_go(search, entry, &entry->releases_while_waiting, LOCK_EVENT_WAIT);
    if (entry->adopts.kind != CATALOG_SUBJECT_NONE)
        adopt(search, entry);
    else if (action->kind == FACTS_ACTION_CONSTRUCT || entry->constructs != CATALOG_PART_NONE)
        hand_over(search);
    if (entry->disarms.kind == CATALOG_SUBJECT_RECEIVER && action->target)
        disarm(search);
    if (effects_excused(view, action, entry))
        return;
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        take(search, entry, &entry->acquires);
    else if (entry->tries.kind != CATALOG_SUBJECT_NONE)
        take(search, entry, &entry->tries);
}

static gboolean is_reference(const View *view, FactsRow type) {
    return (facts_type(view->facts, type)->flags & FACTS_TYPE_REFERENCE) != 0;
}

/* `l = lock_it()` is the guard from here on; a reference leaves it where it is. */
static void look_at_write(const EventSearch *search) {
    const FactsAction *action = search->action;
    const View *view = search->view;
    const char *target = place_name(search->names, view, action->target);
    if (!action->value || !target ||
        is_reference(view, facts_place(view->facts, action->target)->type))
        return;
    move(search, place_name_of_object(search->names, view, action->value), target);
}

static void look_at_end(const EventSearch *search) {
    const View *view = search->view;
    const FactsAction *action = search->action;
    if (action->target)
        end_guard(search, place_name(search->names, view, action->target));
    if (action->value) {
        end_guard(search, place_name_of_object(search->names, view, action->value));
        end_guard(search, place_name_of_target(search->names, view, action->value));
    }
}

/* The await whose result an await_resume gives, and the one that has none to wait for: where a lock
 * that is awaited is held from. */
static const FactsAction *await_ended_by(const View *view, const FactsAction *action) {
    const FactsAction *await = action->kind == FACTS_ACTION_SUSPEND ? action : NULL;
    const FactsAction *before = view_action(view, action->id - 1);
    if (action->flags & FACTS_ACTION_AWAIT && before && before->kind == FACTS_ACTION_SUSPEND)
        return before;
    const FactsAction *next = await ? view_action(view, await->id + 1) : NULL;
    return next && next->flags & FACTS_ACTION_AWAIT ? NULL : await;
}

/* The call that made what is awaited, when a lock is taken by that. NULL for none. */
static const FactsAction *awaited_taker(const View *view, FactsRow awaited) {
    const FactsValue *operand = facts_value(view->facts, awaited);
    FactsRow place = operand->kind == FACTS_VALUE_PLACE || operand->kind == FACTS_VALUE_ADDRESS
                         ? operand->left
                         : 0;
    /* `auto operation = m.lock(); co_await operation;` */
    if (place && facts_place(view->facts, place)->kind == FACTS_PLACE_LOCAL)
        operand = facts_value(
            view->facts,
            facts_variable(view->facts, facts_place(view->facts, place)->detail)->initial);
    const FactsAction *maker =
        operand->kind == FACTS_VALUE_RESULT ? view_action(view, operand->left) : NULL;
    const CatalogEntry *entry = maker ? effects_entry(view, maker) : NULL;
    if (!entry || entry->acquires.kind == CATALOG_SUBJECT_NONE ||
        effects_excused(view, maker, entry))
        return NULL;
    CatalogLockKind kind = lock_kinds_taken(view, maker, entry, &entry->acquires);
    return is_taken_by_await(view, maker, entry, kind) ? maker : NULL;
}

gboolean lock_events_are_known(const View *view, const FactsAction *action) {
    return effects_entry(view, action) != NULL ||
           (action->flags & FACTS_ACTION_AWAIT && awaited_taker(view, action->value));
}

static void look_at_await(const EventSearch *search, const FactsAction *await) {
    EventSearch made = *search;
    made.action = awaited_taker(search->view, await->value);
    made.await = await;
    if (!made.action)
        return;
    const CatalogEntry *entry = effects_entry(search->view, made.action);
    take(&made, entry, &entry->acquires);
}

void lock_events_of(PlaceNames *names, const View *view, const FactsAction *action, GHashTable *own,
                    GArray *events) {
    EventSearch search = {names, view, action, own, events, NULL};
    const CatalogEntry *entry = effects_entry(view, action);
    const FactsAction *await = await_ended_by(view, action);
    if (await)
        look_at_await(&search, await);
    switch (action->kind) {
    case FACTS_ACTION_CALL:
    case FACTS_ACTION_CONSTRUCT:
        if (entry)
            look_at_entry(&search, entry);
        else
            hand_over(&search);
        break;
    case FACTS_ACTION_DESTROY:
    case FACTS_ACTION_DELETE:
        look_at_end(&search);
        break;
    case FACTS_ACTION_SUSPEND:
        move(&search, place_name_of_object(names, view, action->value),
             place_name_of_result(names, action->id));
        break;
    case FACTS_ACTION_DECLARE:
    case FACTS_ACTION_WRITE:
        look_at_write(&search);
        break;
    case FACTS_ACTION_RETURN:
        if (action->value)
            move(&search, place_name_of_object(names, view, action->value),
                 place_name_keep(names, PLACE_RETURNED));
        break;
    default:
        break;
    }
}
