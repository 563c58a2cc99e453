#include "report/why.h"

#include "report/text_writer.h"

static void write_steps(TextWriter *writer, const GPtrArray *steps) {
    for (guint i = 0; i < steps->len; i++)
        text_writer_add_step(writer, g_ptr_array_index(steps, i));
}

/* "FILE:LINE:COLUMN: 'function'", and what is said of it. sentence is freed. */
static void write_headline(TextWriter *writer, const Explanation *explanation, char *sentence) {
    text_writer_add_place(writer, &explanation->range);
    g_string_append_printf(writer->out, "%s'", writer->palette->bold);
    text_writer_add_safely(writer, explanation->function);
    g_string_append(writer->out, "' ");
    text_writer_add_safely(writer, sentence);
    g_string_append_printf(writer->out, "%s\n", writer->palette->reset);
    g_free(sentence);
}

static char *called_sentence(const Explanation *explanation) {
    GString *text = g_string_new("runs on the event loop: ");
    g_string_append_printf(text, "%s '%s' %s it",
                           explanation->root_is_coroutine ? "coroutine" : "event-loop function",
                           explanation->root, explanation->path->len > 2 ? "leads to" : "calls");
    guint others = explanation->root_count - 1;
    if (others > 0)
        g_string_append_printf(text, ", and %s %u other%s there", others == 1 ? "so does" : "so do",
                               others, others == 1 ? "" : "s");
    return g_string_free(text, FALSE);
}

static char *standing_sentence(const Explanation *explanation) {
    switch (explanation->standing) {
    case EXPLANATION_COROUTINE:
        return g_strdup("runs on the event loop, as a coroutine");
    case EXPLANATION_CALLBACK:
        return g_strdup("runs on the event loop, and is no coroutine");
    case EXPLANATION_CALLED:
        return called_sentence(explanation);
    case EXPLANATION_ON_POOL:
        return g_strdup("runs on another thread, not on the event loop, as far as is seen");
    case EXPLANATION_UNREACHED:
        return g_strdup("does not run on the event loop, as far as is seen");
    }
    g_assert_not_reached();
}

static void write_note(TextWriter *writer, const char *text) {
    text_writer_add_label(writer, SEVERITY_NOTE, "note");
    g_string_append_printf(writer->out, "%s\n", text);
}

static void write_mentions(TextWriter *writer, const Explanation *explanation) {
    if (explanation->standing != EXPLANATION_UNREACHED)
        return;
    write_steps(writer, explanation->mentions);
    guint left_out = explanation->mention_count - explanation->mentions->len;
    g_autofree char *more =
        g_strdup_printf("%u more place%s name it", left_out, left_out == 1 ? "" : "s");
    if (left_out > 0)
        write_note(writer, more);
    if (explanation->mention_count == 0)
        write_note(writer, "nothing in these files names it");
}

static const char *verdict_text(const ExplainedBlock *block) {
    switch (block->verdict) {
    case EXPLANATION_REPORTED_HERE:
        return NULL;
    case EXPLANATION_REPORTED_ABOVE:
        return "it is reported in the functions on the event loop that come here";
    case EXPLANATION_REPORTED_NOWHERE:
        return "it is not reported: that does not run on the event loop";
    case EXPLANATION_DOUBTED:
        return "it is not reported: on every way here, it is one of too many functions that may "
               "run";
    case EXPLANATION_EXCUSED:
        return block->is_output
                   ? "it is not reported: the program ends right after it, on every way here"
                   : "it is not reported: nobody else can see the lock, on any way here";
    }
    g_assert_not_reached();
}

static void write_block(TextWriter *writer, const Explanation *explanation,
                        const ExplainedBlock *block) {
    g_autofree char *callee =
        block->callee ? g_strdup_printf("'%s'", block->callee) : g_strdup("something");
    write_headline(writer, explanation,
                   g_strdup_printf("may block: it %s %s [blocking-%s]",
                                   block->steps->len > 1 ? "leads to" : "calls", callee,
                                   block->kind));
    write_steps(writer, block->steps);
    if (verdict_text(block))
        write_note(writer, verdict_text(block));
    text_writer_add_help(writer, block->instead);
}

static void write_explanation(TextWriter *writer, const Explanation *explanation) {
    write_headline(writer, explanation, standing_sentence(explanation));
    write_steps(writer, explanation->path);
    write_mentions(writer, explanation);
    write_steps(writer, explanation->remarks);
    for (guint i = 0; i < explanation->blocks->len; i++)
        write_block(writer, explanation, g_ptr_array_index(explanation->blocks, i));
    if (!explanation->has_body)
        write_note(writer, "its body is in none of these files");
    else if (explanation->blocks->len == 0)
        write_headline(writer, explanation, g_strdup("does not block, as far as is seen"));
    write_steps(writer, explanation->excused);
    write_steps(writer, explanation->elsewhere);
}

char *why_render(const GPtrArray *explanations, gboolean color) {
    TextWriter writer;
    g_autoptr(SourceLines) sources = source_lines_new();
    text_writer_init(&writer, sources, color);
    for (guint i = 0; i < explanations->len; i++) {
        if (i > 0)
            g_string_append_c(writer.out, '\n');
        write_explanation(&writer, g_ptr_array_index(explanations, i));
    }
    return text_writer_finish(&writer);
}
