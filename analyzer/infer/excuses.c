#include "infer/excuses.h"

#include "infer/blocks.h"
#include "infer/hops.h"
#include "infer/ownership.h"

typedef struct Excuses {
    const Inference *inference;
    const GraphNode *node;
    GPtrArray *steps;
    GHashTable *on_pool;
    gboolean starts_on_pool;
} Excuses;

static const char *excuse_text(BlockExcuse excuse, gboolean starts_on_pool) {
    switch (excuse) {
    case BLOCK_EXCUSE_CONDITION:
        return "which does not block with these arguments";
    case BLOCK_EXCUSE_OWN_LOCK:
        return "which never waits: nobody else can see that lock";
    case BLOCK_EXCUSE_OUTPUT:
        return "which is not reported: it is program output";
    case BLOCK_EXCUSE_DESCRIPTOR:
        return "which does not block: the code shows that the descriptor does not";
    case BLOCK_EXCUSE_ENDS:
        return "which is not reported: the program ends right after it";
    case BLOCK_EXCUSE_NONE:
        break;
    }
    return starts_on_pool ? "which runs on another thread: the coroutine is only started there"
                          : "which runs on a pool: the coroutine hopped there before";
}

static void tell(const View *view, const Block *block, gpointer data) {
    const Excuses *excuses = data;
    const Inference *inference = excuses->inference;
    const char *name = blocks_name(view, block);
    trace_add(excuses->steps,
              inference_range(inference->program, view->facts, block->action->range),
              g_strdup_printf("'%s' calls '%s', %s", call_graph_name(excuses->node),
                              name ? name : "something",
                              excuse_text(block->excuse, excuses->starts_on_pool)));
}

static void tell_on_pool(const View *view, const Block *block, gpointer data) {
    const Excuses *excuses = data;
    Block there = *block;
    there.excuse = BLOCK_EXCUSE_NONE;
    if (g_hash_table_contains(excuses->on_pool, GUINT_TO_POINTER(block->action->id)))
        tell(view, &there, data);
}

void excuses_tell(const Inference *inference, const GraphNode *node, GPtrArray *steps) {
    View view;
    view_init(&view, inference->program, inference->catalog, node->body);
    view.bindings = &node->bindings;
    g_autoptr(GHashTable) own = ownership_find(&view);
    gboolean starts_on_pool =
        task_starts_on_pool(inference->context.starts, node->function) != NULL;
    g_autoptr(GHashTable) on_pool =
        hops_find_on_pool(inference->context.links.hops, &view, starts_on_pool);
    Excuses excuses = {inference, node, steps, on_pool, starts_on_pool};
    blocks_each_excused(&view, own, tell, &excuses);
    blocks_each(&view, own, tell_on_pool, &excuses);
    view_clear(&view);
}
