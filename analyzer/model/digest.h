/* What names a content: equal digests mean equal bytes, whoever chose them. */
#ifndef COROLINT_MODEL_DIGEST_H
#define COROLINT_MODEL_DIGEST_H

#include <glib.h>

/* The first half of a SHA-256. */
#define DIGEST_SIZE 16U
/* With the closing NUL. */
#define DIGEST_HEX_SIZE (2 * DIGEST_SIZE + 1)

typedef struct Digest {
    guint8 bytes[DIGEST_SIZE];
} Digest;

Digest digest_of(gconstpointer bytes, gsize size);
/* Of what was given to checksum, a GChecksum of SHA-256, which takes no more after that. */
Digest digest_of_checksum(GChecksum *checksum);

gboolean digest_equal(const Digest *left, const Digest *right);
void digest_to_hex(const Digest *digest, char hex[DIGEST_HEX_SIZE]);

#endif
