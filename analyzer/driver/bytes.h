/* Bytes written to a descriptor or read from one, however many calls it takes. */
#ifndef COROLINT_DRIVER_BYTES_H
#define COROLINT_DRIVER_BYTES_H

#include <glib.h>

/* FALSE with errno set when not all of them could be written. */
gboolean bytes_write(int descriptor, gconstpointer bytes, gsize size);
/* FALSE when there are not that many: with errno set, or 0 at the end of the input. */
gboolean bytes_read(int descriptor, gpointer bytes, gsize size);
/* All there are, with a NUL behind them; NULL with errno set when they cannot be read. To be freed
 * with g_free(). */
char *bytes_read_all(int descriptor, gsize *size);

#endif
