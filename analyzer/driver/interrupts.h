/* Ctrl-C and SIGTERM as something that can be asked for, and that a poll() loop can wait for.
 *
 * Between interrupts_start() and interrupts_stop() the first of each is only noted; the second ends
 * the process as it always would. A signal that was ignored from the start stays ignored. Handlers
 * belong to the process, so there is no object here: one watcher at a time. Without one there is
 * nothing to wait for, and nobody has asked for anything. */
#ifndef COROLINT_DRIVER_INTERRUPTS_H
#define COROLINT_DRIVER_INTERRUPTS_H

#include <glib.h>

/* FALSE with an error of GLib's when there is no pipe to be had. */
gboolean interrupts_start(GError **error);
/* Everything is as before. */
void interrupts_stop(void);

/* Readable when one of the next two has something to say. */
int interrupts_descriptor(void);
/* Whether the process has been asked to end since interrupts_start(). */
gboolean interrupts_end_wanted(void);
/* Whether it was stopped (Ctrl-Z) and goes on since this was asked last: clocks ran on meanwhile.
 * Asking empties the descriptor. */
gboolean interrupts_take_pause(void);

#endif
