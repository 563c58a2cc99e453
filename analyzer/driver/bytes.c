#include "driver/bytes.h"

#include <errno.h>
#include <unistd.h>

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
