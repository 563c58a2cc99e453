#include "driver/lsp/index.h"

#include "driver/cache.h"
#include "driver/lsp/extractor.h"

/* How long the main loop is kept at a time. */
#define SLICE_MICROSECONDS 8000

/* One of the worker processes, and the unit it is busy with. */
typedef struct Reader {
    struct LspIndex *index;
    LspExtractor *extractor;
    guint unit;
} Reader;

struct LspIndex {
    const Options *options;
    const char *root;
    LspIndexListener listener;
    Cache *cache; /* while a refresh is going on; NULL without one */
    LspIndexUnit *units;
    guint count;
    guint looked_up; /* units below this are found, or missing */
    GArray *missing; /* of guint: units that have to be parsed */
    guint handed_out;
    guint parsed;
    GPtrArray *readers; /* of Reader */
    guint source;
    gboolean busy;
    gboolean complete;
    gboolean changed;
};

static void reader_free(gpointer data) {
    Reader *reader = data;
    lsp_extractor_free(reader->extractor);
    g_free(reader);
}

LspIndex *lsp_index_new(const Options *options, const Inputs *inputs, const char *root,
                        const LspIndexListener *listener) {
    LspIndex *index = g_new0(LspIndex, 1);
    index->options = options;
    index->root = root;
    index->listener = *listener;
    index->count = inputs->units->len;
    index->units = g_new0(LspIndexUnit, index->count);
    for (guint i = 0; i < index->count; i++)
        index->units[i].unit = g_ptr_array_index(inputs->units, i);
    index->missing = g_array_new(FALSE, FALSE, sizeof(guint));
    index->readers = g_ptr_array_new_with_free_func(reader_free);
    return index;
}

static void stop(LspIndex *index) {
    if (index->source)
        g_source_remove(index->source);
    index->source = 0;
    for (guint i = 0; i < index->readers->len; i++)
        lsp_extractor_cancel(((Reader *)g_ptr_array_index(index->readers, i))->extractor);
    g_clear_pointer(&index->cache, cache_close);
    index->busy = FALSE;
}

void lsp_index_free(LspIndex *index) {
    if (!index)
        return;
    stop(index);
    g_ptr_array_unref(index->readers);
    for (guint i = 0; i < index->count; i++) {
        facts_free(index->units[i].facts);
        g_clear_pointer(&index->units[i].problems, g_ptr_array_unref);
    }
    g_array_unref(index->missing);
    g_free(index->units);
    g_free(index);
}

static ExtractRequest request_for(const LspIndex *index, guint number) {
    const InputUnit *unit = index->units[number].unit;
    return (ExtractRequest){.file = unit->file,
                            .directory = unit->directory,
                            .root = index->root,
                            .arguments = unit->arguments};
}

static gboolean says_the_same(const Facts *left, const Facts *right) {
    return left && right ? g_bytes_equal(left->bytes, right->bytes) : left == right;
}

/* Takes the facts out of the result. */
static void take(LspIndex *index, guint number, ExtractResult *result) {
    LspIndexUnit *unit = &index->units[number];
    unit->parsed = FALSE;
    if (!says_the_same(unit->facts, result->facts)) {
        index->changed = TRUE;
        facts_free(unit->facts);
        unit->facts = g_steal_pointer(&result->facts);
    }
    g_clear_pointer(&unit->problems, g_ptr_array_unref);
    unit->problems = g_ptr_array_ref(result->problems);
}

static void finish(LspIndex *index) {
    gboolean changed = index->changed;
    stop(index);
    g_ptr_array_set_size(index->readers, 0); /* idle ones would only hold memory */
    index->complete = TRUE;
    index->changed = FALSE;
    index->listener.finished(changed, index->listener.data);
}

static void read_next(Reader *reader);

static gboolean on_finished(gpointer data) {
    LspIndex *index = data;
    index->source = 0;
    finish(index);
    return G_SOURCE_REMOVE;
}

static void on_parsed(ExtractResult *result, gpointer data) {
    Reader *reader = data;
    LspIndex *index = reader->index;
    ExtractRequest request = request_for(index, reader->unit);
    if (index->cache)
        cache_keep(index->cache, &request, result);
    take(index, reader->unit, result);
    index->units[reader->unit].parsed = TRUE;
    index->parsed++;
    index->listener.progress(index->parsed, index->missing->len, index->listener.data);
    if (index->parsed == index->missing->len) /* not here: the readers end with it */
        index->source = g_idle_add(on_finished, index);
    else
        read_next(reader);
}

static void read_next(Reader *reader) {
    LspIndex *index = reader->index;
    if (index->handed_out == index->missing->len)
        return;
    reader->unit = g_array_index(index->missing, guint, index->handed_out++);
    ExtractRequest request = request_for(index, reader->unit);
    lsp_extractor_start(reader->extractor, &request, on_parsed, reader);
}

static void parse_missing(LspIndex *index) {
    guint jobs = index->options->jobs ? index->options->jobs : g_get_num_processors();
    if (index->missing->len == 0) {
        finish(index);
        return;
    }
    index->listener.progress(0, index->missing->len, index->listener.data);
    while (index->readers->len < MIN(jobs, index->missing->len)) {
        Reader *reader = g_new0(Reader, 1);
        reader->index = index;
        reader->extractor =
            lsp_extractor_new(index->options->program, index->options->timeout_seconds);
        g_ptr_array_add(index->readers, reader);
    }
    for (guint i = 0; i < index->readers->len; i++)
        read_next(g_ptr_array_index(index->readers, i));
}

static void look_up(LspIndex *index, guint number) {
    ExtractRequest request = request_for(index, number);
    ExtractResult result;
    if (index->cache && cache_find(index->cache, &request, &result)) {
        take(index, number, &result);
        extract_result_clear(&result);
    } else {
        g_array_append_val(index->missing, number);
    }
}

static gboolean on_slice(gpointer data) {
    LspIndex *index = data;
    gint64 end = g_get_monotonic_time() + SLICE_MICROSECONDS;
    while (index->looked_up < index->count && g_get_monotonic_time() < end)
        look_up(index, index->looked_up++);
    if (index->looked_up < index->count)
        return G_SOURCE_CONTINUE;
    index->source = 0;
    parse_missing(index);
    return G_SOURCE_REMOVE;
}

static Cache *open_cache(const LspIndex *index) {
    const Options *options = index->options;
    if (options->no_cache)
        return NULL;
    g_autofree char *usual = cache_default_directory();
    return cache_open(options->cache_dir ? options->cache_dir : usual, options->cache_size,
                      index->root);
}

void lsp_index_refresh(LspIndex *index) {
    stop(index);
    index->busy = TRUE;
    index->cache = open_cache(index);
    index->looked_up = 0;
    index->handed_out = 0;
    index->parsed = 0;
    g_array_set_size(index->missing, 0);
    index->source = g_idle_add_full(G_PRIORITY_LOW, on_slice, index, NULL);
}

gboolean lsp_index_is_busy(const LspIndex *index) {
    return index->busy;
}

gboolean lsp_index_is_complete(const LspIndex *index) {
    return index->complete;
}

guint lsp_index_count(const LspIndex *index) {
    return index->count;
}

const LspIndexUnit *lsp_index_unit(const LspIndex *index, guint number) {
    return &index->units[number];
}
