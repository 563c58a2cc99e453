#include "driver/lsp/project.h"

#include <string.h>

#include "driver/input_error.h"
#include "driver/input_path.h"
#include "driver/lsp/project_state.h"
#include "driver/project_root.h"
#include "driver/source_language.h"

/* Builds and version control write many files at a time. */
#define REFRESH_MILLISECONDS 300

static void open_file_free(gpointer data) {
    LspOpenFile *file = data;
    input_unit_free(file->unit);
    lsp_text_unref(file->read_text);
    lsp_text_unref(file->whole_text);
    facts_free(file->facts);
    facts_free(file->whole);
    g_clear_pointer(&file->problems, g_ptr_array_unref);
    g_free(file->failure);
    g_free(file);
}

static void tell(const LspProject *project, Severity severity, const char *text) {
    project->listener.message(severity, text, project->listener.data);
}

/* What is on disk. */

static void on_progress(guint done, guint total, gpointer data) {
    LspProject *project = data;
    project->listener.progress(project, done, total, project->listener.data);
}

static const LspIndexUnit *indexed_unit(const LspProject *project, const char *path) {
    for (guint i = 0; i < lsp_index_count(project->index); i++)
        if (strcmp(lsp_index_unit(project->index, i)->unit->file, path) == 0)
            return lsp_index_unit(project->index, i);
    return NULL;
}

/* A document includes headers, too; of one that is no file of the project nobody knows which, so it
 * is read whether or not anything has changed for the project. */
static void read_open_files(LspProject *project, gboolean changed) {
    g_autoptr(GPtrArray) files = g_ptr_array_copy(project->recent, NULL, NULL);
    for (guint i = 0; i < files->len; i++) {
        LspOpenFile *file = g_ptr_array_index(files, i);
        const LspIndexUnit *unit = indexed_unit(project, file->document->path);
        if (!file->facts || !file->unit || (unit && !(changed && unit->parsed)))
            continue;
        lsp_project_read_anew(project, file);
    }
}

static void on_indexed(gboolean changed, gpointer data) {
    LspProject *project = data;
    project->listener.progress(project, 1, 1, project->listener.data);
    if (changed || !project->now.whole)
        lsp_project_renew(project);
    if (project->now.whole)
        read_open_files(project, changed); /* first, if there are any */
}

static void report_inputs(const LspProject *project) {
    for (guint i = 0; i < project->inputs->errors->len; i++) {
        const InputError *error = g_ptr_array_index(project->inputs->errors, i);
        g_autofree char *text =
            error->file ? g_strdup_printf("%s: %s", error->file, error->message) : NULL;
        tell(project, SEVERITY_WARNING, text ? text : error->message);
    }
}

static void load_settings(LspProject *project) {
    settings_free(project->settings);
    project->settings = settings_new(project->options, project->directory);
    for (guint i = 0; i < project->inputs->units->len; i++)
        settings_add_file(project->settings,
                          ((InputUnit *)g_ptr_array_index(project->inputs->units, i))->file);
    for (guint i = 0; i < project->recent->len; i++)
        settings_add_file(project->settings,
                          ((LspOpenFile *)g_ptr_array_index(project->recent, i))->document->path);
    project->listener.configured(project, settings_errors(project->settings),
                                 project->listener.data);
}

/* A folder that is reached by a link may have another name in its database. NULL when it has not.
 */
static char *spelling_of_database(const LspProject *project) {
    g_autofree char *real = input_path_real(project->directory);
    const GPtrArray *units = project->inputs->units;
    for (guint i = 0; i < units->len; i++)
        if (input_path_is_below(((InputUnit *)g_ptr_array_index(units, i))->file,
                                project->directory))
            return NULL;
    for (guint i = 0; i < units->len; i++) {
        g_autofree char *named =
            g_path_get_dirname(((InputUnit *)g_ptr_array_index(units, i))->file);
        g_autofree char *meant = input_path_real(named);
        if (!input_path_is_below(meant, real))
            continue;
        const char *below = meant + strlen(real);
        if (g_str_has_suffix(named, below))
            return g_strndup(named, strlen(named) - strlen(below));
    }
    return NULL;
}

static void load(LspProject *project) {
    const char *paths[] = {project->file, NULL};
    InputOptions wanted = {.paths = project->file ? paths : NULL,
                           .build_dir = project->options->build_dir,
                           .flags_after_dashes = (const char *const *)project->options->flags,
                           .working_directory = project->directory};
    const LspIndexListener listener = {on_progress, on_indexed, project};
    g_clear_pointer(&project->index, lsp_index_free);
    inputs_free(project->inputs);
    project->inputs = inputs_collect(&wanted);
    g_free(project->spelling);
    project->spelling = spelling_of_database(project);
    report_inputs(project);
    load_settings(project);
    project->index = lsp_index_new(project->options, project->inputs, project->root, &listener);
    lsp_index_refresh(project->index);
}

/* Open documents are parsed by what the database says now. */
static void reload(LspProject *project) {
    load(project);
    for (guint i = 0; i < project->recent->len; i++) {
        LspOpenFile *file = g_ptr_array_index(project->recent, i);
        input_unit_free(file->unit);
        file->unit = inputs_unit_for_file(project->inputs, file->document->path);
        file->wanted = file->facts != NULL;
    }
    if (project->recent->len > 0)
        lsp_project_want(project, g_ptr_array_index(project->recent, project->recent->len - 1));
}

static gboolean configurations_changed(LspProject *project, const LspDocument *document) {
    g_autofree char *directory = g_path_get_dirname(document->path);
    return lsp_stamps_configurations_changed(project->stamps, directory);
}

/* Also remembers how it is now. */
static gboolean settings_changed(LspProject *project) {
    gboolean changed = lsp_stamps_database_changed(project->stamps, project->options->build_dir,
                                                   project->directory);
    if (lsp_stamps_configurations_changed(project->stamps, project->directory))
        changed = TRUE;
    for (guint i = 0; i < project->recent->len; i++) {
        const LspOpenFile *file = g_ptr_array_index(project->recent, i);
        if (configurations_changed(project, file->document))
            changed = TRUE;
    }
    return changed;
}

static gboolean on_refresh(gpointer data) {
    LspProject *project = data;
    project->refresh_timer = 0;
    if (settings_changed(project))
        project->reload = TRUE;
    if (project->reload)
        reload(project);
    else
        lsp_index_refresh(project->index);
    if (project->reload)
        project->outdated = TRUE;
    project->reload = FALSE;
    return G_SOURCE_REMOVE;
}

void lsp_project_files_changed(LspProject *project, gboolean settings) {
    project->reload = project->reload || settings;
    if (project->refresh_timer)
        g_source_remove(project->refresh_timer);
    project->refresh_timer = g_timeout_add(REFRESH_MILLISECONDS, on_refresh, project);
}

/* A project's life. */

LspProject *lsp_project_new(const char *directory, const char *file, const Options *options,
                            const LspTimes *times, const LspProjectListener *listener) {
    LspProject *project = g_new0(LspProject, 1);
    project->directory = g_strdup(directory);
    project->file = g_strdup(file);
    project->root = project_root_find(directory);
    project->options = options;
    project->times = *times;
    project->listener = *listener;
    project->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, open_file_free);
    project->recent = g_ptr_array_new();
    project->extractor = lsp_extractor_new(options->program, options->timeout_seconds);
    project->whole_extractor = lsp_extractor_new(options->program, options->timeout_seconds);
    project->stamps = lsp_stamps_new();
    settings_changed(project);
    load(project);
    return project;
}

void lsp_project_free(LspProject *project) {
    if (!project)
        return;
    if (project->refresh_timer)
        g_source_remove(project->refresh_timer);
    lsp_project_stop_linting(project);
    lsp_index_free(project->index);
    g_ptr_array_unref(project->recent);
    g_hash_table_unref(project->files);
    inputs_free(project->inputs);
    settings_free(project->settings);
    lsp_stamps_free(project->stamps);
    g_free(project->directory);
    g_free(project->spelling);
    g_free(project->file);
    g_free(project->root);
    g_free(project);
}

const char *lsp_project_directory(const LspProject *project) {
    return project->directory;
}

char *lsp_project_path(const LspProject *project, const char *path) {
    if (!project->spelling || !input_path_is_below(path, project->directory))
        return g_strdup(path);
    return g_strconcat(project->spelling, path + strlen(project->directory), NULL);
}

gboolean lsp_project_is_of_file(const LspProject *project) {
    return project->file != NULL;
}

GStrv lsp_project_arguments(const LspProject *project, const char *path) {
    g_autoptr(InputUnit) unit = inputs_unit_for_file(project->inputs, path);
    return unit ? g_strdupv(unit->arguments) : NULL;
}

/* Documents. */

static gboolean is_as_on_disk(const LspDocument *document) {
    g_autoptr(LspText) disk = document->file ? lsp_text_read(document->path) : NULL;
    return disk && lsp_text_equal(disk, document->text);
}

/* What a header says is known from the sources that include it, as long as it is the same. */
static gboolean may_wait(const LspOpenFile *file) {
    return file->unit && file->unit->borrowed && source_language_is_header(file->unit->file) &&
           is_as_on_disk(file->document);
}

/* NULL for one that is open by another name, too: the first one counts. */
static LspOpenFile *open_file(const LspProject *project, const LspDocument *document) {
    LspOpenFile *file = g_hash_table_lookup(project->files, document->path);
    return file && file->document == document ? file : NULL;
}

void lsp_project_open(LspProject *project, const LspDocument *document) {
    if (g_hash_table_contains(project->files, document->path))
        return;
    LspOpenFile *file = g_new0(LspOpenFile, 1);
    file->document = document;
    file->unit = inputs_unit_for_file(project->inputs, document->path);
    g_hash_table_insert(project->files, g_strdup(document->path), file);
    g_ptr_array_add(project->recent, file);
    configurations_changed(project, document); /* from now on it matters */
    if (may_wait(file) || !file->unit) {
        file->read_text = lsp_text_ref(document->text);
        lsp_project_ask(project);
        return;
    }
    if (is_as_on_disk(document)) { /* known already, or soon */
        file->read_text = lsp_text_ref(document->text);
        lsp_project_ask(project);
    }
    lsp_project_want(project, file);
}

void lsp_project_change(LspProject *project, const LspDocument *document) {
    LspOpenFile *file = open_file(project, document);
    if (file && file->unit)
        lsp_project_want(project, file);
}

void lsp_project_close(LspProject *project, const LspDocument *document) {
    LspOpenFile *file = open_file(project, document);
    if (!file)
        return;
    lsp_project_forget(project, file);
    g_hash_table_remove(project->files, document->path);
}
