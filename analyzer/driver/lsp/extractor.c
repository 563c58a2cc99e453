#include "driver/lsp/extractor.h"

#include <glib-unix.h>

#include "driver/worker_process.h"
#include "driver/worker_result.h"

struct LspExtractor {
    const char *program;
    guint timeout_seconds;
    WorkerProcess process;
    gboolean busy;
    LspExtractorDone done;
    gpointer data;
    guint reading; /* sources of the main loop; 0 for none */
    guint writing;
    guint timer;
    guint failing;
    ExtractResult failure; /* what the last one will tell */
};

static gboolean on_ready(gint descriptor, GIOCondition condition, gpointer data);

LspExtractor *lsp_extractor_new(const char *program, guint timeout_seconds) {
    LspExtractor *extractor = g_new0(LspExtractor, 1);
    extractor->program = program;
    extractor->timeout_seconds = timeout_seconds;
    return extractor;
}

static void stop_source(guint *source) {
    if (*source)
        g_source_remove(*source);
    *source = 0;
}

static void stop_sources(LspExtractor *extractor) {
    stop_source(&extractor->reading);
    stop_source(&extractor->writing);
    stop_source(&extractor->timer);
    if (extractor->failing)
        extract_result_clear(&extractor->failure);
    stop_source(&extractor->failing);
}

void lsp_extractor_free(LspExtractor *extractor) {
    if (!extractor)
        return;
    stop_sources(extractor);
    worker_process_clear(&extractor->process);
    g_free(extractor);
}

gboolean lsp_extractor_is_busy(const LspExtractor *extractor) {
    return extractor->busy;
}

void lsp_extractor_cancel(LspExtractor *extractor) {
    stop_sources(extractor);
    if (extractor->busy && extractor->process.pid)
        worker_process_kill(&extractor->process);
    extractor->busy = FALSE;
}

/* Clears result. */
static void finish(LspExtractor *extractor, ExtractResult *result) {
    stop_sources(extractor);
    extractor->busy = FALSE;
    extractor->done(result, extractor->data);
    extract_result_clear(result);
}

static void take_answer(LspExtractor *extractor) {
    g_autoptr(GByteArray) frame = g_steal_pointer(&extractor->process.incoming);
    extractor->process.incoming = g_byte_array_new();
    WorkerResponse response;
    ExtractResult result;
    if (worker_response_decode(frame->data + WORKER_FRAME_HEADER_SIZE,
                               frame->len - WORKER_FRAME_HEADER_SIZE, &response)) {
        if (response.worn)
            worker_process_kill(&extractor->process);
        result = worker_result_of_response(&response);
        worker_response_clear(&response);
    } else {
        worker_process_kill(&extractor->process);
        result = worker_result_of_problem("the worker process answered nonsense on this file");
    }
    finish(extractor, &result);
}

static void take_loss(LspExtractor *extractor, gboolean babbles) {
    ExtractResult result;
    if (babbles) {
        worker_process_kill(&extractor->process);
        result = worker_result_of_problem("the worker process answered nonsense on this file");
    } else {
        result = worker_result_of_loss(worker_process_reap(&extractor->process));
    }
    finish(extractor, &result);
}

static void wait_to_write(LspExtractor *extractor) {
    struct pollfd entries[2];
    worker_process_poll_for(&extractor->process, entries);
    if (entries[0].fd < 0)
        stop_source(&extractor->writing);
    else if (!extractor->writing)
        extractor->writing = g_unix_fd_add(entries[0].fd, G_IO_OUT | G_IO_ERR, on_ready, extractor);
}

static gboolean on_ready(gint descriptor, GIOCondition condition, gpointer data) {
    LspExtractor *extractor = data;
    (void)condition;
    gboolean reading = descriptor == extractor->process.responses;
    guint *own = reading ? &extractor->reading : &extractor->writing;
    WorkerState state = worker_process_advance(&extractor->process);
    if (state == WORKER_WORKS) {
        guint before = *own;
        wait_to_write(extractor);
        return *own == before ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
    }
    *own = 0; /* removed by what is returned here */
    if (state == WORKER_ANSWERED)
        take_answer(extractor);
    else
        take_loss(extractor, state == WORKER_BABBLES);
    return G_SOURCE_REMOVE;
}

static gboolean on_delay(gpointer data) {
    LspExtractor *extractor = data;
    extractor->timer = 0;
    worker_process_kill(&extractor->process);
    ExtractResult result = worker_result_of_delay(extractor->timeout_seconds);
    finish(extractor, &result);
    return G_SOURCE_REMOVE;
}

static gboolean on_failure(gpointer data) {
    LspExtractor *extractor = data;
    ExtractResult result = extractor->failure;
    extractor->failing = 0;
    finish(extractor, &result);
    return G_SOURCE_REMOVE;
}

static void fail_soon(LspExtractor *extractor, const char *text) {
    extractor->failure = worker_result_of_problem(text);
    extractor->failing = g_idle_add(on_failure, extractor);
}

void lsp_extractor_start(LspExtractor *extractor, const ExtractRequest *request,
                         LspExtractorDone done, gpointer data) {
    g_autoptr(GError) error = NULL;
    extractor->busy = TRUE;
    extractor->done = done;
    extractor->data = data;
    if (!extractor->process.pid &&
        !worker_process_start(&extractor->process, extractor->program, &error)) {
        fail_soon(extractor, error->message);
        return;
    }
    if (!worker_process_send(&extractor->process, request)) {
        fail_soon(extractor, "it is too large to be analysed");
        return;
    }
    extractor->reading = g_unix_fd_add(extractor->process.responses, G_IO_IN | G_IO_HUP | G_IO_ERR,
                                       on_ready, extractor);
    wait_to_write(extractor);
    if (extractor->timeout_seconds > 0)
        extractor->timer = g_timeout_add_seconds(extractor->timeout_seconds, on_delay, extractor);
}
