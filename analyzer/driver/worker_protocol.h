/* What corolint and its worker processes say to each other.
 *
 * A message is a frame: a magic number, the payload's length, the payload. Both ends are the same
 * binary on the same machine, so numbers are in its byte order. Still nothing that is read is
 * trusted: a worker that libclang has crashed in may write anything, and a length is never a reason
 * to allocate.
 *
 * Encoding appends one whole frame to an array of the caller's. A request that is decoded borrows
 * its texts from the payload and must not outlive it; a response owns what it holds. */
#ifndef COROLINT_DRIVER_WORKER_PROTOCOL_H
#define COROLINT_DRIVER_WORKER_PROTOCOL_H

#include <glib.h>

#include "extract/extract.h"

#define WORKER_FRAME_HEADER_SIZE 8U
/* More facts than this are an error of the file they are of. */
#define WORKER_PAYLOAD_MAX (1U << 30)

typedef enum WorkerFrameState {
    WORKER_FRAME_PARTIAL, /* more bytes are needed */
    WORKER_FRAME_COMPLETE,
    WORKER_FRAME_BAD, /* these bytes begin no frame */
} WorkerFrameState;

/* Whether bytes begin with a whole frame. Once the header is there payload_size is set, and the
 * payload starts WORKER_FRAME_HEADER_SIZE bytes in; it is 0 before that. */
WorkerFrameState worker_frame_state(const guint8 *bytes, gsize size, gsize *payload_size);

/* FALSE when the request is too large for a frame; nothing is appended then. */
gboolean worker_request_encode(const ExtractRequest *request, GByteArray *frame);

/* FALSE when the payload is no request. Texts are borrowed; free request->arguments, and only
 * that, with g_free(). */
gboolean worker_request_decode(const guint8 *payload, gsize size, ExtractRequest *request);

typedef struct WorkerResponse {
    gboolean partial;    /* as of ExtractResult */
    gboolean worn;       /* the worker has grown large and should get no more work */
    gint64 started;      /* as of ExtractResult, like the next two */
    GPtrArray *problems; /* of char * */
    GPtrArray *sources;  /* of ExtractSource */
    GBytes *facts;       /* as facts_to_bytes() made them; NULL for none */
} WorkerResponse;

/* Facts too large for a frame are left out, and a problem says so. */
void worker_response_encode(const WorkerResponse *response, GByteArray *frame);

/* FALSE when the payload is no response. Otherwise to be cleared; nothing in it is borrowed. */
gboolean worker_response_decode(const guint8 *payload, gsize size, WorkerResponse *response);
void worker_response_clear(WorkerResponse *response);

#endif
