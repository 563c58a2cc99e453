#include "driver/baseline.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/json_text.h"
#include "model/finding.h"
#include "report/paths.h"

#define FORMAT_VERSION 1
/* The entry at which the list of findings stands. */
#define FINDINGS "findings"

G_DEFINE_QUARK(corolint_baseline_error, baseline_error)

struct Baseline {
    GPtrArray *entries;         /* of BaselineEntry */
    GHashTable *by_fingerprint; /* to BaselineEntry */
};

static void entry_free(gpointer data) {
    BaselineEntry *entry = data;
    g_free(entry->fingerprint);
    g_free(entry->rule);
    g_free(entry->file);
    g_free(entry->function);
    g_free(entry->message);
    g_free(entry);
}

void baseline_free(Baseline *baseline) {
    if (!baseline)
        return;
    g_hash_table_unref(baseline->by_fingerprint);
    g_ptr_array_unref(baseline->entries);
    g_free(baseline);
}

/* Reading. */

static const char *text_of(const cJSON *object, const char *key) {
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
    return text ? text : "";
}

static gboolean check_version(const JsonText *json, GError **error) {
    const cJSON *version = cJSON_GetObjectItemCaseSensitive(json->root, "version");
    if (!cJSON_IsNumber(version))
        return json_text_reject(json, version ? version : json->root, JSON_VALUE, error,
                                "this is no baseline: \"version\": %d was expected",
                                FORMAT_VERSION);
    if (cJSON_GetNumberValue(version) != FORMAT_VERSION)
        return json_text_reject(json, version, JSON_VALUE, error,
                                "a baseline of version %g; this corolint knows version %d, and "
                                "--write-baseline writes one anew",
                                cJSON_GetNumberValue(version), FORMAT_VERSION);
    return TRUE;
}

static gboolean read_entry(const JsonText *json, const cJSON *value, const char *directory,
                           Baseline *baseline, GError **error) {
    const char *fingerprint = text_of(value, "fingerprint");
    if (!*fingerprint)
        return json_text_reject(json, value, JSON_VALUE, error,
                                "a finding was expected: an object with a \"fingerprint\"");
    if (g_hash_table_contains(baseline->by_fingerprint, fingerprint))
        return TRUE; /* a merge keeps the lines of both sides */
    BaselineEntry *entry = g_new0(BaselineEntry, 1);
    entry->fingerprint = g_strdup(fingerprint);
    entry->rule = g_strdup(text_of(value, "rule"));
    entry->file = g_canonicalize_filename(text_of(value, "file"), directory);
    entry->function = g_strdup(text_of(value, "function"));
    entry->message = g_strdup(text_of(value, "message"));
    g_ptr_array_add(baseline->entries, entry);
    g_hash_table_insert(baseline->by_fingerprint, entry->fingerprint, entry);
    return TRUE;
}

static gboolean read_entries(const JsonText *json, const char *directory, Baseline *baseline,
                             GError **error) {
    const cJSON *findings = cJSON_GetObjectItemCaseSensitive(json->root, FINDINGS);
    if (!cJSON_IsArray(findings))
        return json_text_reject(json, findings ? findings : json->root, JSON_VALUE, error,
                                "this is no baseline: a list of \"" FINDINGS "\" was expected");
    for (const cJSON *value = findings->child; value; value = value->next)
        if (!read_entry(json, value, directory, baseline, error))
            return FALSE;
    return TRUE;
}

/* Where the file lies, as far as one can tell: names in it are relative to that. */
static char *directory_of(const char *path) {
    g_autofree char *full = g_canonicalize_filename(path, NULL);
    return g_path_get_dirname(full);
}

Baseline *baseline_read(const char *path, GError **error) {
    g_autofree char *text = NULL;
    gsize length = 0;
    g_autoptr(GError) problem = NULL;
    if (!g_file_get_contents(path, &text, &length, &problem)) {
        g_set_error(error, BASELINE_ERROR, 0, "%s; --write-baseline writes a baseline",
                    problem->message);
        return NULL;
    }
    g_autoptr(JsonText) json = json_text_parse(path, text, (gssize)length, error);
    if (!json)
        return NULL;
    g_autofree char *directory = directory_of(path);
    g_autoptr(Baseline) baseline = g_new0(Baseline, 1);
    baseline->entries = g_ptr_array_new_with_free_func(entry_free);
    baseline->by_fingerprint = g_hash_table_new(g_str_hash, g_str_equal);
    if (!check_version(json, error) || !read_entries(json, directory, baseline, error))
        return NULL;
    return g_steal_pointer(&baseline);
}

gboolean baseline_meet(Baseline *baseline, const char *fingerprint) {
    BaselineEntry *entry = g_hash_table_lookup(baseline->by_fingerprint, fingerprint);
    if (entry)
        entry->met = TRUE;
    return entry != NULL;
}

const GPtrArray *baseline_entries(const Baseline *baseline) {
    return baseline->entries;
}

/* Writing. */

/* A line that is to be written. All of it is borrowed. */
typedef struct Line {
    const char *fingerprint;
    const char *rule;
    const char *file;
    const char *function;
    const char *message;
} Line;

/* Line numbers play no part: an entry stays where it is when its finding moves. */
static gint compare_lines(gconstpointer left, gconstpointer right) {
    const Line *a = left;
    const Line *b = right;
    int order = g_strcmp0(a->file, b->file);
    if (order == 0)
        order = g_strcmp0(a->function, b->function);
    if (order == 0)
        order = strcmp(a->rule, b->rule);
    return order != 0 ? order : strcmp(a->fingerprint, b->fingerprint);
}

static GArray *sorted_lines(const GPtrArray *findings, const GPtrArray *kept) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        Line line = {finding->fingerprint, finding->rule, finding->range.file, finding->function,
                     finding->message};
        g_array_append_val(lines, line);
    }
    for (guint i = 0; kept && i < kept->len; i++) {
        const BaselineEntry *entry = g_ptr_array_index(kept, i);
        Line line = {entry->fingerprint, entry->rule, entry->file, entry->function, entry->message};
        g_array_append_val(lines, line);
    }
    g_array_sort(lines, compare_lines);
    return lines;
}

/* Relative to the baseline's directory where it lies below it, for that is where both are checked
 * out. */
static const char *path_from(const char *directory, const char *path) {
    gsize length = strlen(directory);
    gboolean below = g_str_has_prefix(path, directory) && path[length] == '/';
    return below ? path + length + 1 : path;
}

static void add_text(cJSON *object, const char *key, const char *text) {
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    cJSON_AddStringToObject(object, key, valid);
}

static void write_line(GString *out, const Line *line, const char *directory) {
    cJSON *object = cJSON_CreateObject();
    add_text(object, "fingerprint", line->fingerprint);
    add_text(object, "rule", line->rule);
    add_text(object, "file", path_from(directory, line->file));
    add_text(object, "function", line->function);
    add_text(object, "message", line->message);
    char *text = cJSON_PrintUnformatted(object);
    g_string_append(out, text);
    cJSON_free(text);
    cJSON_Delete(object);
}

static gboolean write_in_place(const char *path, const GString *text, GError **error) {
    FILE *sink = g_fopen(path, "wbe");
    gboolean written = sink && fwrite(text->str, 1, text->len, sink) == text->len;
    if (sink)
        written = fclose(sink) == 0 && written;
    if (!written)
        g_set_error_literal(error, BASELINE_ERROR, 0, g_strerror(errno));
    return written;
}

/* A link stays one, and a device or pipe (/dev/stdout) what it is. */
static gboolean replace_file(const char *path, const GString *text, GError **error) {
    char *real = realpath(path, NULL);
    gboolean special = real && !g_file_test(real, G_FILE_TEST_IS_REGULAR);
    gboolean written =
        special ? write_in_place(path, text, error)
                : g_file_set_contents(real ? real : path, text->str, (gssize)text->len, error);
    free(real);
    return written;
}

gboolean baseline_write(const char *path, const GPtrArray *findings, const GPtrArray *kept,
                        GError **error) {
    g_autofree char *directory = directory_of(path);
    g_autoptr(GArray) lines = sorted_lines(findings, kept);
    g_autoptr(GString) out = g_string_new(NULL);
    g_string_append_printf(
        out,
        "{\"version\":%d,\"tool\":{\"name\":\"corolint\",\"version\":\"%s\"},\"" FINDINGS "\":[",
        FORMAT_VERSION, COROLINT_VERSION);
    for (guint i = 0; i < lines->len; i++) {
        g_string_append(out, i > 0 ? ",\n" : "\n");
        write_line(out, &g_array_index(lines, Line, i), directory);
    }
    g_string_append(out, lines->len > 0 ? "\n]}\n" : "]}\n");
    return replace_file(path, out, error);
}
