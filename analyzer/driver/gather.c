#include "driver/gather.h"

#include "driver/progress.h"
#include "driver/workers.h"

typedef struct Gathered {
    Facts *facts;        /* NULL for none */
    GPtrArray *problems; /* of char *; NULL while it has not been parsed */
} Gathered;

typedef struct Gathering {
    Gathered *units;
    Progress progress;
} Gathering;

static void keep(guint index, Facts *facts, GPtrArray *problems, gpointer data) {
    Gathering *gathering = data;
    gathering->units[index] = (Gathered){facts, g_ptr_array_ref(problems)};
    progress_step(&gathering->progress);
}

static ExtractRequest *requests_new(const GPtrArray *units, const char *root) {
    ExtractRequest *requests = g_new0(ExtractRequest, units->len);
    for (guint i = 0; i < units->len; i++) {
        const InputUnit *unit = g_ptr_array_index(units, i);
        requests[i] = (ExtractRequest){.file = unit->file,
                                       .directory = unit->directory,
                                       .root = root,
                                       .arguments = unit->arguments};
    }
    return requests;
}

static void add_unit(const InputUnit *unit, Gathered *gathered, Program *program, Report *report) {
    for (guint i = 0; gathered->problems && i < gathered->problems->len; i++)
        report_add_error(report, unit->file, g_ptr_array_index(gathered->problems, i));
    g_clear_pointer(&gathered->problems, g_ptr_array_unref);
    if (gathered->facts)
        program_add_unit(program, unit->file, g_steal_pointer(&gathered->facts), unit->reported);
}

void gather_program(const Options *options, const Inputs *inputs, Program *program,
                    Report *report) {
    guint count = inputs->units->len;
    g_autofree ExtractRequest *requests = requests_new(inputs->units, program->root);
    g_autofree Gathered *units = g_new0(Gathered, count);
    Gathering gathering = {units, progress_start(count)};
    WorkersOptions workers = {.program = options->program,
                              .jobs = options->jobs,
                              .timeout_seconds = options->timeout_seconds};
    g_autoptr(GError) error = NULL;
    gboolean complete = workers_extract(&workers, requests, count, keep, &gathering, &error);
    progress_end(&gathering.progress);
    for (guint i = 0; i < count; i++)
        add_unit(g_ptr_array_index(inputs->units, i), &units[i], program, report);
    if (!complete)
        report_add_error(report, NULL, error->message);
}
