#include "driver/lsp/analysis.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "driver/lsp/analysis_process.h"
#include "driver/lsp/finding_bytes.h"
#include "driver/lsp/output.h"
#include "driver/lsp/question.h"

#define READ_BYTES 65536U
#define PIPE_BYTES (1 << 20)

struct LspAnalysis {
    pid_t process;
    int questions;
    int answers;
    LspOutput *output;
    GByteArray *incoming;
    guint source;
    gboolean ready;
    LspAnalysisDone done;
    gpointer data;
};

static void close_pair(int ends[2]) {
    close(ends[0]);
    close(ends[1]);
}

/* What a file says may be megabytes: in small pieces each would wait for a turn of the processor.
 */
static void widen(int descriptor) {
#ifdef F_SETPIPE_SZ
    fcntl(descriptor, F_SETPIPE_SZ, PIPE_BYTES);
#else
    (void)descriptor;
#endif
}

static gboolean open_pipes(int questions[2], int answers[2], GError **error) {
    if (!g_unix_open_pipe(questions, FD_CLOEXEC, error))
        return FALSE;
    if (g_unix_open_pipe(answers, FD_CLOEXEC, error)) {
        widen(questions[1]);
        widen(answers[1]);
        return TRUE;
    }
    close_pair(questions);
    return FALSE;
}

static gboolean read_some(LspAnalysis *analysis) {
    guint old = analysis->incoming->len;
    g_byte_array_set_size(analysis->incoming, old + READ_BYTES);
    gssize count = read(analysis->answers, analysis->incoming->data + old, READ_BYTES);
    int failure = errno;
    g_byte_array_set_size(analysis->incoming, old + (guint)MAX(count, 0));
    return count > 0 || (count < 0 && (failure == EINTR || failure == EAGAIN));
}

/* One whole answer; NULL while there is none. */
static GBytes *take_frame(LspAnalysis *analysis) {
    LspFrameHeader size = 0;
    if (analysis->incoming->len < sizeof size)
        return NULL;
    memcpy(&size, analysis->incoming->data, sizeof size);
    if (analysis->incoming->len - sizeof size < size)
        return NULL;
    GBytes *bytes = g_bytes_new(analysis->incoming->data + sizeof size, size);
    g_byte_array_remove_range(analysis->incoming, 0, (guint)(sizeof size + size));
    return bytes;
}

/* The last one that has come: those before it were to questions that nobody asks any more. */
static GBytes *take_last_frame(LspAnalysis *analysis) {
    GBytes *last = NULL;
    for (GBytes *frame; (frame = take_frame(analysis)) != NULL; last = frame)
        g_clear_pointer(&last, g_bytes_unref);
    return last;
}

static void tell_loss(LspAnalysis *analysis) {
    analysis->source = 0;
    analysis->done(analysis, 0, NULL, analysis->data);
}

static gboolean on_answer(gint descriptor, GIOCondition condition, gpointer data) {
    LspAnalysis *analysis = data;
    (void)descriptor;
    (void)condition;
    gboolean open = read_some(analysis);
    if (!open) {
        tell_loss(analysis);
        return G_SOURCE_REMOVE;
    }
    g_autoptr(GBytes) frame = take_last_frame(analysis);
    if (!frame)
        return G_SOURCE_CONTINUE;
    guint question = 0;
    g_autoptr(GPtrArray) findings = finding_bytes_unpack(frame, &question);
    guint source = analysis->source; /* the analysis may be gone afterwards */
    analysis->ready = TRUE;
    analysis->done(analysis, question, findings, analysis->data);
    return g_main_context_find_source_by_id(NULL, source) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

LspAnalysis *lsp_analysis_start(const GArray *units, gboolean whole, const char *root,
                                Settings *settings, LspAnalysisDone done, gpointer data,
                                GError **error) {
    int questions[2];
    int answers[2];
    if (!open_pipes(questions, answers, error))
        return NULL;
    pid_t process = fork();
    if (process == 0)
        lsp_analysis_process_run(questions[0], answers[1], units, whole, root, settings);
    close(questions[0]);
    close(answers[1]);
    if (process < 0) {
        g_set_error(error, G_SPAWN_ERROR, G_SPAWN_ERROR_FORK, "no process to analyse in: %s",
                    g_strerror(errno));
        close(questions[1]);
        close(answers[0]);
        return NULL;
    }
    LspAnalysis *analysis = g_new0(LspAnalysis, 1);
    *analysis = (LspAnalysis){.process = process,
                              .questions = questions[1],
                              .answers = answers[0],
                              .output = lsp_output_new(questions[1]),
                              .incoming = g_byte_array_new(),
                              .done = done,
                              .data = data};
    g_unix_set_fd_nonblocking(answers[0], TRUE, NULL);
    analysis->source = g_unix_fd_add(answers[0], G_IO_IN | G_IO_HUP, on_answer, analysis);
    return analysis;
}

void lsp_analysis_free(LspAnalysis *analysis) {
    if (!analysis)
        return;
    if (analysis->source)
        g_source_remove(analysis->source);
    kill(analysis->process, SIGKILL);
    while (waitpid(analysis->process, NULL, 0) < 0 && errno == EINTR)
        continue;
    lsp_output_free(analysis->output);
    close(analysis->questions);
    close(analysis->answers);
    g_byte_array_unref(analysis->incoming);
    g_free(analysis);
}

void lsp_analysis_ask(LspAnalysis *analysis, guint question, const GArray *changed,
                      const GPtrArray *files) {
    g_autoptr(GBytes) bytes = lsp_question_pack(question, changed, files);
    gsize size = 0;
    gconstpointer data = g_bytes_get_data(bytes, &size);
    LspFrameHeader header = size;
    lsp_output_write(analysis->output, &header, sizeof header);
    lsp_output_write(analysis->output, data, size);
}

gboolean lsp_analysis_is_ready(const LspAnalysis *analysis) {
    return analysis->ready;
}
