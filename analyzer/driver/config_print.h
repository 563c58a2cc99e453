/* --print-config: what applies to one file, and where each setting comes from. */
#ifndef COROLINT_DRIVER_CONFIG_PRINT_H
#define COROLINT_DRIVER_CONFIG_PRINT_H

#include "driver/settings.h"

/* A configuration that has the same effect on the file (absolute), with the origin of each setting
 * in a comment behind it. settings is complete, and made for this file alone. Free with g_free().
 */
char *config_print(Settings *settings, const Options *options, const char *file);

#endif
