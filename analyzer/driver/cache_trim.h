/* Keeps a directory of the cache below a size. */
#ifndef COROLINT_DRIVER_CACHE_TRIM_H
#define COROLINT_DRIVER_CACHE_TRIM_H

#include <glib.h>

/* How the names of files begin that are still being written. */
#define CACHE_TEMPORARY_PREFIX "writing-"

/* When the files in directory take more than limit bytes, deletes those that were modified longest
 * ago until a tenth of it is free; files left behind by a run that was killed are always deleted.
 * What cannot be deleted stays. */
void cache_trim(const char *directory, guint64 limit);

#endif
