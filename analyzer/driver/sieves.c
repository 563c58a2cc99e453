#include "driver/sieves.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define PATCH_NAME "standard input"
#define BUFFER_SIZE 65536U

static GString *read_standard_input(GError **error) {
    g_autofree char *buffer = g_malloc(BUFFER_SIZE);
    GString *text = g_string_new(NULL);
    gsize length = 0;
    while ((length = fread(buffer, 1, BUFFER_SIZE, stdin)) > 0)
        g_string_append_len(text, buffer, (gssize)length);
    if (!ferror(stdin))
        return text;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                "cannot read standard input: %s", g_strerror(errno));
    g_string_free(text, TRUE);
    return NULL;
}

static Changes *read_patch(const char *directory, SourceLines *sources, GPtrArray *problems,
                           GError **error) {
    g_autoptr(GString) text = read_standard_input(error);
    if (!text)
        return NULL;
    return changes_of_patch(PATCH_NAME, text->str, text->len, directory, sources, problems);
}

static gboolean read_changes(Sieves *sieves, const char *directory, Report *report,
                             GError **error) {
    const char *revision = sieves->options->diff;
    g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) problem = NULL;
    if (strcmp(revision, "-") == 0)
        sieves->changes = read_patch(directory, report->sources, problems, &problem);
    else
        sieves->changes = changes_since(revision, directory, report->sources, problems, &problem);
    for (guint i = 0; i < problems->len; i++)
        report_add_error(report, NULL, g_ptr_array_index(problems, i));
    if (!sieves->changes)
        g_propagate_prefixed_error(error, g_steal_pointer(&problem), "--diff %s: ", revision);
    return sieves->changes != NULL;
}

Sieves *sieves_new(const Options *options, const char *working_directory, Report *report,
                   GError **error) {
    g_autoptr(Sieves) sieves = g_new0(Sieves, 1);
    sieves->options = options;
    g_autoptr(GError) problem = NULL;
    if (options->baseline && !(sieves->baseline = baseline_read(options->baseline, &problem)))
        report_add_error(report, NULL, problem->message);
    if (options->diff && !read_changes(sieves, working_directory, report, error))
        return NULL;
    sieves->own_errors = report->errors->len;
    return g_steal_pointer(&sieves);
}

void sieves_free(Sieves *sieves) {
    if (!sieves)
        return;
    baseline_free(sieves->baseline);
    changes_free(sieves->changes);
    g_free(sieves);
}

/* Of what could not be analysed nobody knows whether it is mended, and findings elsewhere may lie
 * behind it: no file's entries are safe to forget. */
static GPtrArray *unmet_entries(const Sieves *sieves, const GPtrArray *findings) {
    GPtrArray *unmet = g_ptr_array_new();
    for (guint i = 0; i < findings->len; i++)
        baseline_meet(sieves->baseline, ((Finding *)g_ptr_array_index(findings, i))->fingerprint);
    const GPtrArray *entries = baseline_entries(sieves->baseline);
    for (guint i = 0; i < entries->len; i++)
        if (!((BaselineEntry *)g_ptr_array_index(entries, i))->met)
            g_ptr_array_add(unmet, g_ptr_array_index(entries, i));
    return unmet;
}

static void tell_written(const Sieves *sieves, guint found, guint kept, gboolean sound) {
    const char *path = sieves->options->write_baseline;
    guint count = found + kept;
    g_printerr("%u finding%s written to %s\n", count, count == 1 ? "" : "s", path);
    if (sound)
        return;
    if (!sieves->baseline)
        g_printerr("%s may lack findings: not all could be analysed fully\n", path);
    else if (kept > 0)
        g_printerr("%u of these %s kept from %s, though not met: not all could be analysed fully\n",
                   kept, kept == 1 ? "is" : "are", sieves->options->baseline);
}

/* All of them, whatever is left to tell. */
static void write_baseline(const Sieves *sieves, gboolean complete, Report *report) {
    const char *path = sieves->options->write_baseline;
    gboolean sound = report->errors->len == sieves->own_errors;
    g_autoptr(GPtrArray) kept =
        sieves->baseline && !sound ? unmet_entries(sieves, report->findings) : g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    if (!complete) {
        g_autofree char *message =
            g_strdup_printf("%s is not written: not all files were analysed", path);
        report_add_error(report, NULL, message);
    } else if (!baseline_write(path, report->findings, kept, &error)) {
        g_autofree char *message = g_strdup_printf("cannot write %s: %s", path, error->message);
        report_add_error(report, NULL, message);
    } else {
        tell_written(sieves, report->findings->len, kept->len, sound);
    }
}

static gboolean is_known(const Sieves *sieves, const Finding *finding) {
    if (sieves->options->baseline)
        return sieves->baseline && baseline_meet(sieves->baseline, finding->fingerprint);
    return sieves->options->write_baseline != NULL;
}

/* Of what was judged: an entry for a file that was not asked about says nothing, nor does one of a
 * rule that was not. */
static gboolean is_stale(const Sieves *sieves, const Settings *settings, GHashTable *files,
                         const BaselineEntry *entry) {
    const Rule *rule = rule_find(entry->rule);
    if (entry->met || (rule && !settings_want_rule(settings, rule)))
        return FALSE;
    return !sieves->options->paths || g_hash_table_contains(files, entry->file);
}

static void tell_stale(const Sieves *sieves, const Settings *settings, GHashTable *files) {
    const GPtrArray *entries = baseline_entries(sieves->baseline);
    const char *path = sieves->options->baseline;
    guint count = 0;
    for (guint i = 0; i < entries->len; i++)
        if (is_stale(sieves, settings, files, g_ptr_array_index(entries, i)))
            count++;
    if (count > 0)
        g_printerr("%u finding%s of the baseline %s no longer occur%s: --write-baseline %s renews "
                   "it\n",
                   count, count == 1 ? "" : "s", path, count == 1 ? "s" : "", path);
}

void sieves_apply(Sieves *sieves, const Settings *settings, GHashTable *files, gboolean complete,
                  Report *report) {
    gboolean sound = complete && report->errors->len == 0;
    report->has_diff = sieves->options->diff != NULL;
    report->has_baseline = sieves->options->baseline || sieves->options->write_baseline;
    if (sieves->options->write_baseline)
        write_baseline(sieves, complete, report);
    guint kept = 0;
    for (guint i = 0; i < report->findings->len; i++) {
        Finding *finding = g_ptr_array_index(report->findings, i);
        gboolean known = is_known(sieves, finding);
        report->baselined += known && !finding->old ? 1 : 0;
        report->unchanged += finding->old ? 1 : 0;
        if (known || finding->old)
            finding_free(finding);
        else
            report->findings->pdata[kept++] = finding;
    }
    for (guint i = kept; i < report->findings->len; i++)
        report->findings->pdata[i] = NULL;
    g_ptr_array_set_size(report->findings, (gint)kept);
    if (sieves->baseline && sound && !sieves->options->write_baseline)
        tell_stale(sieves, settings, files);
}
