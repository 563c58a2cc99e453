#include "driver/lsp/text.h"

#include <string.h>

const char *lsp_encoding_name(LspEncoding encoding) {
    static const char *const names[] = {"utf-16", "utf-8", "utf-32"};
    return names[encoding];
}

/* "\n", "\r\n" and "\r" end lines alike, for the protocol and for libclang. */
static void find_lines(LspText *text) {
    gsize start = 0;
    g_array_append_val(text->lines, start);
    for (gsize i = 0; i < text->length; i++) {
        if (text->bytes[i] != '\n' && text->bytes[i] != '\r')
            continue;
        if (text->bytes[i] == '\r' && i + 1 < text->length && text->bytes[i + 1] == '\n')
            i++;
        start = i + 1;
        g_array_append_val(text->lines, start);
    }
}

LspText *lsp_text_new(char *bytes, gsize length) {
    LspText *text = g_new0(LspText, 1);
    text->bytes = bytes;
    text->length = length;
    text->lines = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_atomic_ref_count_init(&text->references);
    find_lines(text);
    return text;
}

LspText *lsp_text_read(const char *path) {
    char *bytes = NULL;
    gsize length = 0;
    /* Whoever opens a pipe waits for its writer. */
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
        !g_file_get_contents(path, &bytes, &length, NULL))
        return NULL;
    return lsp_text_new(bytes, length);
}

LspText *lsp_text_ref(LspText *text) {
    g_atomic_ref_count_inc(&text->references);
    return text;
}

void lsp_text_unref(LspText *text) {
    if (!text || !g_atomic_ref_count_dec(&text->references))
        return;
    g_array_unref(text->lines);
    g_free(text->bytes);
    g_free(text);
}

static gsize line_start(const LspText *text, guint line) {
    return line < text->lines->len ? g_array_index(text->lines, gsize, line) : text->length;
}

const char *lsp_text_line(const LspText *text, guint line, gsize *length) {
    gsize start = line_start(text, line);
    gsize end = line_start(text, line + 1);
    while (end > start && (text->bytes[end - 1] == '\n' || text->bytes[end - 1] == '\r'))
        end--;
    *length = end - start;
    return text->bytes + start;
}

/* Bytes of the character at text; one for what is no UTF-8. */
static gsize character_bytes(const char *text, gsize length) {
    gunichar character = g_utf8_get_char_validated(text, (gssize)length);
    if (character == (gunichar)-1 || character == (gunichar)-2)
        return 1;
    return (gsize)g_unichar_to_utf8(character, NULL);
}

/* What a character of so many bytes counts. */
static guint character_units(gsize bytes, LspEncoding encoding) {
    if (encoding == LSP_UTF8)
        return (guint)bytes;
    return encoding == LSP_UTF16 && bytes == 4 ? 2 : 1;
}

gsize lsp_text_offset(const LspText *text, LspPosition position, LspEncoding encoding) {
    gsize length = 0;
    const char *line = lsp_text_line(text, position.line, &length);
    guint64 units = 0;
    gsize at = 0;
    while (at < length && units < position.character) {
        gsize bytes = character_bytes(line + at, length - at);
        guint counted = character_units(bytes, encoding);
        if (units + counted > position.character) /* within a character: its start */
            break;
        units += counted;
        at += bytes;
    }
    return (gsize)(line - text->bytes) + at;
}

LspPosition lsp_text_position(const LspText *text, guint line, guint column, LspEncoding encoding) {
    LspPosition position = {MAX(line, 1) - 1, 0};
    gsize length = 0;
    const char *bytes = lsp_text_line(text, position.line, &length);
    gsize end = MIN(length, MAX(column, 1) - 1);
    for (gsize at = 0; at < end;) {
        gsize size = character_bytes(bytes + at, length - at);
        position.character += character_units(size, encoding);
        at += size;
    }
    return position;
}

LspText *lsp_text_replace(const LspText *text, LspRange range, LspEncoding encoding,
                          const char *replacement) {
    gsize start = lsp_text_offset(text, range.start, encoding);
    gsize end = lsp_text_offset(text, range.end, encoding);
    end = MAX(start, end);
    gsize added = strlen(replacement);
    gsize length = text->length - (end - start) + added;
    char *bytes = g_malloc(length + 1);
    memcpy(bytes, text->bytes, start);
    memcpy(bytes + start, replacement, added);
    memcpy(bytes + start + added, text->bytes + end, text->length - end);
    bytes[length] = '\0';
    return lsp_text_new(bytes, length);
}

gboolean lsp_text_equal(const LspText *left, const LspText *right) {
    return left->length == right->length && memcmp(left->bytes, right->bytes, left->length) == 0;
}
