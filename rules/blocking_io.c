#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    rule_report_stalls(rule, inference, CATALOG_BLOCK_IO,
                       "does input or output that may block the thread", findings);
}

const Rule rule_blocking_io = {
    .id = "blocking-io",
    .severity = SEVERITY_WARNING,
    .summary =
        "file, file metadata, stdio, directory, socket or name-resolution calls that may block "
        "are made in code on the event loop",
    .what = "Finds calls of the file system, of stdio, of sockets and of name resolution in "
            "coroutines\n"
            "and event-loop callbacks. Sockets, pipes and terminals are let off where the code "
            "shows that\n"
            "the descriptor does not block: a flag at the call, O_NONBLOCK set in the same "
            "function, or a\n"
            "test for EAGAIN. For files O_NONBLOCK means nothing. Output to stdout and stderr, "
            "closing,\n"
            "and what is written on the way to abort() are not reported.",
    .why = "A disk, a remote file system or a name server answers when it likes; until then the "
           "thread\n"
           "waits in the kernel, and every task of the loop with it.",
    .example = "void coroutine_fn save(struct log *log)\n"
               "{\n"
               "    fsync(log->fd);                        // may take seconds\n"
               "}",
    .instead =
        "static int sync_worker(void *opaque)\n"
        "{\n"
        "    struct log *log = opaque;\n"
        "    return fsync(log->fd);\n"
        "}\n"
        "\n"
        "void coroutine_fn save(struct log *log)\n"
        "{\n"
        "    thread_pool_submit_co(sync_worker, log);   // the task waits, the loop does not\n"
        "}",
    .check = check,
};
