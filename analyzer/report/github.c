#include "report/github.h"

#include "model/source_lines.h"
#include "report/columns.h"
#include "report/paths.h"

#include <string.h>

/* A command ends with its line; within its properties, a colon and a comma end a value too. */
#define ESCAPED_IN_MESSAGES "%\r\n"
#define ESCAPED_IN_PROPERTIES "%\r\n:,"

typedef struct GithubWriter {
    GString *out;
    ShownPaths paths;
    SourceLines *sources; /* the report's */
} GithubWriter;

static void add_escaped(GString *out, const char *text, const char *special) {
    g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
    for (const char *at = valid; *at != '\0'; at++)
        if (strchr(special, *at) != NULL)
            g_string_append_printf(out, "%%%02X", (guchar)*at);
        else
            g_string_append_c(out, *at);
}

static void add_message(GithubWriter *writer, const char *text) {
    add_escaped(writer->out, text, ESCAPED_IN_MESSAGES);
}

static const char *command(Severity severity) {
    return severity == SEVERITY_NOTE ? "notice" : severity_name(severity);
}

static void add_file(GithubWriter *writer, const char *file) {
    g_string_append(writer->out, "file=");
    add_escaped(writer->out, shown_path(&writer->paths, file), ESCAPED_IN_PROPERTIES);
    g_string_append_c(writer->out, ',');
}

/* GitHub takes columns only of what begins and ends on one line. */
static void add_range(GithubWriter *writer, const SourceRange *range) {
    if (range->file == NULL)
        return;
    add_file(writer, range->file);
    if (range->line == 0)
        return;
    unsigned end_line = MAX(range->line, range->end_line);
    g_string_append_printf(writer->out, "line=%u,endLine=%u,", range->line, end_line);
    if (end_line != range->line || range->column == 0 || range->end_column == 0)
        return;
    g_string_append_printf(
        writer->out, "col=%u,endColumn=%u,",
        column_in_utf16(writer->sources, range->file, range->line, range->column),
        column_in_utf16(writer->sources, range->file, range->line, range->end_column));
}

static void add_step(GithubWriter *writer, const TraceStep *step) {
    add_message(writer, "\n");
    if (step->range.file != NULL) {
        add_message(writer, shown_path(&writer->paths, step->range.file));
        g_string_append_printf(writer->out, ":%u:%u: ", step->range.line, step->range.column);
    }
    add_message(writer, step->message);
}

static void write_finding(GithubWriter *writer, const Finding *finding) {
    g_string_append_printf(writer->out, "::%s ", command(finding->severity));
    add_range(writer, &finding->range);
    g_string_append_printf(writer->out, "title=corolint (%s)::", finding->rule);
    add_message(writer, finding->message);
    for (guint i = 0; i < finding->trace->len; i++)
        add_step(writer, g_ptr_array_index(finding->trace, i));
    if (finding->help != NULL) {
        add_message(writer, "\nhelp: ");
        add_message(writer, finding->help);
    }
    g_string_append_c(writer->out, '\n');
}

static void write_error(GithubWriter *writer, const RunError *error) {
    g_string_append(writer->out, "::error ");
    add_range(writer, &(SourceRange){error->file, error->line, error->column, 0, 0});
    g_string_append(writer->out, "title=corolint::");
    add_message(writer, error->what);
    g_string_append_c(writer->out, '\n');
}

char *report_render_github(const Report *report) {
    GithubWriter writer = {.out = g_string_new(NULL), .sources = report->sources};
    shown_paths_init_from(&writer.paths, "GITHUB_WORKSPACE");
    for (guint i = 0; i < report->findings->len; i++)
        write_finding(&writer, g_ptr_array_index(report->findings, i));
    for (guint i = 0; i < report->errors->len; i++)
        write_error(&writer, g_ptr_array_index(report->errors, i));
    shown_paths_clear(&writer.paths);
    return g_string_free(writer.out, FALSE);
}
