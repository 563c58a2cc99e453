#include "driver/workers.h"

#include <signal.h>
#include <sys/wait.h>

#include "driver/interrupts.h"
#include "driver/worker_process.h"
#include "driver/worker_result.h"

G_DEFINE_QUARK(corolint_workers_error, workers_error)

typedef struct Worker {
    WorkerProcess process;
    gboolean busy;
    guint index;     /* of the request it is busy with */
    gint64 deadline; /* when busy and there is a limit */
} Worker;

typedef struct Pool {
    const WorkersOptions *options;
    const ExtractRequest *requests;
    guint count;
    guint next;     /* the first request that nobody has got yet */
    guint finished; /* how many have been dealt with */
    WorkersDone done;
    gpointer data;
    Worker *workers;
    guint worker_count;
    int bad_end; /* wait status of a worker that did not end as it should; 0 for none */
} Pool;

static gint64 next_deadline(const Pool *pool) {
    return g_get_monotonic_time() + (gint64)pool->options->timeout_seconds * G_USEC_PER_SEC;
}

/* Takes over result. */
static void report(Pool *pool, guint index, ExtractResult *result) {
    pool->finished++;
    pool->done(index, result, pool->data);
    extract_result_clear(result);
}

/* Takes over what result holds. */
static void report_result(Pool *pool, guint index, ExtractResult result) {
    report(pool, index, &result);
}

/* One that is through ends while the others still work; it is waited for at the end. */
static void let_go(Worker *worker) {
    worker->busy = FALSE;
    if (worker->process.pid)
        worker_process_finish(&worker->process);
}

static void reap(Pool *pool, Worker *worker) {
    int status = worker_process_reap(&worker->process);
    if (status != 0)
        pool->bad_end = status;
}

/* FALSE with error when there is no process to do it. */
static gboolean hand_out(Pool *pool, Worker *worker, GError **error) {
    worker->busy = FALSE;
    while (!worker->busy && pool->next < pool->count) {
        if (!worker->process.pid &&
            !worker_process_start(&worker->process, pool->options->program, error))
            return FALSE;
        worker->index = pool->next++;
        worker->busy = worker_process_send(&worker->process, &pool->requests[worker->index]);
        if (!worker->busy)
            report_result(pool, worker->index,
                          worker_result_of_problem("it is too large to be analysed"));
    }
    worker->deadline = next_deadline(pool);
    if (!worker->busy)
        let_go(worker);
    return TRUE;
}

static gboolean any_busy(const Pool *pool) {
    for (guint i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].busy)
            return TRUE;
    return FALSE;
}

/* Too few workers are better than none: only when the last is gone it is an error. */
static gboolean hand_out_or_do_without(Pool *pool, Worker *worker, GError **error) {
    g_autoptr(GError) failure = NULL;
    if (hand_out(pool, worker, &failure) || any_busy(pool))
        return TRUE;
    g_set_error(error, WORKERS_ERROR, WORKERS_ERROR_START,
                "no worker process can be started: %s; %u of %u files analysed", failure->message,
                pool->options->already + pool->finished, pool->options->already + pool->count);
    return FALSE;
}

static gboolean replace(Pool *pool, Worker *worker, GError **error) {
    worker_process_kill(&worker->process);
    return hand_out_or_do_without(pool, worker, error);
}

static gboolean take_nonsense(Pool *pool, Worker *worker, GError **error) {
    report_result(pool, worker->index,
                  worker_result_of_problem("the worker process answered nonsense on this file"));
    return replace(pool, worker, error);
}

/* The worker gets its next file first: it need not wait until this one is unpacked. */
static gboolean take_answer(Pool *pool, Worker *worker, GError **error) {
    g_autoptr(GByteArray) frame = g_steal_pointer(&worker->process.incoming);
    worker->process.incoming = g_byte_array_new();
    guint index = worker->index;
    WorkerResponse response;
    if (!worker_response_decode(frame->data + WORKER_FRAME_HEADER_SIZE,
                                frame->len - WORKER_FRAME_HEADER_SIZE, &response))
        return take_nonsense(pool, worker, error);
    if (response.worn)
        reap(pool, worker);
    gboolean goes_on = hand_out_or_do_without(pool, worker, error);
    report_result(pool, index, worker_result_of_response(&response));
    worker_response_clear(&response);
    return goes_on;
}

static gboolean take_loss(Pool *pool, Worker *worker, GError **error) {
    report_result(pool, worker->index,
                  worker_result_of_loss(worker_process_reap(&worker->process)));
    return hand_out_or_do_without(pool, worker, error);
}

static gboolean is_late(const Pool *pool, const Worker *worker) {
    return pool->options->timeout_seconds > 0 && g_get_monotonic_time() >= worker->deadline;
}

static gboolean end_late(Pool *pool, Worker *worker, GError **error) {
    report_result(pool, worker->index, worker_result_of_delay(pool->options->timeout_seconds));
    return replace(pool, worker, error);
}

static gboolean attend(Pool *pool, Worker *worker, GError **error) {
    switch (worker_process_advance(&worker->process)) {
    case WORKER_ANSWERED:
        return take_answer(pool, worker, error);
    case WORKER_BABBLES:
        return take_nonsense(pool, worker, error);
    case WORKER_LOST:
        return take_loss(pool, worker, error);
    default:
        return !is_late(pool, worker) || end_late(pool, worker, error);
    }
}

/* In milliseconds, rounded up; -1 when there is no limit. */
static int time_until_late(const Pool *pool) {
    if (pool->options->timeout_seconds == 0)
        return -1;
    gint64 nearest = G_MAXINT64;
    for (guint i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].busy)
            nearest = MIN(nearest, pool->workers[i].deadline);
    gint64 left = nearest - g_get_monotonic_time();
    return (int)CLAMP((left + 999) / 1000, 0, G_MAXINT);
}

static void wait_for_news(const Pool *pool, struct pollfd *entries) {
    for (guint i = 0; i < pool->worker_count; i++) {
        worker_process_poll_for(&pool->workers[i].process, entries + 2 * i);
        if (!pool->workers[i].busy) /* the end of an idle one is no news */
            entries[2 * i + 1].fd = -1;
    }
    entries[2 * pool->worker_count] =
        (struct pollfd){.fd = interrupts_descriptor(), .events = POLLIN};
    /* Whatever it returns, every descriptor is asked again. */
    poll(entries, 2 * pool->worker_count + 1, time_until_late(pool));
}

/* While corolint was stopped so were its workers: each gets its time again. */
static void forgive_pause(Pool *pool) {
    if (!interrupts_take_pause())
        return;
    for (guint i = 0; i < pool->worker_count; i++)
        pool->workers[i].deadline = next_deadline(pool);
}

static gboolean attend_all(Pool *pool, GError **error) {
    for (guint i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].busy && !attend(pool, &pool->workers[i], error))
            return FALSE;
    return TRUE;
}

static gboolean set_interrupted(const Pool *pool, GError **error) {
    g_set_error(error, WORKERS_ERROR, WORKERS_ERROR_INTERRUPTED,
                "interrupted: %u of %u files analysed", pool->options->already + pool->finished,
                pool->options->already + pool->count);
    return FALSE;
}

/* As many as there are files and descriptors for. */
static gboolean start_all(Pool *pool, GError **error) {
    for (guint i = 0; i < pool->worker_count; i++) {
        if (!hand_out_or_do_without(pool, &pool->workers[i], error))
            return FALSE;
        if (!pool->workers[i].busy)
            pool->worker_count = i + 1;
    }
    return TRUE;
}

static gboolean run_to_the_end(Pool *pool, GError **error) {
    g_autofree struct pollfd *entries = g_new(struct pollfd, 2 * pool->worker_count + 1);
    if (interrupts_end_wanted())
        return set_interrupted(pool, error);
    if (!start_all(pool, error))
        return FALSE;
    while (any_busy(pool)) {
        wait_for_news(pool, entries);
        if (interrupts_end_wanted())
            return set_interrupted(pool, error);
        forgive_pause(pool);
        if (!attend_all(pool, error))
            return FALSE;
    }
    return !interrupts_end_wanted() || set_interrupted(pool, error);
}

/* Whoever was told to finish has no work and no reason to fail. */
static gboolean all_ended_well(Pool *pool, GError **error) {
    for (guint i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].process.pid)
            reap(pool, &pool->workers[i]);
    if (pool->bad_end == 0)
        return TRUE;
    g_set_error(error, WORKERS_ERROR, WORKERS_ERROR_END,
                WIFEXITED(pool->bad_end) ? "a worker process ended badly (exit status %d)"
                                         : "a worker process ended badly (signal %d)",
                WIFEXITED(pool->bad_end) ? WEXITSTATUS(pool->bad_end) : WTERMSIG(pool->bad_end));
    return FALSE;
}

gboolean workers_extract(const WorkersOptions *options, const ExtractRequest *requests, guint count,
                         WorkersDone done, gpointer data, GError **error) {
    guint jobs = options->jobs ? options->jobs : g_get_num_processors();
    Pool pool = {.options = options,
                 .requests = requests,
                 .count = count,
                 .done = done,
                 .data = data,
                 .worker_count = MIN(jobs, count)};
    pool.workers = g_new0(Worker, pool.worker_count);
    gboolean complete = run_to_the_end(&pool, error) && all_ended_well(&pool, error);
    for (guint i = 0; i < pool.worker_count; i++)
        worker_process_clear(&pool.workers[i].process);
    g_free(pool.workers);
    return complete;
}
