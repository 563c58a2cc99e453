/* One worker process (driver/worker.h), seen from the process that has started it.
 *
 * Nothing here blocks but starting and ending: bytes move when poll() says that they can. The
 * owner zeroes a WorkerProcess before it is used for the first time, and clears it after the last.
 */
#ifndef COROLINT_DRIVER_WORKER_PROCESS_H
#define COROLINT_DRIVER_WORKER_PROCESS_H

#include <poll.h>

#include "driver/worker_protocol.h"

typedef struct WorkerProcess {
    GPid pid;      /* 0 while none runs */
    int requests;  /* -1 once it has been told to finish */
    int responses; /* where its responses are read from */
    GByteArray *outgoing;
    gsize sent; /* so much of outgoing is on its way */
    GByteArray *incoming;
} WorkerProcess;

typedef enum WorkerState {
    WORKER_WORKS,
    WORKER_ANSWERED, /* incoming is one whole frame */
    WORKER_BABBLES,  /* what it says is no response */
    WORKER_LOST,     /* its pipe is closed: it has ended, or is about to */
} WorkerState;

/* The path corolint can start itself again by; argument is argv[0]. To be freed with g_free(). */
char *worker_process_program(const char *argument);

/* The process must not run already. FALSE with an error of GLib's when it cannot be started. */
gboolean worker_process_start(WorkerProcess *process, const char *program, GError **error);

/* FALSE when the request is too large to be sent. It is not kept. */
gboolean worker_process_send(WorkerProcess *process, const ExtractRequest *request);

/* Fills in what poll() should wait for: two entries. */
void worker_process_poll_for(const WorkerProcess *process, struct pollfd entries[2]);

/* Moves what bytes can be moved. */
WorkerState worker_process_advance(WorkerProcess *process);

/* Tells it that no more requests come. */
void worker_process_finish(WorkerProcess *process);

/* Waits for its end and returns its wait status. One that was told to finish and does not is killed
 * after some time; so is one that was never told. */
int worker_process_reap(WorkerProcess *process);

/* Ends it at once. */
void worker_process_kill(WorkerProcess *process);

void worker_process_clear(WorkerProcess *process);

#endif
