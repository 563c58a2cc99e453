#include "report/text_writer.h"

#include "report/glyphs.h"
#include "report/snippet.h"

#include <limits.h>
#include <string.h>

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

void text_writer_init(TextWriter *writer, SourceLines *sources, gboolean color) {
    writer->out = g_string_new(NULL);
    writer->palette = color ? &COLORED : &PLAIN;
    writer->sources = sources;
    shown_paths_init(&writer->paths);
}

char *text_writer_finish(TextWriter *writer) {
    shown_paths_clear(&writer->paths);
    return g_string_free(g_steal_pointer(&writer->out), FALSE);
}

void text_writer_add_safely(TextWriter *writer, const char *text) {
    if (text != NULL)
        glyphs_append(writer->out, text, strlen(text));
}

void text_writer_add_place(TextWriter *writer, const SourceRange *range) {
    if (range->file == NULL)
        return;
    g_string_append(writer->out, writer->palette->bold);
    text_writer_add_safely(writer, shown_path(&writer->paths, range->file));
    if (range->line > 0)
        g_string_append_printf(writer->out, ":%u", range->line);
    if (range->line > 0 && range->column > 0)
        g_string_append_printf(writer->out, ":%u", range->column);
    g_string_append(writer->out, ":");
    g_string_append(writer->out, writer->palette->reset);
    g_string_append_c(writer->out, ' ');
}

void text_writer_add_label(TextWriter *writer, Severity severity, const char *label) {
    g_string_append_printf(writer->out, "%s%s:%s ", writer->palette->severity[severity], label,
                           writer->palette->reset);
}

void text_writer_add_snippet(TextWriter *writer, const SourceRange *range) {
    SourceLine line;
    Snippet snippet;
    unsigned end_column = range->end_line > range->line ? UINT_MAX : range->end_column;
    if (range->file == NULL ||
        !source_lines_get(writer->sources, range->file, range->line, &line) ||
        !snippet_make(line, range->column, end_column, &snippet)) {
        return;
    }
    g_string_append_printf(writer->out, "%s\n%s%s%s\n", snippet.source, writer->palette->caret,
                           snippet.marks, writer->palette->reset);
    snippet_clear(&snippet);
}

void text_writer_add_step(TextWriter *writer, const TraceStep *step) {
    text_writer_add_place(writer, &step->range);
    text_writer_add_label(writer, SEVERITY_NOTE, "note");
    text_writer_add_safely(writer, step->message);
    g_string_append_c(writer->out, '\n');
    text_writer_add_snippet(writer, &step->range);
}

void text_writer_add_help(TextWriter *writer, const char *help) {
    if (help == NULL)
        return;
    text_writer_add_label(writer, SEVERITY_NOTE, "help");
    text_writer_add_safely(writer, help);
    g_string_append_c(writer->out, '\n');
}
