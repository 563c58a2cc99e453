#include "driver/lsp/output.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <unistd.h>

struct LspOutput {
    int descriptor;
    GByteArray *bytes;
    gsize sent; /* so many of bytes are written */
    guint source;
    gboolean closed;
};

LspOutput *lsp_output_new(int descriptor) {
    LspOutput *output = g_new0(LspOutput, 1);
    output->descriptor = descriptor;
    output->bytes = g_byte_array_new();
    g_unix_set_fd_nonblocking(descriptor, TRUE, NULL);
    return output;
}

void lsp_output_free(LspOutput *output) {
    if (!output)
        return;
    if (output->source)
        g_source_remove(output->source);
    g_byte_array_unref(output->bytes);
    g_free(output);
}

static gboolean is_done(const LspOutput *output) {
    return output->closed || output->sent == output->bytes->len;
}

static void write_some(LspOutput *output) {
    while (!is_done(output)) {
        gssize count = write(output->descriptor, output->bytes->data + output->sent,
                             output->bytes->len - output->sent);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (count < 0)
            output->closed = TRUE;
        else
            output->sent += (gsize)count;
    }
    g_byte_array_set_size(output->bytes, 0);
    output->sent = 0;
}

static gboolean on_writable(gint descriptor, GIOCondition condition, gpointer data) {
    LspOutput *output = data;
    (void)descriptor;
    (void)condition;
    write_some(output);
    if (!is_done(output))
        return G_SOURCE_CONTINUE;
    output->source = 0;
    return G_SOURCE_REMOVE;
}

void lsp_output_write(LspOutput *output, gconstpointer bytes, gsize size) {
    if (output->closed)
        return;
    g_byte_array_append(output->bytes, bytes, (guint)size);
    if (output->source)
        return;
    write_some(output);
    if (!is_done(output))
        output->source =
            g_unix_fd_add(output->descriptor, G_IO_OUT | G_IO_ERR | G_IO_HUP, on_writable, output);
}

void lsp_output_flush(LspOutput *output, guint milliseconds) {
    gint64 end = g_get_monotonic_time() + (gint64)milliseconds * 1000;
    write_some(output);
    while (!is_done(output) && g_get_monotonic_time() < end) {
        struct pollfd entry = {.fd = output->descriptor, .events = POLLOUT};
        poll(&entry, 1, (int)MIN(milliseconds, 100));
        write_some(output);
    }
}

gboolean lsp_output_is_closed(const LspOutput *output) {
    return output->closed;
}
