#include "model/checksum.h"

#include <string.h>

/* Four lanes that do not wait for one another, each a chain of multiplications by odd numbers with
 * well mixed bits: every step can be undone, so a change anywhere always changes its lane. */
#define LANES 4U
#define SPREAD G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)
#define MIX G_GUINT64_CONSTANT(0xc2b2ae3d27d4eb4f)

static guint64 rotate(guint64 value, guint count) {
    return value << count | value >> (64 - count);
}

static guint64 add_word(guint64 lane, guint64 word) {
    return rotate(lane ^ word * SPREAD, 31) * MIX;
}

static guint64 word_at(const guint8 *bytes) {
    guint64 word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

guint64 checksum_of(gconstpointer bytes, gsize size) {
    const guint8 *next = bytes;
    guint64 lanes[LANES] = {1, 2, 3, 4};
    gsize left = size;
    for (; left >= sizeof lanes; left -= sizeof lanes, next += sizeof lanes)
        for (guint i = 0; i < LANES; i++)
            lanes[i] = add_word(lanes[i], word_at(next + i * sizeof lanes[i]));
    guint64 sum = size;
    for (guint i = 0; i < LANES; i++)
        sum = add_word(sum, lanes[i]);
    for (; left > 0; left--, next++)
        sum = add_word(sum, *next);
    return sum ^ sum >> 32;
}
