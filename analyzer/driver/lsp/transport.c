#include "driver/lsp/transport.h"

#include <string.h>

/* A header block is a line or two. */
#define HEADER_MAX 4096U

static const char length_name[] = "Content-Length:";

struct LspReader {
    GByteArray *bytes;
    gsize taken;       /* so many of bytes have been dealt with */
    gboolean skipping; /* up to the next Content-Length */
};

LspReader *lsp_reader_new(void) {
    LspReader *reader = g_new0(LspReader, 1);
    reader->bytes = g_byte_array_new();
    return reader;
}

void lsp_reader_free(LspReader *reader) {
    if (!reader)
        return;
    g_byte_array_unref(reader->bytes);
    g_free(reader);
}

void lsp_reader_feed(LspReader *reader, const char *bytes, gsize size) {
    if (reader->taken > 0) {
        g_byte_array_remove_range(reader->bytes, 0, (guint)reader->taken);
        reader->taken = 0;
    }
    g_byte_array_append(reader->bytes, (const guint8 *)bytes, (guint)size);
}

static const char *rest_of(const LspReader *reader, gsize *size) {
    *size = reader->bytes->len - reader->taken;
    return (const char *)reader->bytes->data + reader->taken;
}

/* The end of the header block, behind its empty line; 0 when it is not there yet. */
static gsize header_size(const char *bytes, gsize size) {
    gsize line = 0;
    for (gsize i = 0; i < size; i++) {
        if (bytes[i] != '\n')
            continue;
        if (i == line || (i == line + 1 && bytes[line] == '\r'))
            return i + 1;
        line = i + 1;
    }
    return 0;
}

static const char *line_end(const char *line, const char *end) {
    const char *newline = memchr(line, '\n', (gsize)(end - line));
    return newline ? newline : end;
}

static gboolean parse_length(const char *text, const char *end, gsize *length) {
    g_autofree char *number = g_strndup(text, (gsize)(end - text));
    guint64 value = 0;
    if (!g_ascii_string_to_unsigned(g_strstrip(number), 10, 0, G_MAXSIZE, &value, NULL))
        return FALSE;
    *length = (gsize)value;
    return TRUE;
}

/* NULL when the block says how long the message is; else what is wrong with it. */
static const char *read_header(const char *header, gsize size, gsize *length) {
    gboolean found = FALSE;
    const char *end = header + size;
    for (const char *line = header; line < end; line = line_end(line, end) + 1) {
        const char *stop = line_end(line, end);
        if (stop == line || (stop == line + 1 && *line == '\r'))
            break;
        if (!memchr(line, ':', (gsize)(stop - line)))
            return "a header line without a colon";
        if (g_ascii_strncasecmp(line, length_name, strlen(length_name)) != 0)
            continue;
        if (!parse_length(line + strlen(length_name), stop, length))
            return "Content-Length is no number";
        found = TRUE;
    }
    if (!found)
        return "no Content-Length in the header";
    return *length > LSP_MESSAGE_MAX ? "Content-Length is absurd" : NULL;
}

static gboolean find_header(LspReader *reader) {
    gsize size = 0;
    const char *bytes = rest_of(reader, &size);
    gsize name = strlen(length_name);
    for (gsize i = 0; i + name <= size; i++)
        if (g_ascii_strncasecmp(bytes + i, length_name, name) == 0) {
            reader->taken += i;
            reader->skipping = FALSE;
            return TRUE;
        }
    reader->taken += size >= name ? size - name + 1 : 0; /* it may be cut in two */
    return FALSE;
}

/* A header may begin anywhere in what is none: behind the rest of a message that is longer than was
 * said. */
static LspReadState skip(LspReader *reader, const char *why, const char **problem) {
    reader->taken++;
    reader->skipping = TRUE;
    *problem = why;
    return LSP_READ_MALFORMED;
}

LspReadState lsp_reader_next(LspReader *reader, char **body, gsize *size, const char **problem) {
    if (reader->skipping && !find_header(reader))
        return LSP_READ_PARTIAL;
    gsize left = 0;
    const char *bytes = rest_of(reader, &left);
    gsize header = header_size(bytes, left);
    if (header == 0 || header > HEADER_MAX)
        return MAX(header, left) > HEADER_MAX ? skip(reader, "the header does not end", problem)
                                              : LSP_READ_PARTIAL;
    gsize length = 0;
    const char *wrong = read_header(bytes, header, &length);
    if (wrong)
        return skip(reader, wrong, problem);
    if (left - header < length)
        return LSP_READ_PARTIAL;
    *body = g_malloc(length + 1);
    memcpy(*body, bytes + header, length);
    (*body)[length] = '\0';
    *size = length;
    reader->taken += header + length;
    return LSP_READ_MESSAGE;
}

void lsp_frame_append(GString *out, const char *body) {
    g_string_append_printf(out, "Content-Length: %zu\r\n\r\n", strlen(body));
    g_string_append(out, body);
}
