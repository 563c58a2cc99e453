/* Sieves: what --diff, --baseline and --write-baseline leave of a report.
 *
 * A Sieves owns what it has read; options and report must outlive it. */
#ifndef COROLINT_DRIVER_SIEVES_H
#define COROLINT_DRIVER_SIEVES_H

#include "driver/baseline.h"
#include "driver/changes.h"
#include "driver/settings.h"
#include "report/report.h"

typedef struct Sieves {
    const Options *options;
    Changes *changes;   /* NULL: all lines are asked about */
    Baseline *baseline; /* NULL: none, or one that cannot be used */
    guint own_errors;   /* of the report: told when these were read */
} Sieves;

/* Reads what the options name. A baseline or patch that is wrong goes to the report's errors, and
 * the run goes on; NULL with an error when there is no telling what has changed. */
Sieves *sieves_new(const Options *options, const char *working_directory, Report *report,
                   GError **error);
void sieves_free(Sieves *sieves);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sieves, sieves_free)

/* Leaves in the report what is new, and tells on standard error what became of the baseline. files:
 * what was judged. complete: nothing was cut short, and what was found is all there is. */
void sieves_apply(Sieves *sieves, const Settings *settings, GHashTable *files, gboolean complete,
                  Report *report);

#endif
