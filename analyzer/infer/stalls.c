#include "infer/stalls.h"

#include "infer/descriptors.h"
#include "infer/effects.h"
#include "infer/objects.h"
#include "infer/ownership.h"
#include "infer/resolve.h"

typedef struct StallSearch {
    GHashTable *own;
    const LoopBody *body;
    GPtrArray *stalls;
    GHashTable *seen_macros; /* of gint64 keys: macro uses that were counted already */
} StallSearch;

/* All locks a subject names are the coroutine's own. */
static gboolean takes_own_lock(const View *view, const FactsAction *action,
                               const CatalogSubject *subject, GHashTable *own) {
    guint count = effects_subject_count(action, subject);
    guint owned = 0;
    for (guint i = 0; i < count; i++) {
        FactsRow place = effects_subject_place(view, action, subject, i);
        if (place && ownership_is_own(view, own, objects_guarded_place(view, action, place)))
            owned++;
    }
    return count > 0 && owned == count;
}

static gboolean acquisition_blocks(const View *view, const FactsAction *action,
                                   const CatalogSubject *subject, GHashTable *own) {
    CatalogLockKind kind = effects_lock_kind(view, action, subject);
    if (kind != CATALOG_LOCK_THREAD && kind != CATALOG_LOCK_FILE)
        return FALSE;
    return !takes_own_lock(view, action, subject, own);
}

/* Which way a known call blocks where it stands; NONE when it does not. */
static CatalogBlockKind blocking_kind(const View *view, const FactsAction *action,
                                      const CatalogEntry *entry, GHashTable *own) {
    if (effects_excused(view, action, entry))
        return CATALOG_BLOCK_NONE;
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        return acquisition_blocks(view, action, &entry->acquires, own) ? CATALOG_BLOCK_LOCK
                                                                       : CATALOG_BLOCK_NONE;
    if (entry->blocks == CATALOG_BLOCK_NONE)
        return CATALOG_BLOCK_NONE;
    if (entry->tries.kind != CATALOG_SUBJECT_NONE &&
        !acquisition_blocks(view, action, &entry->tries, own))
        return CATALOG_BLOCK_NONE;
    if (entry->output.kind != CATALOG_SUBJECT_NONE &&
        descriptors_is_program_output(view, action, &entry->output))
        return CATALOG_BLOCK_NONE;
    if (entry->descriptor.kind != CATALOG_SUBJECT_NONE &&
        descriptors_never_block(view, action, &entry->descriptor))
        return CATALOG_BLOCK_NONE;
    /* What is written on the way to abort() stalls nobody. */
    if (entry->blocks == CATALOG_BLOCK_IO && view_surely_ends(view, action))
        return CATALOG_BLOCK_NONE;
    return entry->blocks;
}

static gboolean is_destruction(const FactsAction *action) {
    return action->kind == FACTS_ACTION_DESTROY || action->kind == FACTS_ACTION_DELETE;
}

/* A macro whose expansion is several calls is one use. */
static gboolean counted_already(StallSearch *search, const FactsAction *action) {
    if (!action->macro)
        return FALSE;
    gint64 key = ((gint64)action->range.line << 32) | (gint64)(action->range.column << 4);
    if (g_hash_table_contains(search->seen_macros, &key))
        return TRUE;
    g_hash_table_add(search->seen_macros, g_memdup2(&key, sizeof key));
    return FALSE;
}

static void add_stall(const View *view, const FactsAction *action, const CatalogEntry *entry,
                      CatalogBlockKind kind, StallSearch *search) {
    if (entry && entry->matcher == CATALOG_MACRO && counted_already(search, action))
        return;
    Stall *stall = g_new0(Stall, 1);
    stall->body = search->body;
    stall->kind = kind;
    stall->range = inference_range(view, action->range);
    const char *callee =
        entry && entry->matcher == CATALOG_MACRO ? NULL : effects_callee_name(view, action);
    stall->callee = g_strdup(callee);
    stall->macro = action->macro ? facts_text(view->facts, action->macro) : NULL;
    if (!stall->callee && stall->macro)
        stall->callee = g_strdup(stall->macro);
    stall->instead = entry ? entry->instead : NULL;
    stall->at_destruction = action->kind == FACTS_ACTION_DESTROY;
    g_ptr_array_add(search->stalls, stall);
}

static gboolean is_marked_blocking(const View *view, const FactsAction *action) {
    const ProgramFunction *callee = effects_callee(view, action);
    return callee && context_mark(view->catalog, callee) == CATALOG_MARK_BLOCKING;
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    StallSearch *search = data;
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry) {
        if (action->kind == FACTS_ACTION_CALL && is_marked_blocking(view, action))
            add_stall(view, action, NULL, CATALOG_BLOCK_WAIT, search);
        return;
    }
    if (is_destruction(action) && !action->function && !objects_destructor_acts(view, action))
        return;
    CatalogBlockKind kind = blocking_kind(view, action, entry, search->own);
    if (kind != CATALOG_BLOCK_NONE)
        add_stall(view, action, entry, kind, search);
}

void stalls_find(const View *view, GHashTable *own, const LoopBody *body, GPtrArray *stalls) {
    StallSearch search = {own, body, stalls, NULL};
    search.seen_macros = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    view_each_action(view, look_at, &search);
    g_hash_table_unref(search.seen_macros);
}
