#include "driver/worker_process.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "driver/worker.h"

#define READ_BYTES 65536U
#define FINISH_MILLISECONDS 30000

char *worker_process_program(const char *argument) {
    /* Good for as long as this process runs, even when the file is replaced meanwhile. */
    static const char self[] = "/proc/self/exe";
    if (access(self, X_OK) == 0)
        return g_strdup(self);
    char *found = g_find_program_in_path(argument);
    return found ? found : g_strdup(argument);
}

/* Runs in the child between fork and exec. Ctrl-C reaches the whole process group: the parent
 * decides what it means, or is gone, and then the pipe is closed. */
static void leave_signals_to_the_parent(gpointer data) {
    (void)data;
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}

gboolean worker_process_start(WorkerProcess *process, const char *program, GError **error) {
    char *arguments[] = {(char *)program, (char *)"corolint", (char *)WORKER_ARGUMENT, NULL};
    GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_FILE_AND_ARGV_ZERO;
    if (!g_spawn_async_with_pipes(NULL, arguments, NULL, flags, leave_signals_to_the_parent, NULL,
                                  &process->pid, &process->requests, &process->responses, NULL,
                                  error)) {
        process->pid = 0;
        return FALSE;
    }
    if (!process->outgoing) {
        process->outgoing = g_byte_array_new();
        process->incoming = g_byte_array_new();
    }
    g_byte_array_set_size(process->outgoing, 0);
    g_byte_array_set_size(process->incoming, 0);
    process->sent = 0;
    if (g_unix_set_fd_nonblocking(process->requests, TRUE, error) &&
        g_unix_set_fd_nonblocking(process->responses, TRUE, error))
        return TRUE;
    worker_process_kill(process);
    return FALSE;
}

gboolean worker_process_send(WorkerProcess *process, const ExtractRequest *request) {
    g_byte_array_set_size(process->outgoing, 0);
    g_byte_array_set_size(process->incoming, 0);
    process->sent = 0;
    return worker_request_encode(request, process->outgoing);
}

void worker_process_poll_for(const WorkerProcess *process, struct pollfd entries[2]) {
    gboolean sends =
        process->pid && process->requests >= 0 && process->sent < process->outgoing->len;
    entries[0] = (struct pollfd){.fd = sends ? process->requests : -1, .events = POLLOUT};
    entries[1] = (struct pollfd){.fd = process->pid ? process->responses : -1, .events = POLLIN};
}

/* A worker that is gone shows where its responses are read: failures to write are left to that. */
static void write_some(WorkerProcess *process) {
    while (process->sent < process->outgoing->len) {
        gssize count = write(process->requests, process->outgoing->data + process->sent,
                             process->outgoing->len - process->sent);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            if (errno != EAGAIN)
                process->sent = process->outgoing->len;
            return;
        }
        process->sent += (gsize)count;
    }
}

static WorkerState incoming_state(const WorkerProcess *process) {
    gsize payload_size = 0;
    switch (worker_frame_state(process->incoming->data, process->incoming->len, &payload_size)) {
    case WORKER_FRAME_PARTIAL:
        return WORKER_WORKS;
    case WORKER_FRAME_COMPLETE:
        /* There is one response to one request. */
        return process->incoming->len == WORKER_FRAME_HEADER_SIZE + payload_size ? WORKER_ANSWERED
                                                                                 : WORKER_BABBLES;
    default:
        return WORKER_BABBLES;
    }
}

static WorkerState read_some(WorkerProcess *process) {
    for (;;) {
        guint old = process->incoming->len;
        g_byte_array_set_size(process->incoming, old + READ_BYTES);
        gssize count = read(process->responses, process->incoming->data + old, READ_BYTES);
        int failure = errno;
        g_byte_array_set_size(process->incoming, old + (guint)MAX(count, 0));
        if (count < 0 && failure == EINTR)
            continue;
        if (count < 0 && failure == EAGAIN)
            return WORKER_WORKS;
        if (count <= 0)
            return WORKER_LOST;
        WorkerState state = incoming_state(process);
        if (state != WORKER_WORKS)
            return state;
    }
}

WorkerState worker_process_advance(WorkerProcess *process) {
    if (process->requests >= 0)
        write_some(process);
    return read_some(process);
}

void worker_process_finish(WorkerProcess *process) {
    if (process->requests >= 0)
        close(process->requests);
    process->requests = -1;
}

/* Nothing else ever holds the other end of this pipe. */
static gboolean is_about_to_end(const WorkerProcess *process) {
    struct pollfd responses = {.fd = process->responses, .events = 0};
    int count;
    do
        count = poll(&responses, 1, FINISH_MILLISECONDS);
    while (count < 0 && errno == EINTR);
    return count > 0;
}

int worker_process_reap(WorkerProcess *process) {
    int status = 0;
    worker_process_finish(process);
    if (!is_about_to_end(process))
        kill(process->pid, SIGKILL);
    while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    close(process->responses);
    g_spawn_close_pid(process->pid);
    process->pid = 0;
    process->responses = -1;
    return status;
}

void worker_process_kill(WorkerProcess *process) {
    kill(process->pid, SIGKILL);
    worker_process_reap(process);
}

void worker_process_clear(WorkerProcess *process) {
    if (process->pid)
        worker_process_kill(process);
    g_clear_pointer(&process->outgoing, g_byte_array_unref);
    g_clear_pointer(&process->incoming, g_byte_array_unref);
}
