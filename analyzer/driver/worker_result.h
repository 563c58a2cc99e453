/* What becomes of a request to a worker: an answer, which is looked at without trust, or a loss. */
#ifndef COROLINT_DRIVER_WORKER_RESULT_H
#define COROLINT_DRIVER_WORKER_RESULT_H

#include "driver/worker_protocol.h"

/* Takes out what the response holds; facts that do not hold together become a problem. To be
 * cleared, as the others. */
ExtractResult worker_result_of_response(WorkerResponse *response);
/* A result without facts, for which the text is the reason. */
ExtractResult worker_result_of_problem(const char *text);
/* The same for a worker that has ended; status is its wait status. */
ExtractResult worker_result_of_loss(int status);
ExtractResult worker_result_of_delay(guint seconds);

#endif
