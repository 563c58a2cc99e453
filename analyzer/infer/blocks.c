#include "infer/blocks.h"

#include "infer/context.h"
#include "infer/descriptors.h"
#include "infer/effects.h"
#include "infer/lock_kinds.h"
#include "infer/marks.h"
#include "infer/objects.h"
#include "infer/ownership.h"

typedef struct BlockSearch {
    GHashTable *own;
    GHashTable *seen_macros; /* of gint64: macro uses that were counted already */
    BlockVisitor visit;
    gpointer data;
    gboolean excused; /* those are looked for that are let off */
} BlockSearch;

/* All locks a subject names are the coroutine's own. */
static gboolean takes_own_lock(const View *view, const FactsAction *action,
                               const CatalogSubject *subject, GHashTable *own) {
    guint count = effects_subject_count(action, subject);
    guint owned = 0;
    for (guint i = 0; i < count; i++) {
        FactsRow place = effects_subject_place(view, action, subject, i);
        FactsRow value = effects_subject_value(view, action, subject);
        if (place ? ownership_is_own(view, own, objects_guarded_place(view, place))
                  : ownership_value_is_own(view, own, value)) /* `lock(same(&mutex))` */
            owned++;
    }
    return count > 0 && owned == count;
}

static gboolean is_thread_lock(const View *view, const FactsAction *action,
                               const CatalogEntry *entry, const CatalogSubject *subject) {
    CatalogLockKind kind = lock_kinds_taken(view, action, entry, subject);
    return kind == CATALOG_LOCK_THREAD || kind == CATALOG_LOCK_FILE;
}

/* Which way an entry blocks; NONE when it is not about that. *lock: the lock it waits for. */
static CatalogBlockKind kind_of_entry(const View *view, const FactsAction *action,
                                      const CatalogEntry *entry, const CatalogSubject **lock) {
    *lock = NULL;
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        *lock = &entry->acquires;
    else if (entry->blocks != CATALOG_BLOCK_NONE && entry->tries.kind != CATALOG_SUBJECT_NONE)
        *lock = &entry->tries;
    if (*lock && !is_thread_lock(view, action, entry, *lock))
        return CATALOG_BLOCK_NONE;
    return *lock == &entry->acquires ? CATALOG_BLOCK_LOCK : entry->blocks;
}

static BlockExcuse excuse_of(const View *view, const FactsAction *action, const CatalogEntry *entry,
                             const CatalogSubject *lock, GHashTable *own) {
    if (effects_excused(view, action, entry))
        return BLOCK_EXCUSE_CONDITION;
    if (lock && takes_own_lock(view, action, lock, own))
        return BLOCK_EXCUSE_OWN_LOCK;
    if (entry->acquires.kind != CATALOG_SUBJECT_NONE)
        return BLOCK_EXCUSE_NONE;
    if (entry->output.kind != CATALOG_SUBJECT_NONE &&
        descriptors_is_program_output(view, action, &entry->output))
        return BLOCK_EXCUSE_OUTPUT;
    if (entry->descriptor.kind != CATALOG_SUBJECT_NONE &&
        descriptors_never_block(view, action, &entry->descriptor))
        return BLOCK_EXCUSE_DESCRIPTOR;
    /* What is written on the way to abort() stalls nobody. */
    if (entry->output.kind != CATALOG_SUBJECT_NONE && view_surely_ends(view, action))
        return BLOCK_EXCUSE_ENDS;
    return BLOCK_EXCUSE_NONE;
}

/* A known call where it stands; of kind NONE when it is not one that blocks. */
static Block block_of(const View *view, const FactsAction *action, const FactsAction *judged,
                      const CatalogEntry *entry, GHashTable *own) {
    const CatalogSubject *lock = NULL;
    Block block = {.action = action, .entry = entry};
    block.kind = kind_of_entry(view, judged, entry, &lock);
    if (block.kind != CATALOG_BLOCK_NONE)
        block.excuse = excuse_of(view, judged, entry, lock, own);
    return block;
}

static gboolean is_destruction(const FactsAction *action) {
    return action->kind == FACTS_ACTION_DESTROY || action->kind == FACTS_ACTION_DELETE;
}

/* A macro whose expansion is several calls is one use. */
static gboolean counted_already(BlockSearch *search, const FactsAction *action) {
    gint64 key = ((gint64)action->range.line << 32) | (gint64)action->range.column;
    if (g_hash_table_contains(search->seen_macros, &key))
        return TRUE;
    g_hash_table_add(search->seen_macros, g_memdup2(&key, sizeof key));
    return FALSE;
}

static FactsRow lock_place(const View *view, const FactsAction *action, const CatalogEntry *entry) {
    const CatalogSubject *subject =
        entry->acquires.kind != CATALOG_SUBJECT_NONE ? &entry->acquires : &entry->tries;
    FactsRow place = effects_subject_place(view, action, subject, 0);
    return place ? objects_guarded_place(view, place) : 0;
}

/* How a call blocks by the marks of what it calls, or of the pointer it goes through. */
static CatalogBlockKind marked_kind(const View *view, const FactsAction *action) {
    const ProgramFunction *callee = effects_callee(view, action);
    CatalogMark mark =
        callee ? marks_of_function(view->program, view->catalog, callee, view->unit->index)
               : CATALOG_MARK_NONE;
    CatalogBlockKind kind = catalog_mark_block_kind(mark);
    if (kind != CATALOG_BLOCK_NONE)
        return kind;
    return catalog_mark_block_kind(marks_of_pointer(view->catalog, view->facts, action));
}

/* Under pedantic program output is no excuse; on the way to abort() it stays one. */
static gboolean is_told_output(const View *view, const Block *block) {
    return block->excuse == BLOCK_EXCUSE_OUTPUT && catalog_is_pedantic(view->catalog) &&
           !view_surely_ends(view, block->action);
}

static gboolean is_looked_for(const View *view, const BlockSearch *search, const Block *block) {
    gboolean excused = block->excuse != BLOCK_EXCUSE_NONE && !is_told_output(view, block);
    return block->kind != CATALOG_BLOCK_NONE && excused == search->excused;
}

/* `std::make_unique<T>(…)` does what constructing a T from these arguments does. */
static void look_at_construction(const View *view, const FactsAction *action,
                                 const CatalogEntry *entry, BlockSearch *search) {
    FactsAction construction = *action;
    construction.kind = FACTS_ACTION_CONSTRUCT;
    construction.function = 0;
    construction.target = 0;
    construction.type = effects_part_type(view, action, entry->constructs);
    const CatalogEntry *constructor = construction.type ? effects_entry(view, &construction) : NULL;
    if (!constructor)
        return;
    Block block = block_of(view, action, &construction, constructor, search->own);
    if (is_looked_for(view, search, &block))
        search->visit(view, &block, search->data);
}

static void look_at(const View *view, const FactsAction *action, gpointer data) {
    BlockSearch *search = data;
    const CatalogEntry *entry = effects_entry(view, action);
    if (!entry) {
        Block block = {.action = action};
        if (!search->excused && action->kind == FACTS_ACTION_CALL)
            block.kind = marked_kind(view, action);
        if (block.kind != CATALOG_BLOCK_NONE)
            search->visit(view, &block, search->data);
        return;
    }
    if (is_destruction(action) && !action->function && !objects_destructor_acts(view, action))
        return;
    if (entry->constructs != CATALOG_PART_NONE)
        look_at_construction(view, action, entry, search);
    Block block = block_of(view, action, action, entry, search->own);
    if (!is_looked_for(view, search, &block) ||
        (entry->matcher == CATALOG_MACRO && counted_already(search, action)))
        return;
    if (block.kind == CATALOG_BLOCK_LOCK)
        block.lock = lock_place(view, action, entry);
    search->visit(view, &block, search->data);
}

static void each(const View *view, BlockSearch *search) {
    search->seen_macros = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    view_each_action(view, look_at, search);
    g_hash_table_unref(search->seen_macros);
}

void blocks_each(const View *view, GHashTable *own, BlockVisitor visit, gpointer data) {
    each(view, &(BlockSearch){.own = own, .visit = visit, .data = data});
}

void blocks_each_excused(const View *view, GHashTable *own, BlockVisitor visit, gpointer data) {
    each(view, &(BlockSearch){.own = own, .visit = visit, .data = data, .excused = TRUE});
}

const char *blocks_name(const View *view, const Block *block) {
    gboolean by_macro = block->entry && block->entry->matcher == CATALOG_MACRO;
    const char *name = by_macro ? NULL : effects_callee_name(view, block->action);
    if (!name && block->action->macro)
        name = facts_text(view->facts, block->action->macro);
    return name;
}
