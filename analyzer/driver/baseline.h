/* A baseline: the findings a code base is known to have, so that only new ones are told.
 *
 * A JSON file (docs/adoption.md), written to be kept under version control: one line a finding, in
 * an order that does not change when lines move. A finding is known by its fingerprint alone; what
 * else stands beside it is for people. */
#ifndef COROLINT_DRIVER_BASELINE_H
#define COROLINT_DRIVER_BASELINE_H

#include <glib.h>

typedef struct Baseline Baseline;

/* An entry, as it stands in the file. */
typedef struct BaselineEntry {
    char *fingerprint;
    char *rule;
    char *file; /* absolute */
    char *function;
    char *message;
    gboolean met;
} BaselineEntry;

/* NULL with an error, which names the file, and the line where it can, when it cannot be read or is
 * no baseline of this version. */
Baseline *baseline_read(const char *path, GError **error);
void baseline_free(Baseline *baseline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Baseline, baseline_free)

/* Whether the finding with that fingerprint is known; its entry has been met then. */
gboolean baseline_meet(Baseline *baseline, const char *fingerprint);

/* Of BaselineEntry. */
const GPtrArray *baseline_entries(const Baseline *baseline);

/* Replaces the file at path by one of these findings (of Finding) and of entries kept from another
 * (of BaselineEntry; NULL for none), at once or not at all; into a pipe or device it is written. */
gboolean baseline_write(const char *path, const GPtrArray *findings, const GPtrArray *kept,
                        GError **error);

#define BASELINE_ERROR baseline_error_quark()
GQuark baseline_error_quark(void);

#endif
