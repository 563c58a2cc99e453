/* Which options go together.
 *
 * RawOptions is what GOption fills in before anything of it is checked; its texts belong to
 * options.c. */
#ifndef COROLINT_DRIVER_OPTIONS_TOGETHER_H
#define COROLINT_DRIVER_OPTIONS_TOGETHER_H

#include "driver/options.h"

typedef struct RawOptions {
    char *build_dir;
    char *jobs;
    char *timeout;
    gboolean no_cache;
    char *cache_dir;
    char *cache_size;
    char *config;
    gboolean no_config;
    char *print_config;
    gboolean init;
    char **select;
    char **ignore;
    char *format;
    char *output;
    char *fail_on;
    char *baseline;
    char *write_baseline;
    char *diff;
    gboolean verify;
    gboolean lsp;
    char *stdin_file;
    char *why;
    char *graph;
    char *explain;
    gboolean list_rules;
    gboolean version;
    gboolean help;
    char **paths;
} RawOptions;

/* FALSE, with a message that names the options, when some do not go together. */
gboolean options_check_together(const RawOptions *raw, GError **error);

#endif
