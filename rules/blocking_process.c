#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    rule_report_stalls(rule, inference, CATALOG_BLOCK_PROCESS,
                       "makes the thread wait for another process", findings);
}

const Rule rule_blocking_process = {
    .id = "blocking-process",
    .severity = SEVERITY_WARNING,
    .summary = "a process is run or waited for in code on the event loop",
    .what = "Finds system, popen, pclose, wait, waitpid (unless WNOHANG) and g_spawn_sync in "
            "coroutines\n"
            "and event-loop callbacks.",
    .why = "Another process takes the time it takes, and the loop stands still for all of it.",
    .example = "void coroutine_fn compress(const char *path)\n"
               "{\n"
               "    g_autofree char *line = g_strdup_printf(\"gzip %s\", path);\n"
               "    system(line);                          // the loop waits for gzip\n"
               "}",
    .instead = "start the process (posix_spawn, GSubprocess, uv_spawn) and let the loop tell when\n"
               "it has ended:\n"
               "\n"
               "g_child_watch_add(pid, compressed, task);\n"
               "qemu_coroutine_yield();",
    .check = check,
};
