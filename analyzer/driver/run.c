#include "driver/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "driver/bytes.h"
#include "driver/config_print.h"
#include "driver/gather.h"
#include "driver/init.h"
#include "driver/input_error.h"
#include "driver/input_path.h"
#include "driver/inputs.h"
#include "driver/inspect.h"
#include "driver/interrupts.h"
#include "driver/judge.h"
#include "driver/lsp/server.h"
#include "driver/notices.h"
#include "driver/project_root.h"
#include "driver/settings.h"
#include "driver/sieves.h"
#include "driver/verify.h"
#include "extract/extract.h"
#include "infer/inference.h"
#include "report/common_helpers.h"
#include "report/glyphs.h"
#include "report/paths.h"
#include "rules/rule.h"

typedef struct Run {
    const Options *options;
    char *working_directory;
    Inputs *inputs;
    Settings *settings;
    Sieves *sieves;
    Program *program;
    Report *report;
    UnsavedFile unsaved; /* owned: of --stdin-filename */
    gboolean watching;   /* interrupts are noted */
    gboolean incomplete; /* not all files were analysed; report says why */
} Run;

static void collect_inputs(Run *run) {
    InputOptions wanted = {.paths = (const char *const *)run->options->paths,
                           .build_dir = run->options->build_dir,
                           .flags_after_dashes = (const char *const *)run->options->flags,
                           .working_directory = run->working_directory,
                           .unsaved = run->options->stdin_file};
    run->inputs = inputs_collect(&wanted);
    for (guint i = 0; i < run->inputs->errors->len; i++) {
        const InputError *error = g_ptr_array_index(run->inputs->errors, i);
        report_add_error(run->report, error->file, error->message);
    }
}

/* Configurations are read before the first source is: who mistyped one hears of it at once. */
static void add_settings_errors(Run *run) {
    const GPtrArray *errors = settings_errors(run->settings);
    for (guint i = 0; i < errors->len; i++) {
        const ConfigError *error = g_ptr_array_index(errors, i);
        report_add_error_at(run->report, error->path, error->line, error->column, error->message);
    }
}

/* The units of excluded files are analysed all the same: they tell what their functions do. */
static void configure_inputs(Run *run) {
    for (guint i = 0; i < run->inputs->units->len; i++) {
        InputUnit *unit = g_ptr_array_index(run->inputs->units, i);
        settings_add_file(run->settings, unit->file);
        unit->excluded = settings_excludes(run->settings, unit->file);
        unit->reported = unit->reported && !unit->excluded;
    }
    add_settings_errors(run);
}

static void tell_notices(const Run *run) {
    const char *const *paths = (const char *const *)run->options->paths;
    notices_tell_excluded(run->settings, paths, run->working_directory);
    if (run->options->task == OPTIONS_LINT)
        notices_tell_defaults(run->inputs);
    if (run->sieves->changes)
        notices_tell_unlisted(run->inputs, run->settings, run->sieves->changes);
}

/* The files findings are wanted in: those asked for, and the project's headers they include. */
static GHashTable *reported_files(const Run *run) {
    GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < run->program->units->len; i++) {
        const ProgramUnit *unit = program_unit(run->program, i);
        guint count = facts_count(unit->facts, FACTS_TABLE_FILES);
        for (FactsRow row = 1; row < count; row++) {
            if (facts_file(unit->facts, row)->flags & FACTS_FILE_SYSTEM)
                continue;
            char *path = program_path(run->program, unit->facts, row);
            if ((unit->reported || inputs_path_is_reported(run->inputs, path)) &&
                !g_hash_table_contains(files, path) && !settings_excludes(run->settings, path))
                g_hash_table_add(files, path);
            else
                g_free(path);
        }
    }
    return files;
}

/* What was gathered is judged to the end, and what is printed from here on may be cut short. */
static void stop_watching(Run *run) {
    if (interrupts_end_wanted() && !run->incomplete)
        report_add_error(run->report, NULL, "interrupted when all files were analysed");
    if (run->watching)
        interrupts_stop();
    run->watching = FALSE;
}

static char *error_text(const RunError *error) {
    if (!error->file)
        return g_strdup(error->message);
    g_autofree char *file = shown_path_copy(error->file);
    if (error->line > 0)
        return g_strdup_printf("%s:%u:%u: %s", file, error->line, error->column, error->what);
    return g_strdup_printf("%s: %s", file, error->message);
}

/* Each is one line: in the log of a CI job, a line that a file's name begins may be a command. */
static void print_errors(const Run *run) {
    for (guint i = 0; i < run->report->errors->len; i++) {
        g_autofree char *text = error_text(g_ptr_array_index(run->report->errors, i));
        g_autofree char *shown = glyphs_of(text);
        g_printerr("corolint: %s\n", shown);
    }
}

static gboolean print_report(const Run *run, GError **error) {
    const Options *options = run->options;
    if (options->output)
        return report_write_file(run->report, options->format, options->output, error);
    return report_write(run->report, options->format, report_use_color(STDOUT_FILENO), stdout,
                        error);
}

static gboolean has_failing(const Run *run) {
    for (guint i = 0; !run->options->fail_never && i < run->report->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(run->report->findings, i);
        if (finding->severity >= run->options->fail_on)
            return TRUE;
    }
    return FALSE;
}

static void print_summary(const Run *run) {
    if (run->report->files == 0 && run->report->errors->len > 0)
        return;
    g_autofree char *summary = report_format_summary(run->report);
    g_printerr("%s\n", summary);
    g_autofree char *common_helpers = report_format_common_helpers(run->report);
    if (common_helpers)
        g_printerr("%s\n", common_helpers);
    notices_tell_nothing_seen(run->inputs, run->report);
}

static int finish_lint(const Run *run) {
    g_autoptr(GError) error = NULL;
    gboolean written = print_report(run, &error);
    if (!written)
        g_printerr("corolint: %s\n", error->message);
    print_summary(run);
    if (!written || run->report->errors->len > 0)
        return EXIT_TROUBLE;
    return !run->options->write_baseline && has_failing(run) ? EXIT_FINDINGS : EXIT_NOTHING;
}

static int compare_names(gconstpointer left, gconstpointer right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int finish_verify(const Run *run, GHashTable *files) {
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    GHashTableIter iterator;
    gpointer name = NULL;
    g_hash_table_iter_init(&iterator, files);
    while (g_hash_table_iter_next(&iterator, &name, NULL))
        g_ptr_array_add(names, name);
    g_ptr_array_sort(names, compare_names);
    guint differences = verify_report(run->report, names, run->options, stdout);
    g_printerr("%u difference%s in %u file%s\n", differences, differences == 1 ? "" : "s",
               names->len, names->len == 1 ? "" : "s");
    if (run->report->errors->len > 0)
        return EXIT_TROUBLE;
    return differences ? EXIT_FINDINGS : EXIT_NOTHING;
}

static int finish_inspection(Run *run) {
    g_autoptr(Inference) inference =
        inference_new(run->program, settings_catalog(run->settings), NULL);
    g_autoptr(GError) error = NULL;
    stop_watching(run);
    print_errors(run);
    if (!inspect(run->options, run->inputs, inference, &error)) {
        g_printerr("corolint: %s\n", error->message);
        return EXIT_TROUBLE;
    }
    return run->report->errors->len > 0 ? EXIT_TROUBLE : EXIT_NOTHING;
}

static void gather(Run *run) {
    g_autofree char *root = project_root_find(run->working_directory);
    run->program = program_new(root);
    run->incomplete =
        !gather_program(run->options, run->inputs, &run->unsaved, run->program, run->report);
    program_join(run->program);
}

static int judge(Run *run, gint64 start) {
    g_autoptr(GHashTable) files = reported_files(run);
    g_autoptr(GError) error = NULL;
    add_settings_errors(run); /* those of headers are known only now */
    if (!settings_complete(run->settings, &error)) {
        g_printerr("corolint: %s\n", error->message);
        return EXIT_TROUBLE;
    }
    if (run->options->task == OPTIONS_WHY || run->options->task == OPTIONS_GRAPH)
        return finish_inspection(run);
    judge_program(run->program, run->settings, files, run->sieves->changes, run->report);
    stop_watching(run);
    sieves_apply(run->sieves, run->settings, files, !run->incomplete, run->report);
    run->report->seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    print_errors(run);
    return run->options->task == OPTIONS_VERIFY ? finish_verify(run, files) : finish_lint(run);
}

/* From the first file on Ctrl-C does not end the run, but leads to the report of what is there; the
 * second time it does. */
static int lint(Run *run) {
    gint64 start = g_get_monotonic_time();
    g_autofree char *version = extract_libclang_version();
    g_autoptr(GError) error = NULL;
    run->report->libclang_version = version;
    collect_inputs(run);
    configure_inputs(run);
    tell_notices(run);
    run->watching = interrupts_start(&error);
    if (!run->watching)
        report_add_error(run->report, NULL, error->message);
    gather(run);
    return judge(run, start);
}

/* FALSE when an editor's buffer was announced and cannot be had. */
static gboolean read_unsaved(Run *run) {
    if (!run->options->stdin_file)
        return TRUE;
    run->unsaved.file = run->options->stdin_file;
    run->unsaved.contents = bytes_read_all(STDIN_FILENO, &run->unsaved.length);
    if (run->unsaved.contents)
        source_lines_put(run->report->sources, run->unsaved.file, run->unsaved.contents,
                         run->unsaved.length);
    else
        g_printerr("corolint: standard input cannot be read: %s\n", g_strerror(errno));
    return run->unsaved.contents != NULL;
}

/* NULL, which is told, when it is gone: GLib calls it "/" then, and all there is would be linted.
 */
static char *find_working_directory(void) {
    char *real = realpath(".", NULL);
    gboolean found = real != NULL;
    if (!found)
        g_printerr("corolint: the current directory: %s\n", g_strerror(errno));
    free(real);
    return found ? g_get_current_dir() : NULL;
}

static int run_lint(const Options *options) {
    char *directory = find_working_directory();
    if (!directory)
        return EXIT_TROUBLE;
    Run run = {.options = options, .working_directory = directory, .report = report_new()};
    g_autoptr(GError) error = NULL;
    int status = EXIT_TROUBLE;
    run.settings = settings_new(options, run.working_directory);
    run.sieves = sieves_new(options, run.working_directory, run.report, &error);
    if (run.sieves && read_unsaved(&run))
        status = lint(&run);
    else if (error)
        g_printerr("corolint: %s\n", error->message);
    report_free(run.report);
    program_free(run.program);
    settings_free(run.settings);
    sieves_free(run.sieves);
    if (run.inputs)
        inputs_free(run.inputs);
    g_free((char *)run.unsaved.contents);
    g_free(run.working_directory);
    return status;
}

static void list_rules(void) {
    int width = 0;
    for (guint i = 0; all_rules[i]; i++)
        width = MAX(width, (int)strlen(all_rules[i]->id));
    for (guint i = 0; all_rules[i]; i++)
        g_print("%-*s  %-8s %s\n", width, all_rules[i]->id, severity_name(all_rules[i]->severity),
                all_rules[i]->summary);
}

static void print_version(void) {
    g_autofree char *version = extract_libclang_version();
    g_print("corolint %s (%s)\n", COROLINT_VERSION, version);
}

static int print_configuration(const Options *options) {
    g_autofree char *directory = find_working_directory();
    if (!directory)
        return EXIT_TROUBLE;
    g_autofree char *file = input_path_resolve(options->file, directory);
    g_autoptr(Settings) settings = settings_new(options, directory);
    g_autoptr(GError) error = NULL;
    Run run = {.options = options, .settings = settings, .report = report_new()};
    settings_add_file(settings, file);
    add_settings_errors(&run);
    print_errors(&run);
    gboolean sound = run.report->errors->len == 0;
    report_free(run.report);
    if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
        g_printerr("corolint: --print-config takes a file, not the directory '%s'\n",
                   options->file);
        return EXIT_TROUBLE;
    }
    if (!settings_complete(settings, &error)) {
        g_printerr("corolint: %s\n", error->message);
        return EXIT_TROUBLE;
    }
    g_autofree char *text = config_print(settings, options, file);
    if (!report_put(text, stdout, &error)) {
        g_printerr("corolint: %s\n", error->message);
        return EXIT_TROUBLE;
    }
    return sound ? EXIT_NOTHING : EXIT_TROUBLE;
}

static int write_first_configuration(void) {
    g_autofree char *directory = find_working_directory();
    g_autoptr(GError) error = NULL;
    if (!directory)
        return EXIT_TROUBLE;
    if (init_directory(directory, &error))
        return EXIT_NOTHING;
    g_printerr("corolint: %s\n", error->message);
    return EXIT_TROUBLE;
}

int run_task(const Options *options) {
    switch (options->task) {
    case OPTIONS_HELP:
        g_print("%s", options->help);
        return EXIT_NOTHING;
    case OPTIONS_VERSION:
        print_version();
        return EXIT_NOTHING;
    case OPTIONS_LIST_RULES:
        list_rules();
        return EXIT_NOTHING;
    case OPTIONS_PRINT_CONFIG:
        return print_configuration(options);
    case OPTIONS_INIT:
        return write_first_configuration();
    case OPTIONS_EXPLAIN: {
        g_autofree char *text = rule_explanation(rule_find(options->rule));
        g_print("%s", text);
        return EXIT_NOTHING;
    }
    case OPTIONS_LSP:
        return lsp_server_run(options);
    default:
        return run_lint(options);
    }
}
