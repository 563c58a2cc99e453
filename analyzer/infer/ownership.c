#include "infer/ownership.h"

#include "infer/aliases.h"
#include "infer/escape.h"
#include "infer/made_locks.h"
#include "infer/roots.h"

/* In the sets made here: the lock's own variable, and a root that leads to it. */
#define OWN_LOCK 1U
#define OWN_ALIAS 2U

typedef struct LockSearch {
    GHashTable *locks; /* their variables */
    GHashTable *leads; /* to any of them */
} LockSearch;

static void look_for_lock(const View *view, const FactsAction *action, gpointer data) {
    LockSearch *search = data;
    if (action->kind != FACTS_ACTION_DECLARE || !action->type)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL)
        return;
    MadeLock made = made_locks_find(view, action);
    if (!made.type)
        return;
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    if (escape_of_variable(view, place->detail, leads) || !made_locks_is_ready(view, &made, leads))
        return;
    g_hash_table_add(search->locks, GUINT_TO_POINTER(place->detail));
    GHashTableIter iter;
    gpointer root = NULL;
    g_hash_table_iter_init(&iter, leads);
    while (g_hash_table_iter_next(&iter, &root, NULL))
        g_hash_table_add(search->leads, root);
}

static void add_all(GHashTable *own, GHashTable *roots, guint kind) {
    GHashTableIter iter;
    gpointer root = NULL;
    g_hash_table_iter_init(&iter, roots);
    while (g_hash_table_iter_next(&iter, &root, NULL))
        g_hash_table_insert(own, root, GUINT_TO_POINTER(kind));
}

/* A lambda meets the locks of the function it is written in as its captures. They are nobody else's
 * either: a lambda that others may run would have let them out. */
static void add_captured(const View *view, GHashTable *own) {
    const FactsFunction *function = view->function;
    if (!(function->flags & FACTS_FUNCTION_LAMBDA) || !function->parent ||
        function->captures.count == 0)
        return;
    View outer;
    view_init(&outer, view->program, view->catalog,
              (ProgramBody){view->unit->index, function->parent});
    g_autoptr(GHashTable) owned = ownership_find(&outer);
    for (guint i = 0; g_hash_table_size(owned) > 0 && i < function->captures.count; i++)
        if (ownership_value_is_own(&outer, owned, facts_word(view->facts, function->captures, i)))
            g_hash_table_insert(own, GUINT_TO_POINTER(roots_of_capture(i)),
                                GUINT_TO_POINTER(OWN_ALIAS));
    view_clear(&outer);
}

GHashTable *ownership_find(const View *view) {
    g_autoptr(GHashTable) locks = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    LockSearch search = {locks, leads};
    view_each_action(view, look_for_lock, &search);
    GHashTable *own = g_hash_table_new(NULL, NULL);
    if (g_hash_table_size(locks) > 0)
        aliases_drop_mixed(view, leads, locks);
    add_all(own, leads, OWN_ALIAS);
    add_all(own, locks, OWN_LOCK);
    add_captured(view, own);
    return own;
}

gboolean ownership_is_own(const View *view, GHashTable *own, FactsRow place) {
    guint32 root = roots_of_place(view, place);
    return root && g_hash_table_contains(own, GUINT_TO_POINTER(root));
}

gboolean ownership_value_is_own(const View *view, GHashTable *own, FactsRow value) {
    guint32 root = roots_of_value(view, value);
    return root && g_hash_table_contains(own, GUINT_TO_POINTER(root));
}

typedef struct Report {
    GHashTable *own;
    const LoopBody *body;
    GPtrArray *locks;
} Report;

static gboolean is_own_lock(const Report *report, FactsRow variable) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(report->own, GUINT_TO_POINTER(variable))) ==
           OWN_LOCK;
}

static void report_lock(const View *view, const FactsAction *action, gpointer data) {
    Report *report = data;
    if (action->kind != FACTS_ACTION_DECLARE)
        return;
    const FactsPlace *place = facts_place(view->facts, action->target);
    if (place->kind != FACTS_PLACE_LOCAL || !is_own_lock(report, place->detail))
        return;
    const FactsVariable *variable = facts_variable(view->facts, place->detail);
    MadeLock made = made_locks_find(view, action);
    g_autoptr(GHashTable) leads = g_hash_table_new(NULL, NULL);
    escape_of_variable(view, place->detail, leads);
    OwnLock *lock = g_new0(OwnLock, 1);
    lock->body = report->body;
    lock->range =
        inference_range(view->program, view->facts, made_locks_place(view, action, &made, leads));
    lock->name = facts_text(view->facts, variable->name);
    const FactsType *type = facts_type(view->facts, made.type);
    lock->type = facts_text(
        view->facts, type->aliases.count ? facts_word(view->facts, type->aliases, 0) : type->name);
    g_ptr_array_add(report->locks, lock);
}

void ownership_report(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *locks) {
    Report report = {own, body, locks};
    view_each_action(view, report_lock, &report);
}
