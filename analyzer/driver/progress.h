/* How far the run is, on one line of the terminal that is written over and over.
 *
 * Only where standard error is a terminal that can do that; anywhere else nothing is written. */
#ifndef COROLINT_DRIVER_PROGRESS_H
#define COROLINT_DRIVER_PROGRESS_H

#include <glib.h>

typedef struct Progress {
    gboolean shown;
    guint total;
    guint done;
    gint64 start;
    gint64 written; /* when the line was */
} Progress;

Progress progress_start(guint total);
/* One more file is done. */
void progress_step(Progress *progress);
/* Takes the line away. */
void progress_end(Progress *progress);

/* What the line says, for the given time since the start. To be freed with g_free(). */
char *progress_text(guint done, guint total, double seconds);

#endif
