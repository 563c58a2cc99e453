#include "driver/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "driver/bytes.h"
#include "driver/worker_protocol.h"
#include "extract/session.h"

/* A worker that has grown beyond this is replaced: memory freed in small pieces between long-lived
 * ones never goes back to the system. */
#define PEAK_BYTES_MAX (G_GUINT64_CONSTANT(3) << 29)
#define READ_BYTES 65536U

/* Shared with the thread that watches for the end of the requests. */
typedef struct Worker {
    int requests;
    int responses;
    gint busy;   /* atomic: a file is being parsed */
    gint closed; /* atomic: nobody waits for responses any more */
    guint64 peak_at_start;
    ExtractSessions *sessions; /* NULL before the first file that is kept open */
} Worker;

/* A child begins with its parent's peak, so only growth counts. */
static guint64 peak_bytes(void) {
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        return 0;
#ifdef __APPLE__
    return (guint64)usage.ru_maxrss;
#else
    return (guint64)usage.ru_maxrss * 1024;
#endif
}

/* What a library prints must not get between the responses: the protocol gets descriptors of its
 * own, standard output becomes standard error, standard input is empty. */
static gboolean take_descriptors(Worker *worker) {
    worker->requests = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    worker->responses = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (worker->requests < 0 || worker->responses < 0 || nothing < 0)
        return FALSE;
    gboolean moved = dup2(nothing, STDIN_FILENO) >= 0 &&
                     (dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 || dup2(nothing, STDOUT_FILENO) >= 0);
    close(nothing);
    return moved;
}

/* libclang's own recovery from a crash goes on with the wreck of its heap: better to die. No core
 * file is left then for each hostile source, and when memory runs out it is a worker that has to
 * go, not the process that holds all the facts. */
static void prepare_to_die(void) {
    g_setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", TRUE);
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) == 0) {
        limit.rlim_cur = 0;
        setrlimit(RLIMIT_CORE, &limit);
    }
#ifdef __linux__
    prctl(PR_SET_NAME, "corolint"); /* it was started as /proc/self/exe */
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0) {
        gssize written = write(score, "1000", 4);
        (void)written; /* then the kernel chooses for itself */
        close(score);
    }
#endif
}

/* A parse may take minutes, or for ever, and nobody would be left to end it. An idle worker ends by
 * itself, and in order. Of the two marks one side sets the first before it reads the second, and
 * the other side does it the other way round: one of them sees that it is over. */
static gpointer watch_requests(gpointer data) {
    Worker *worker = data;
    struct pollfd requests = {.fd = worker->requests};
    while (poll(&requests, 1, -1) < 0 && errno == EINTR)
        continue;
    g_atomic_int_set(&worker->closed, TRUE);
    if (g_atomic_int_get(&worker->busy))
        _exit(EXIT_FAILURE);
    return NULL;
}

/* Appends up to size bytes to buffer. FALSE at the end of the input, or when it fails. */
static gboolean read_some(int descriptor, GByteArray *buffer, gsize size) {
    guint old = buffer->len;
    guint wanted = (guint)MIN(size, READ_BYTES);
    g_byte_array_set_size(buffer, old + wanted);
    gssize count;
    do
        count = read(descriptor, buffer->data + old, wanted);
    while (count < 0 && errno == EINTR);
    g_byte_array_set_size(buffer, old + (guint)MAX(count, 0));
    return count > 0;
}

/* One frame and no byte more. FALSE at the end of the requests; malformed is set when it came in
 * the middle of one, or when that was no request. */
static gboolean read_frame(const Worker *worker, GByteArray *frame, gboolean *malformed) {
    gsize payload_size = 0;
    g_byte_array_set_size(frame, 0);
    for (;;) {
        WorkerFrameState state = worker_frame_state(frame->data, frame->len, &payload_size);
        if (state == WORKER_FRAME_COMPLETE)
            return TRUE;
        gsize missing = WORKER_FRAME_HEADER_SIZE + payload_size - frame->len;
        if (state == WORKER_FRAME_BAD || !read_some(worker->requests, frame, missing)) {
            *malformed = state == WORKER_FRAME_BAD || frame->len > 0;
            return FALSE;
        }
    }
}

static void run_session(Worker *worker, const ExtractRequest *request, ExtractResult *result) {
    if (!worker->sessions)
        worker->sessions = extract_sessions_new();
    extract_sessions_run(worker->sessions, request, result);
}

/* FALSE when nobody waits for the result. Once it is there the worker is not busy: the other side
 * may close the requests as soon as it has read the response. */
static gboolean extract_watched(Worker *worker, const ExtractRequest *request,
                                ExtractResult *result) {
    g_atomic_int_set(&worker->busy, TRUE);
    if (g_atomic_int_get(&worker->closed))
        return FALSE;
    if (request->keep_open && request->contents)
        run_session(worker, request, result);
    else
        extract_run(request, result);
    g_atomic_int_set(&worker->busy, FALSE);
    return TRUE;
}

static gboolean extract_into(Worker *worker, const ExtractRequest *request, GByteArray *frame) {
    ExtractResult result;
    if (!extract_watched(worker, request, &result))
        return FALSE;
    guint64 peak = peak_bytes();
    g_autoptr(GBytes) facts = result.facts ? facts_to_bytes(result.facts) : NULL;
    WorkerResponse response = {.worn = peak > MAX(PEAK_BYTES_MAX, worker->peak_at_start),
                               .partial = result.partial,
                               .started = result.started,
                               .problems = result.problems,
                               .sources = result.sources,
                               .facts = facts};
    worker_response_encode(&response, frame);
    extract_result_clear(&result);
    return TRUE;
}

/* Nobody may be left who waits for what comes of it. */
static void prepare_watched(Worker *worker) {
    g_atomic_int_set(&worker->busy, TRUE);
    if (worker->sessions && !g_atomic_int_get(&worker->closed))
        extract_sessions_prepare(worker->sessions);
    g_atomic_int_set(&worker->busy, FALSE);
}

/* FALSE when the request was none, or nobody takes the response. */
static gboolean serve(Worker *worker, GByteArray *frame, gboolean *malformed) {
    ExtractRequest request;
    *malformed = !worker_request_decode(frame->data + WORKER_FRAME_HEADER_SIZE,
                                        frame->len - WORKER_FRAME_HEADER_SIZE, &request);
    if (*malformed)
        return FALSE;
    g_autoptr(GByteArray) response = g_byte_array_new();
    gboolean extracted = extract_into(worker, &request, response);
    g_free(request.arguments);
    gboolean answered = extracted && bytes_write(worker->responses, response->data, response->len);
    if (answered)
        prepare_watched(worker);
    return answered;
}

int worker_main(void) {
    static Worker worker; /* the watching thread may outlive this function */
    worker.peak_at_start = peak_bytes();
    if (!take_descriptors(&worker)) {
        g_printerr("corolint: a worker process cannot set up its pipes: %s\n", g_strerror(errno));
        return EXIT_FAILURE;
    }
    prepare_to_die();
    g_thread_unref(g_thread_new("requests", watch_requests, &worker));
    g_autoptr(GByteArray) frame = g_byte_array_new();
    gboolean malformed = FALSE;
    gboolean goes_on = TRUE;
    while (goes_on && read_frame(&worker, frame, &malformed))
        goes_on = serve(&worker, frame, &malformed);
    if (malformed)
        g_printerr("corolint: %s is for corolint's own use\n", WORKER_ARGUMENT);
    return malformed ? EXIT_FAILURE : EXIT_SUCCESS;
}
