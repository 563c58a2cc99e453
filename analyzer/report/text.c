#include "report/text.h"

#include "report/text_writer.h"

static void write_headline(TextWriter *writer, const Finding *finding) {
    text_writer_add_place(writer, &finding->range);
    text_writer_add_label(writer, finding->severity, severity_name(finding->severity));
    g_string_append(writer->out, writer->palette->bold);
    text_writer_add_safely(writer, finding->message);
    g_string_append(writer->out, writer->palette->reset);
    g_string_append_printf(writer->out, " [%s]\n", finding->rule);
}

/* The snippet of a macro's use stands right above this note. */
static void write_macro(TextWriter *writer, const Finding *finding) {
    if (finding->macro == NULL)
        return;
    text_writer_add_place(writer, &finding->range);
    text_writer_add_label(writer, SEVERITY_NOTE, "note");
    g_string_append(writer->out, "in the expansion of macro '");
    text_writer_add_safely(writer, finding->macro);
    g_string_append(writer->out, "'\n");
}

static void write_finding(TextWriter *writer, const Finding *finding) {
    write_headline(writer, finding);
    text_writer_add_snippet(writer, &finding->range);
    write_macro(writer, finding);
    for (guint i = 0; i < finding->trace->len; i++)
        text_writer_add_step(writer, g_ptr_array_index(finding->trace, i));
    text_writer_add_help(writer, finding->help);
}

char *report_render_text(const Report *report, gboolean color) {
    TextWriter writer;
    text_writer_init(&writer, report->sources, color);
    for (guint i = 0; i < report->findings->len; i++)
        write_finding(&writer, g_ptr_array_index(report->findings, i));
    return text_writer_finish(&writer);
}
