/* The cache: what earlier runs have found out about a file is used again as long as nothing that it
 * depends on has changed.
 *
 * A parse is known by its file, directory, root and arguments, the build of the extraction, and the
 * environment and the compilers' versions libclang goes by (its key). Under the key lies a manifest
 * (cache_manifest.h): it is good when all files it lists hold what they held then, and leads to the
 * facts, which are kept by their content. What is not noticed is a new header that would now be
 * found ahead of one that was read.
 *
 * Nothing here fails: without a cache, or with a damaged one, everything is parsed. What was wrong
 * is told on standard error, in one line, when the cache is closed. */
#ifndef COROLINT_DRIVER_CACHE_H
#define COROLINT_DRIVER_CACHE_H

#include "extract/extract.h"

typedef struct Cache Cache;

/* Bytes, when the user does not say how much. */
#define CACHE_LIMIT (G_GUINT64_CONSTANT(2) << 30)

/* Where it is when the user does not say so. To be freed with g_free(). */
char *cache_default_directory(void);

/* root as in the requests; the directory need not exist. */
Cache *cache_open(const char *directory, guint64 limit, const char *root);
void cache_close(Cache *cache);

/* TRUE when the result of a parse is there: facts and problems, to be cleared. */
gboolean cache_find(Cache *cache, const ExtractRequest *request, ExtractResult *result);
/* Keeps the result of a parse, when it is one that can be relied on later. */
void cache_keep(Cache *cache, const ExtractRequest *request, const ExtractResult *result);

#endif
