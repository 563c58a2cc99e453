#include "extract/file_text.h"

#include <string.h>

/* A line ends with "\n", "\r" or "\r\n". */
static GArray *find_lines(const char *bytes, gsize length) {
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(guint));
    guint start = 0;
    g_array_append_val(lines, start);
    for (gsize i = 0; i < length; i++) {
        gboolean pair = bytes[i] == '\r' && i + 1 < length && bytes[i + 1] == '\n';
        if (pair || (bytes[i] != '\n' && bytes[i] != '\r'))
            continue;
        start = (guint)i + 1;
        g_array_append_val(lines, start);
    }
    return lines;
}

FileText *file_text_new(const char *bytes, gsize length, gboolean copied) {
    FileText *text = g_new0(FileText, 1);
    if (copied) {
        text->copy = g_malloc(length + 1);
        memcpy(text->copy, bytes, length);
        text->copy[length] = '\0';
    }
    text->bytes = copied ? text->copy : bytes;
    text->length = length;
    text->lines = find_lines(bytes, length);
    return text;
}

void file_text_free(FileText *text) {
    if (!text)
        return;
    g_free(text->copy);
    g_array_unref(text->lines);
    g_free(text);
}

void file_text_position(const FileText *text, guint offset, guint *line, guint *column) {
    guint first = 0;
    for (guint count = text->lines->len; count > 1;) {
        guint half = count / 2;
        gboolean before = g_array_index(text->lines, guint, first + half) <= offset;
        first += before ? half : 0;
        count = before ? count - half : half;
    }
    *line = first + 1;
    *column = offset - g_array_index(text->lines, guint, first) + 1;
}
