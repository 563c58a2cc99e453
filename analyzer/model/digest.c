#include "model/digest.h"

#include <stdio.h>
#include <string.h>

Digest digest_of_checksum(GChecksum *checksum) {
    guint8 whole[2 * DIGEST_SIZE];
    gsize size = sizeof whole;
    Digest digest;
    g_checksum_get_digest(checksum, whole, &size);
    memcpy(digest.bytes, whole, sizeof digest.bytes);
    return digest;
}

Digest digest_of(gconstpointer bytes, gsize size) {
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, bytes, (gssize)size);
    return digest_of_checksum(checksum);
}

gboolean digest_equal(const Digest *left, const Digest *right) {
    return memcmp(left->bytes, right->bytes, DIGEST_SIZE) == 0;
}

void digest_to_hex(const Digest *digest, char hex[DIGEST_HEX_SIZE]) {
    for (guint i = 0; i < DIGEST_SIZE; i++)
        snprintf(hex + (gsize)2 * i, 3, "%02x", digest->bytes[i]);
}
