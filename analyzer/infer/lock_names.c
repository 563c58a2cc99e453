#include "infer/lock_names.h"

#include "infer/effects.h"
#include "infer/lock_kinds.h"
#include "infer/objects.h"

static gboolean is_guard(const View *view, FactsRow type) {
    const CatalogEntry *entry = type ? effects_type_entry(view, type) : NULL;
    return entry && entry->guard;
}

LockName lock_name_of_place(PlaceNames *names, const View *view, FactsRow place) {
    LockName named = {place, NULL, place_name(names, view, place)};
    named.lock = named.guard;
    if (!is_guard(view, facts_place(view->facts, place)->type))
        return named;
    named.place = objects_guarded_place(view, place);
    named.lock = place_name(names, view, named.place);
    return named;
}

/* Of a literal that leads to a lock (QemuLockable), the pointer to the lock. */
static FactsRow lock_in_value(const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (value->kind == FACTS_VALUE_OBJECT) {
        for (guint i = 1; i < value->fields.count; i += 2) {
            FactsRow found = lock_in_value(view, facts_word(view->facts, value->fields, i));
            if (found)
                return found;
        }
        return 0;
    }
    FactsRow type = effects_object_type(view, value->type);
    return type && lock_kinds_of_type(view, type) != CATALOG_LOCK_BY_TYPE ? row : 0;
}

LockName lock_name_of_value(PlaceNames *names, const View *view, FactsRow row) {
    const FactsValue *value = facts_value(view->facts, row);
    if (!row)
        return (LockName){0, NULL, NULL};
    if (value->kind == FACTS_VALUE_ADDRESS)
        return lock_name_of_place(names, view, value->left);
    if (value->kind == FACTS_VALUE_OBJECT && !value->left)
        return lock_name_of_value(names, view, lock_in_value(view, row));
    return (LockName){value->kind == FACTS_VALUE_PLACE ? value->left : 0,
                      place_name_of_target(names, view, row),
                      place_name_of_object(names, view, row)};
}

/* Macros: what their expansion hands on tells which lock they take. */

static gboolean same_use(const FactsAction *left, const FactsAction *right) {
    return left->macro == right->macro && left->range.line == right->range.line &&
           left->range.column == right->range.column;
}

typedef struct UseSearch {
    PlaceNames *names;
    const FactsAction *action;
    MacroUse use;
} UseSearch;

static void look_in_use(const View *view, const FactsAction *action, gpointer data) {
    UseSearch *search = data;
    MacroUse *use = &search->use;
    if (!same_use(action, search->action))
        return;
    if (action->kind == FACTS_ACTION_DECLARE && action->target && !use->guard)
        use->guard = action->target;
    if (action->kind == FACTS_ACTION_CALL && !use->first)
        use->first = action->id;
    for (guint i = 0; i < action->arguments.count && !use->lock.lock; i++) {
        FactsRow value = lock_in_value(view, facts_word(view->facts, action->arguments, i));
        if (value)
            use->lock = lock_name_of_value(search->names, view, value);
    }
}

MacroUse lock_name_of_macro(PlaceNames *names, const View *view, const FactsAction *action,
                            const CatalogSubject *subject) {
    UseSearch search = {.names = names, .action = action};
    view_each_action(view, look_in_use, &search);
    if (!search.use.lock.lock)
        search.use.lock =
            lock_name_of_value(names, view, effects_subject_value(view, action, subject));
    return search.use;
}
