#include "report/text.h"

#include "model/source_lines.h"
#include "report/glyphs.h"
#include "report/paths.h"
#include "report/snippet.h"

#include <limits.h>
#include <string.h>

/* The escape sequences of a terminal, or nothing. */
typedef struct Palette {
    const char *severity[SEVERITY_ERROR + 1];
    const char *bold;
    const char *caret;
    const char *reset;
} Palette;

static const Palette PLAIN = {{"", "", ""}, "", "", ""};
static const Palette COLORED = {
    .severity =
        {
            [SEVERITY_NOTE] = "\033[1;36m",
            [SEVERITY_WARNING] = "\033[1;35m",
            [SEVERITY_ERROR] = "\033[1;31m",
        },
    .bold = "\033[1m",
    .caret = "\033[1;32m",
    .reset = "\033[0m",
};

typedef struct TextWriter {
    GString *out;
    const Palette *palette;
    SourceLines *sources;
    ShownPaths paths;
} TextWriter;

static void write_safely(TextWriter *writer, const char *text) {
    if (text != NULL)
        glyphs_append(writer->out, text, strlen(text));
}

/* "path:line:column: ", without what is not known. */
static void write_place(TextWriter *writer, const SourceRange *range) {
    if (range->file == NULL)
        return;
    g_string_append(writer->out, writer->palette->bold);
    write_safely(writer, shown_path(&writer->paths, range->file));
    if (range->line > 0)
        g_string_append_printf(writer->out, ":%u", range->line);
    if (range->line > 0 && range->column > 0)
        g_string_append_printf(writer->out, ":%u", range->column);
    g_string_append(writer->out, ":");
    g_string_append(writer->out, writer->palette->reset);
    g_string_append_c(writer->out, ' ');
}

static void write_label(TextWriter *writer, Severity severity, const char *label) {
    g_string_append_printf(writer->out, "%s%s:%s ", writer->palette->severity[severity], label,
                           writer->palette->reset);
}

static void write_snippet(TextWriter *writer, const SourceRange *range) {
    SourceLine line;
    Snippet snippet;
    unsigned end_column = range->end_line > range->line ? UINT_MAX : range->end_column;
    if (!source_lines_get(writer->sources, range->file, range->line, &line) ||
        !snippet_make(line, range->column, end_column, &snippet)) {
        return;
    }
    g_string_append_printf(writer->out, "%s\n%s%s%s\n", snippet.source, writer->palette->caret,
                           snippet.marks, writer->palette->reset);
    snippet_clear(&snippet);
}

static void write_headline(TextWriter *writer, const Finding *finding) {
    write_place(writer, &finding->range);
    write_label(writer, finding->severity, severity_name(finding->severity));
    g_string_append(writer->out, writer->palette->bold);
    write_safely(writer, finding->message);
    g_string_append(writer->out, writer->palette->reset);
    g_string_append_printf(writer->out, " [%s]\n", finding->rule);
}

/* The snippet of a macro's use stands right above this note. */
static void write_macro(TextWriter *writer, const Finding *finding) {
    if (finding->macro == NULL)
        return;
    write_place(writer, &finding->range);
    write_label(writer, SEVERITY_NOTE, "note");
    g_string_append(writer->out, "in the expansion of macro '");
    write_safely(writer, finding->macro);
    g_string_append(writer->out, "'\n");
}

static void write_step(TextWriter *writer, const TraceStep *step) {
    write_place(writer, &step->range);
    write_label(writer, SEVERITY_NOTE, "note");
    write_safely(writer, step->message);
    g_string_append_c(writer->out, '\n');
    write_snippet(writer, &step->range);
}

static void write_help(TextWriter *writer, const Finding *finding) {
    if (finding->help == NULL)
        return;
    write_label(writer, SEVERITY_NOTE, "help");
    write_safely(writer, finding->help);
    g_string_append_c(writer->out, '\n');
}

static void write_finding(TextWriter *writer, const Finding *finding) {
    write_headline(writer, finding);
    write_snippet(writer, &finding->range);
    write_macro(writer, finding);
    for (guint i = 0; i < finding->trace->len; i++)
        write_step(writer, g_ptr_array_index(finding->trace, i));
    write_help(writer, finding);
}

char *report_render_text(const Report *report, gboolean color) {
    TextWriter writer = {
        .out = g_string_new(NULL),
        .palette = color ? &COLORED : &PLAIN,
        .sources = source_lines_new(),
    };
    shown_paths_init(&writer.paths);
    for (guint i = 0; i < report->findings->len; i++)
        write_finding(&writer, g_ptr_array_index(report->findings, i));
    shown_paths_clear(&writer.paths);
    source_lines_free(writer.sources);
    return g_string_free(writer.out, FALSE);
}
