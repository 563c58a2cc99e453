/* The cache's directory: named blocks of bytes, found again by a later run, or not.
 *
 * Any number of corolints may use one directory at a time. A file is written under a name of its
 * own and then renamed, so whoever reads it sees all of it; it is never changed after that, so it
 * may be mapped; nobody minds when one is gone. Losing the directory loses time and nothing else,
 * so no function here fails: what could not be written is told by cache_store_failure().
 *
 * The files are spread over 16 directories by the first digit of their names. Each may grow to its
 * share of the limit, and is looked through only in a run that has written to it: the files that
 * were used longest ago are deleted then. */
#ifndef COROLINT_DRIVER_CACHE_STORE_H
#define COROLINT_DRIVER_CACHE_STORE_H

#include "model/digest.h"

typedef struct CacheStore CacheStore;

/* The directory need not exist; it is made when something is written. limit is in bytes. */
CacheStore *cache_store_new(const char *directory, guint64 limit);
/* Deletes what is over the limit, when something has been written. */
void cache_store_free(CacheStore *store);

/* The bytes known by that name and kind (a suffix of a few letters), mapped from the file; NULL
 * when there are none. To be freed with g_bytes_unref(). */
GBytes *cache_store_read(CacheStore *store, const Digest *name, const char *kind);
/* Whether there are some. */
gboolean cache_store_has(const CacheStore *store, const Digest *name, const char *kind);
/* FALSE when they could not be written, now or earlier. */
gboolean cache_store_write(CacheStore *store, const Digest *name, const char *kind,
                           gconstpointer bytes, gsize size);
/* For a file that turned out to be damaged. */
void cache_store_drop(CacheStore *store, const Digest *name, const char *kind);

/* Why the first thing that could not be written could not; NULL when all went well. Not owned. */
const char *cache_store_failure(const CacheStore *store);

#endif
