#include "driver/gather.h"

#include "driver/cache.h"
#include "driver/interrupts.h"
#include "driver/progress.h"
#include "driver/workers.h"

typedef struct Gathered {
    Facts *facts;        /* NULL for none */
    GPtrArray *problems; /* of char *; NULL while it has not been parsed */
} Gathered;

typedef struct Gathering {
    Cache *cache; /* NULL for none */
    ExtractRequest *requests;
    Gathered *units;
    guint count;
    ExtractRequest *wanted; /* those of the requests that have to be parsed */
    guint *wanted_index;    /* which ones they are */
    guint wanted_count;
    Progress progress;
} Gathering;

/* Takes the facts out of the result. */
static void take_result(Gathering *gathering, guint index, ExtractResult *result) {
    gathering->units[index] =
        (Gathered){g_steal_pointer(&result->facts), g_ptr_array_ref(result->problems)};
    progress_step(&gathering->progress);
}

static void take_parsed(guint index, ExtractResult *result, gpointer data) {
    Gathering *gathering = data;
    if (gathering->cache)
        cache_keep(gathering->cache, &gathering->wanted[index], result);
    take_result(gathering, gathering->wanted_index[index], result);
}

static ExtractRequest *requests_new(const GPtrArray *units, const UnsavedFile *unsaved,
                                    const char *root) {
    ExtractRequest *requests = g_new0(ExtractRequest, units->len);
    for (guint i = 0; i < units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(units, i);
        requests[i] = (ExtractRequest){.file = unit->file,
                                       .directory = unit->directory,
                                       .root = root,
                                       .arguments = unit->arguments};
        if (g_strcmp0(unit->file, unsaved->file) == 0) {
            requests[i].contents = unsaved->contents;
            requests[i].contents_length = unsaved->length;
        }
    }
    return requests;
}

/* FALSE as well when corolint is asked to end: nothing more is looked for then. */
static gboolean is_in_cache(const Gathering *gathering, guint index, ExtractResult *result) {
    return gathering->cache && !interrupts_end_wanted() &&
           cache_find(gathering->cache, &gathering->requests[index], result);
}

/* What is in the cache is taken from there; the rest is wanted. */
static void look_into_cache(Gathering *gathering) {
    for (guint i = 0; i < gathering->count; i++) {
        ExtractResult result;
        if (is_in_cache(gathering, i, &result)) {
            take_result(gathering, i, &result);
            extract_result_clear(&result);
            continue;
        }
        gathering->wanted[gathering->wanted_count] = gathering->requests[i];
        gathering->wanted_index[gathering->wanted_count++] = i;
    }
}

static Cache *open_cache(const Options *options, const char *root) {
    if (options->no_cache)
        return NULL;
    g_autofree char *usual = cache_default_directory();
    return cache_open(options->cache_dir ? options->cache_dir : usual, options->cache_size, root);
}

static void clear_gathered(Gathered *gathered) {
    g_clear_pointer(&gathered->facts, facts_free);
    g_clear_pointer(&gathered->problems, g_ptr_array_unref);
}

static void add_unit(const InputUnit *unit, Gathered *gathered, Program *program, Report *report) {
    gboolean complete = !gathered->problems || gathered->problems->len == 0;
    for (guint i = 0; gathered->problems && !unit->excluded && i < gathered->problems->len; i++)
        report_add_error(report, unit->file, g_ptr_array_index(gathered->problems, i));
    g_clear_pointer(&gathered->problems, g_ptr_array_unref);
    if (gathered->facts)
        program_add_unit(program, unit->file, g_steal_pointer(&gathered->facts), unit->reported)
            ->incomplete = !complete;
}

static gboolean has_spare(const Inputs *inputs) {
    for (guint i = 0; i < inputs->units->len; i++)
        if (((InputUnit *)g_ptr_array_index(inputs->units, i))->spare)
            return TRUE;
    return FALSE;
}

/* To whom a file is a system header its findings are nobody's. */
static void add_included(const Inputs *inputs, const Program *program, const Facts *facts,
                         GHashTable *paths, GHashTable *identities) {
    for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FILES); row++) {
        if (facts_file(facts, row)->flags & FACTS_FILE_SYSTEM)
            continue;
        char *path = program_path(program, facts, row);
        if (g_hash_table_add(paths, path))
            g_hash_table_add(identities, inputs_identity(inputs, path));
    }
}

/* The identities of all files that units read which are not spare. */
static GHashTable *included_files(const Inputs *inputs, const Program *program,
                                  const Gathered *units) {
    g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTable *identities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean wanted = has_spare(inputs);
    for (guint i = 0; wanted && i < inputs->units->len; i++)
        if (units[i].facts && !((InputUnit *)g_ptr_array_index(inputs->units, i))->spare)
            add_included(inputs, program, units[i].facts, paths, identities);
    return identities;
}

static void add_units(const Inputs *inputs, Gathered *units, Program *program, Report *report) {
    g_autoptr(GHashTable) included = included_files(inputs, program, units);
    for (guint i = 0; i < inputs->units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(inputs->units, i);
        g_autofree char *identity = unit->spare ? inputs_identity(inputs, unit->file) : NULL;
        if (identity && g_hash_table_contains(included, identity))
            clear_gathered(&units[i]);
        else
            add_unit(unit, &units[i], program, report);
    }
}

/* FALSE when not all units were dealt with. */
static gboolean gather_units(const Options *options, Gathering *gathering, GError **error) {
    WorkersOptions workers = {.program = options->program,
                              .jobs = options->jobs,
                              .timeout_seconds = options->timeout_seconds};
    look_into_cache(gathering);
    workers.already = gathering->count - gathering->wanted_count;
    return gathering->wanted_count == 0 ||
           workers_extract(&workers, gathering->wanted, gathering->wanted_count, take_parsed,
                           gathering, error);
}

gboolean gather_program(const Options *options, const Inputs *inputs, const UnsavedFile *unsaved,
                        Program *program, Report *report) {
    guint count = inputs->units->len;
    g_autofree ExtractRequest *requests = requests_new(inputs->units, unsaved, program->root);
    g_autofree ExtractRequest *wanted = g_new0(ExtractRequest, count);
    g_autofree guint *wanted_index = g_new0(guint, count);
    g_autofree Gathered *units = g_new0(Gathered, count);
    Gathering gathering = {.cache = open_cache(options, program->root),
                           .requests = requests,
                           .units = units,
                           .count = count,
                           .wanted = wanted,
                           .wanted_index = wanted_index,
                           .progress = progress_start(count)};
    g_autoptr(GError) error = NULL;
    gboolean complete = gather_units(options, &gathering, &error);
    progress_end(&gathering.progress);
    g_clear_pointer(&gathering.cache, cache_close);
    add_units(inputs, units, program, report);
    program->partial = !complete || !inputs_are_a_program(inputs);
    if (!complete)
        report_add_error(report, NULL, error->message);
    return complete;
}
