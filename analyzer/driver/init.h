/* --init: a commented configuration to start from, after a look at the code. */
#ifndef COROLINT_DRIVER_INIT_H
#define COROLINT_DRIVER_INIT_H

#include "driver/init_scan.h"

/* The text of a configuration for a directory (absolute) in which scan was made. Free with
 * g_free(). */
char *init_format(const char *directory, const InitScan *scan);

/* Looks at the directory, writes the configuration there and says on standard output what was
 * found. FALSE, with error set, when there is a configuration already or it cannot be written. */
gboolean init_directory(const char *directory, GError **error);

#endif
