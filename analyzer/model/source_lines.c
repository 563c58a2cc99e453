#include "model/source_lines.h"

typedef struct SourceText {
    char *bytes;
    gsize length;
    GArray *starts; /* of gsize: where each line begins */
} SourceText;

struct SourceLines {
    GHashTable *texts; /* path → SourceText */
};

static void source_text_free(void *pointer) {
    SourceText *text = pointer;
    g_array_unref(text->starts);
    g_free(text->bytes);
    g_free(text);
}

/* The length of the line break at offset, 0 when there is none. A lone carriage return ends a line
 * too: libclang counts it so, and the line numbers looked up here are libclang's. */
static gsize line_break_length(const SourceText *text, gsize offset) {
    if (text->bytes[offset] == '\n')
        return 1;
    if (text->bytes[offset] != '\r')
        return 0;
    return offset + 1 < text->length && text->bytes[offset + 1] == '\n' ? 2 : 1;
}

static void source_text_find_lines(SourceText *text) {
    gsize offset = 0;
    g_array_append_val(text->starts, offset);
    while (offset < text->length) {
        gsize line_break = line_break_length(text, offset);
        offset += MAX(line_break, 1);
        if (line_break > 0)
            g_array_append_val(text->starts, offset);
    }
}

static SourceText *source_text_read(const char *file) {
    SourceText *text = g_new0(SourceText, 1);
    text->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    /* Whoever opens a pipe waits for its writer. */
    if (g_file_test(file, G_FILE_TEST_IS_REGULAR) &&
        g_file_get_contents(file, &text->bytes, &text->length, NULL))
        source_text_find_lines(text);
    return text;
}

void source_lines_put(SourceLines *sources, const char *file, const char *text, gsize length) {
    SourceText *known = g_new0(SourceText, 1);
    known->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    known->bytes = g_memdup2(text, length);
    known->length = length;
    source_text_find_lines(known);
    g_hash_table_replace(sources->texts, g_strdup(file), known);
}

SourceLines *source_lines_new(void) {
    SourceLines *sources = g_new0(SourceLines, 1);
    sources->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, source_text_free);
    return sources;
}

void source_lines_free(SourceLines *sources) {
    if (sources == NULL)
        return;
    g_hash_table_unref(sources->texts);
    g_free(sources);
}

static const SourceText *source_lines_text(SourceLines *sources, const char *file) {
    SourceText *text = g_hash_table_lookup(sources->texts, file);
    if (text == NULL) {
        text = source_text_read(file);
        g_hash_table_insert(sources->texts, g_strdup(file), text);
    }
    return text;
}

gboolean source_lines_get(SourceLines *sources, const char *file, unsigned number,
                          SourceLine *line) {
    *line = (SourceLine){.text = "", .length = 0};
    if (file == NULL || number == 0)
        return FALSE;
    const SourceText *text = source_lines_text(sources, file);
    if (number > text->starts->len)
        return FALSE;
    gsize start = g_array_index(text->starts, gsize, number - 1);
    gsize end = start;
    while (end < text->length && line_break_length(text, end) == 0)
        end++;
    *line = (SourceLine){.text = text->bytes + start, .length = end - start};
    return TRUE;
}
