#include "report/report.h"

#include "report/github.h"
#include "report/gitlab.h"
#include "report/html.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/sarif.h"
#include "report/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *render_plain_text(const Report *report) {
    return report_render_text(report, FALSE);
}

static const struct {
    const char *name;
    char *(*render)(const Report *report);
} FORMATS[] = {
    [REPORT_TEXT] = {"text", render_plain_text},
    [REPORT_JSON] = {"json", report_render_json},
    [REPORT_SARIF] = {"sarif", report_render_sarif},
    [REPORT_GITHUB] = {"github", report_render_github},
    [REPORT_GITLAB] = {"gitlab", report_render_gitlab},
    [REPORT_JUNIT] = {"junit", report_render_junit},
    [REPORT_HTML] = {"html", report_render_html},
};

static void release_finding(void *finding) {
    finding_free(finding);
}

static void release_error(void *pointer) {
    RunError *error = pointer;
    g_free(error->file);
    g_free(error->message);
    g_free(error);
}

Report *report_new(void) {
    Report *report = g_new0(Report, 1);
    report->findings = g_ptr_array_new_with_free_func(release_finding);
    report->errors = g_ptr_array_new_with_free_func(release_error);
    report->rules = g_array_new(FALSE, FALSE, sizeof(RuleDescription));
    report->sources = source_lines_new();
    return report;
}

void report_free(Report *report) {
    if (report == NULL)
        return;
    g_ptr_array_unref(report->findings);
    g_ptr_array_unref(report->errors);
    g_array_unref(report->rules);
    source_lines_free(report->sources);
    g_free(report);
}

static gboolean has_error(const Report *report, const char *file, const char *message) {
    for (guint i = 0; i < report->errors->len; i++) {
        const RunError *error = g_ptr_array_index(report->errors, i);
        if (g_strcmp0(error->file, file) == 0 && g_strcmp0(error->message, message) == 0)
            return TRUE;
    }
    return FALSE;
}

static RunError *add_error(Report *report, const char *file, const char *message) {
    if (has_error(report, file, message))
        return NULL;
    RunError *error = g_new0(RunError, 1);
    error->file = g_strdup(file);
    error->message = g_strdup(message);
    error->what = error->message;
    g_ptr_array_add(report->errors, error);
    return error;
}

void report_add_error(Report *report, const char *file, const char *message) {
    add_error(report, file, message);
}

void report_add_error_at(Report *report, const char *file, guint line, guint column,
                         const char *what) {
    if (line == 0) {
        report_add_error(report, file, what);
        return;
    }
    g_autofree char *place = g_strdup_printf("line %u, column %u: ", line, column);
    g_autofree char *message = g_strconcat(place, what, NULL);
    RunError *error = add_error(report, file, message);
    if (!error)
        return;
    error->line = line;
    error->column = column;
    error->what = error->message + strlen(place);
}

void report_add_rule(Report *report, RuleDescription rule) {
    g_array_append_val(report->rules, rule);
}

int report_find_rule(const Report *report, const char *id) {
    for (guint i = 0; i < report->rules->len; i++)
        if (strcmp(g_array_index(report->rules, RuleDescription, i).id, id) == 0)
            return (int)i;
    return -1;
}

gboolean report_format_parse(const char *text, ReportFormat *format) {
    for (gsize i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (strcmp(text, FORMATS[i].name) == 0) {
            *format = (ReportFormat)i;
            return TRUE;
        }
    }
    return FALSE;
}

char *report_format_list(const char *word) {
    GString *list = g_string_new(FORMATS[0].name);
    gsize last = G_N_ELEMENTS(FORMATS) - 1;
    for (gsize i = 1; i < last; i++)
        g_string_append_printf(list, ", %s", FORMATS[i].name);
    g_string_append_printf(list, " %s %s", word, FORMATS[last].name);
    return g_string_free(list, FALSE);
}

gboolean report_use_color(int descriptor) {
    const char *no_color = g_getenv("NO_COLOR");
    if (no_color != NULL && no_color[0] != '\0')
        return FALSE;
    return isatty(descriptor) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

static char *report_render(const Report *report, ReportFormat format, gboolean color) {
    if (format == REPORT_TEXT && color)
        return report_render_text(report, color);
    return FORMATS[format].render(report);
}

static gboolean set_write_error(GError **error, const char *path, int code) {
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), "cannot write %s: %s",
                path != NULL ? path : "the report", g_strerror(code));
    return FALSE;
}

/* Returns 0 or the errno of the first write that failed. */
static int write_text(const char *text, FILE *sink) {
    size_t length = strlen(text);
    errno = 0;
    if (fwrite(text, 1, length, sink) == length && fflush(sink) == 0)
        return 0;
    return errno != 0 ? errno : EIO;
}

gboolean report_put(const char *text, FILE *sink, GError **error) {
    int code = write_text(text, sink);
    return code == 0 || set_write_error(error, NULL, code);
}

gboolean report_put_file(const char *text, const char *path, GError **error) {
    FILE *sink = g_fopen(path, "wbe");
    if (sink == NULL)
        return set_write_error(error, path, errno);
    int code = write_text(text, sink);
    /* Some file systems tell only here that the bytes found no room. */
    if (fclose(sink) != 0 && code == 0)
        code = errno;
    return code == 0 || set_write_error(error, path, code);
}

gboolean report_write(const Report *report, ReportFormat format, gboolean color, FILE *sink,
                      GError **error) {
    g_autofree char *text = report_render(report, format, color);
    return report_put(text, sink, error);
}

gboolean report_write_file(const Report *report, ReportFormat format, const char *path,
                           GError **error) {
    g_autofree char *text = report_render(report, format, FALSE);
    return report_put_file(text, path, error);
}

static void append_count(GString *line, unsigned count, const char *noun) {
    g_string_append_printf(line, "%u %s%s", count, noun, count == 1 ? "" : "s");
}

/* " (2 warnings, 1 error)": only the severities that occur. */
static void append_severities(GString *line, const GPtrArray *findings) {
    unsigned counts[SEVERITY_ERROR + 1] = {0};
    for (guint i = 0; i < findings->len; i++) {
        const Finding *finding = g_ptr_array_index(findings, i);
        counts[finding->severity]++;
    }
    const char *separator = " (";
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        if (counts[i] > 0) {
            g_string_append(line, separator);
            append_count(line, counts[i], severity_name((Severity)i));
            separator = ", ";
        }
    }
    if (findings->len > 0)
        g_string_append_c(line, ')');
}

static void append_left_out(GString *line, unsigned count, const char *why,
                            const char **separator) {
    if (count == 0)
        return;
    g_string_append_printf(line, "%s%u %s", *separator, count, why);
    *separator = ", ";
}

char *report_format_summary(const Report *report) {
    GString *line = g_string_new(NULL);
    append_count(line, report->findings->len, "finding");
    append_severities(line, report->findings);
    g_string_append(line, " in ");
    append_count(line, report->files, "file");
    g_string_append(line, ", ");
    append_count(line, report->functions, "function");
    g_string_append(line, ", ");
    append_count(line, report->coroutines, "coroutine");
    const char *separator = "; ";
    append_left_out(line, report->suppressed, "suppressed", &separator);
    append_left_out(line, report->baselined, "in the baseline", &separator);
    append_left_out(line, report->unchanged, "outside the diff", &separator);
    return g_string_free(line, FALSE);
}
