#include "infer/objects.h"

#include <string.h>

#include "infer/effects.h"

typedef struct GuardSearch {
    FactsRow guard;
    FactsRow lock;
} GuardSearch;

static void look_for_guard(const View *view, const FactsAction *action, gpointer data) {
    GuardSearch *search = data;
    if (action->kind != FACTS_ACTION_CONSTRUCT || action->target != search->guard)
        return;
    const FactsValue *given = facts_value(view->facts, facts_argument(view->facts, action, 0));
    if (given->kind == FACTS_VALUE_ADDRESS)
        search->lock = given->left;
}

FactsRow objects_guarded_place(const View *view, FactsRow place) {
    const CatalogEntry *entry = effects_type_entry(view, facts_place(view->facts, place)->type);
    if (!entry || !entry->guard)
        return place;
    GuardSearch search = {place, 0};
    view_each_action(view, look_for_guard, &search);
    return search.lock ? search.lock : place;
}

typedef struct StateSearch {
    FactsRow object;
    gboolean acts;
} StateSearch;

static gboolean names_object(const View *view, const FactsAction *action, FactsRow object) {
    for (guint i = 0; i < action->arguments.count; i++) {
        const FactsValue *argument =
            facts_value(view->facts, facts_word(view->facts, action->arguments, i));
        if (argument->kind == FACTS_VALUE_ADDRESS && argument->left == object)
            return TRUE;
        const FactsPlace *place = facts_place(view->facts, object);
        if (argument->kind == FACTS_VALUE_RESULT && place->kind == FACTS_PLACE_RESULT &&
            argument->left == place->detail)
            return TRUE; /* a temporary */
    }
    return FALSE;
}

/* std::move is the language's own way of saying that an object gives up what it holds; a temporary
 * gives it to whoever is made or assigned from it. */
static gboolean gives_up(const View *view, const FactsAction *action) {
    const char *name = effects_callee_name(view, action);
    if (action->kind == FACTS_ACTION_CALL && name && strcmp(name, "std::move") == 0)
        return TRUE;
    const CatalogEntry *entry = effects_entry(view, action);
    return entry && entry->adopts.kind == CATALOG_SUBJECT_ARGUMENT;
}

/* What is made in a container, or assigned to an owner, ends with it. */
static gboolean fills_object(const FactsAction *action, const CatalogEntry *entry) {
    return entry->constructs != CATALOG_PART_NONE ||
           (entry->destroys != CATALOG_PART_NONE && action->arguments.count > 0);
}

/* `return t;`: the caller gets it. */
static gboolean hands_back(const View *view, const FactsAction *action, FactsRow object) {
    if (action->kind != FACTS_ACTION_RETURN || !action->value)
        return FALSE;
    const FactsValue *value = facts_value(view->facts, action->value);
    return (value->kind == FACTS_VALUE_PLACE || value->kind == FACTS_VALUE_ADDRESS) &&
           value->left == object;
}

/* `t = std::jthread(work)` puts the object in charge; `t = std::jthread()` takes it out. */
static gboolean assigns_something(const View *view, const FactsAction *action,
                                  const CatalogEntry *entry) {
    FactsRow row = effects_subject_value(view, action, &entry->adopts);
    const FactsValue *value = facts_value(view->facts, row);
    const FactsAction *maker =
        value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
    const CatalogEntry *made = maker ? effects_entry(view, maker) : NULL;
    return row && (!made || made->disarms.kind != CATALOG_SUBJECT_RECEIVER);
}

static gboolean look_for_state(const View *view, const FactsAction *action, FactsRow condition,
                               gpointer data) {
    (void)condition;
    StateSearch *search = data;
    if ((gives_up(view, action) && names_object(view, action, search->object)) ||
        hands_back(view, action, search->object))
        return FALSE;
    if (action->kind == FACTS_ACTION_DECLARE && action->target == search->object) {
        const FactsValue *value = facts_value(view->facts, action->value);
        const FactsAction *maker =
            value->kind == FACTS_VALUE_RESULT ? view_action(view, value->left) : NULL;
        if (maker && maker->kind == FACTS_ACTION_CONSTRUCT && maker->target == search->object)
            return TRUE; /* its constructor comes next on the way back, and tells more */
        search->acts = action->value != 0;
        return FALSE;
    }
    if (action->target != search->object ||
        (action->kind != FACTS_ACTION_CALL && action->kind != FACTS_ACTION_CONSTRUCT))
        return TRUE;
    const CatalogEntry *entry = effects_entry(view, action);
    if (entry && entry->disarms.kind == CATALOG_SUBJECT_RECEIVER)
        return FALSE;
    if (entry && action->kind == FACTS_ACTION_CALL && entry->adopts.kind != CATALOG_SUBJECT_NONE) {
        search->acts = assigns_something(view, action, entry);
        return FALSE;
    }
    if (action->kind == FACTS_ACTION_CONSTRUCT || (entry && fills_object(action, entry))) {
        search->acts = TRUE;
        return FALSE;
    }
    return TRUE;
}

gboolean objects_destructor_acts(const View *view, const FactsAction *destroy) {
    if (!destroy->target)
        return TRUE;
    StateSearch search = {destroy->target, FALSE};
    view_walk_backward(view, destroy, look_for_state, &search);
    return search.acts;
}
