/* The worker's side: a process that parses files for another corolint, one after the other.
 *
 * It reads requests from its standard input and writes responses to what was its standard output
 * (driver/worker_protocol.h), until its standard input is closed: then it ends, also in the middle
 * of a file. It dies of whatever libclang dies of; the other side (driver/worker_process.h) expects
 * that. */
#ifndef COROLINT_DRIVER_WORKER_H
#define COROLINT_DRIVER_WORKER_H

/* The one argument that makes corolint a worker. Not for users. */
#define WORKER_ARGUMENT "--worker"

/* Returns the exit status. extract_setup() has been called. */
int worker_main(void);

#endif
