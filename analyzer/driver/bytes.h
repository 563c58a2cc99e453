/* Bytes written to a descriptor, however many calls it takes. */
#ifndef COROLINT_DRIVER_BYTES_H
#define COROLINT_DRIVER_BYTES_H

#include <glib.h>

/* FALSE with errno set when not all of them could be written. */
gboolean bytes_write(int descriptor, gconstpointer bytes, gsize size);

#endif
