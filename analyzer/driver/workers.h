/* Extraction in worker processes: many files at once, and none that can take the run with it.
 *
 * A worker lives for many files. One that crashes, ends or takes too long costs the file it was
 * working on, which gets a problem that says so; another worker takes its place. No process is left
 * when workers_extract() returns. It ends early when it is interrupted, if interrupts are watched
 * for (interrupts.h). */
#ifndef COROLINT_DRIVER_WORKERS_H
#define COROLINT_DRIVER_WORKERS_H

#include "extract/extract.h"

typedef struct WorkersOptions {
    const char *program;   /* how corolint is started: worker_process_program() */
    guint jobs;            /* how many at once; 0: as many as there are processors */
    guint timeout_seconds; /* for one file; 0: no limit */
    guint already;         /* files that were done without them: messages count those too */
} WorkersOptions;

/* Called once for each file that has been dealt with, in no particular order. The result stays the
 * caller's, but its facts may be taken out of it. */
typedef void (*WorkersDone)(guint index, ExtractResult *result, gpointer data);

/* Extracts all requests, handed out in order. FALSE when not all were dealt with: corolint was
 * interrupted, or no worker could be started. What a file's own problems are is no such error. */
gboolean workers_extract(const WorkersOptions *options, const ExtractRequest *requests, guint count,
                         WorkersDone done, gpointer data, GError **error);

#define WORKERS_ERROR workers_error_quark()
GQuark workers_error_quark(void);

typedef enum WorkersError {
    WORKERS_ERROR_INTERRUPTED,
    WORKERS_ERROR_START, /* a worker process cannot be started */
    WORKERS_ERROR_END,   /* all files are done, but a worker did not end as it should */
} WorkersError;

#endif
