#include "driver/bytes.h"

#include <errno.h>
#include <unistd.h>

#define READ_BYTES 65536U

gboolean bytes_write(int descriptor, gconstpointer bytes, gsize size) {
    const guint8 *next = bytes;
    while (size > 0) {
        gssize count = write(descriptor, next, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return FALSE;
        next += count;
        size -= (gsize)count;
    }
    return TRUE;
}

gboolean bytes_read(int descriptor, gpointer bytes, gsize size) {
    guint8 *next = bytes;
    while (size > 0) {
        gssize count = read(descriptor, next, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            errno = 0;
        if (count <= 0)
            return FALSE;
        next += count;
        size -= (gsize)count;
    }
    return TRUE;
}

char *bytes_read_all(int descriptor, gsize *size) {
    g_autoptr(GString) all = g_string_new(NULL);
    char buffer[READ_BYTES];
    for (;;) {
        gssize count = read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return NULL;
        if (count == 0)
            break;
        g_string_append_len(all, buffer, count);
    }
    *size = all->len;
    return g_string_free(g_steal_pointer(&all), FALSE);
}
