#include "driver/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define WRITE_EVERY (G_USEC_PER_SEC / 10)
#define ERASE_LINE "\r\033[K"
/* Before that a guess at the time left is worth nothing. */
#define GUESS_AFTER_SECONDS 2.0

static gboolean terminal_can_rewrite(void) {
    const char *name = g_getenv("TERM");
    return isatty(STDERR_FILENO) && name && *name && strcmp(name, "dumb") != 0;
}

Progress progress_start(guint total) {
    gint64 now = g_get_monotonic_time();
    return (Progress){
        .shown = terminal_can_rewrite(), .total = total, .start = now, .written = now};
}

char *progress_text(guint done, guint total, double seconds) {
    if (done == 0 || done >= total || seconds < GUESS_AFTER_SECONDS)
        return g_strdup_printf("%u of %u files", done, total);
    guint64 left = (guint64)(seconds / done * (total - done)) + 1;
    if (left < 60)
        return g_strdup_printf("%u of %u files, %" G_GUINT64_FORMAT " s left", done, total, left);
    return g_strdup_printf("%u of %u files, %" G_GUINT64_FORMAT " min left", done, total,
                           (left + 59) / 60);
}

void progress_step(Progress *progress) {
    gint64 now = g_get_monotonic_time();
    progress->done++;
    if (!progress->shown || now - progress->written < WRITE_EVERY)
        return;
    g_autofree char *text = progress_text(progress->done, progress->total,
                                          (double)(now - progress->start) / G_USEC_PER_SEC);
    fprintf(stderr, ERASE_LINE "%s", text);
    fflush(stderr);
    progress->written = now;
}

void progress_end(Progress *progress) {
    if (!progress->shown)
        return;
    fputs(ERASE_LINE, stderr);
    fflush(stderr);
    progress->shown = FALSE;
}
