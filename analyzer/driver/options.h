/* The command line, read. */
#ifndef COROLINT_DRIVER_OPTIONS_H
#define COROLINT_DRIVER_OPTIONS_H

#include <glib.h>

#include "model/finding.h"
#include "report/report.h"

typedef enum OptionsTask {
    OPTIONS_LINT,
    OPTIONS_VERIFY,
    OPTIONS_WHY,
    OPTIONS_GRAPH,
    OPTIONS_PRINT_CONFIG,
    OPTIONS_INIT,
    OPTIONS_LSP,
    OPTIONS_EXPLAIN,
    OPTIONS_LIST_RULES,
    OPTIONS_VERSION,
    OPTIONS_HELP,
} OptionsTask;

typedef struct Options {
    OptionsTask task;
    GStrv paths;           /* NULL for none */
    GStrv flags;           /* behind "--"; NULL when there was no "--" */
    char *build_dir;       /* NULL: look for the database */
    char *program;         /* what corolint can be started again by */
    guint jobs;            /* files parsed at once; 0: as many as there are processors */
    guint timeout_seconds; /* for one file */
    gboolean no_cache;
    char *cache_dir;    /* NULL: the usual place */
    guint64 cache_size; /* in bytes */
    char *config;       /* --config; NULL: configurations are looked for */
    gboolean no_config;
    GPtrArray *select; /* of const char *, ids of rules; NULL: all */
    GPtrArray *ignore; /* of const char *; NULL: none */
    ReportFormat format;
    char *output;         /* NULL: standard output */
    char *baseline;       /* a file; NULL: none */
    char *write_baseline; /* a file; NULL: none */
    char *diff;           /* a revision, or "-": a patch on standard input; NULL: all lines */
    Severity fail_on;
    gboolean fail_never;
    char *rule;       /* of --explain */
    char *stdin_file; /* absolute: its text comes from standard input; NULL for none */
    char *function;   /* of --why and --graph */
    char *file;       /* of --print-config */
    char *help;       /* of --help */
} Options;

/* NULL with a message for the user when the command line is wrong. */
Options *options_parse(int argc, char **argv, GError **error);
void options_free(Options *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Options, options_free)

/* Whether a rule is wanted by --select and --ignore. */
gboolean options_want_rule(const Options *options, const char *rule);
/* Whether --ignore names it. */
gboolean options_ignores_rule(const Options *options, const char *rule);

#define OPTIONS_ERROR options_error_quark()
GQuark options_error_quark(void);

#endif
