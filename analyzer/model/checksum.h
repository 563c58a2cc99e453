/* A checksum that tells damaged bytes from sound ones, at the speed they can be read.
 *
 * It guards against accidents: files cut short, bits that flipped. It is no defence against
 * somebody who wants two blocks to have the same one; that is what GChecksum is for. */
#ifndef COROLINT_MODEL_CHECKSUM_H
#define COROLINT_MODEL_CHECKSUM_H

#include <glib.h>

guint64 checksum_of(gconstpointer bytes, gsize size);

#endif
