#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    rule_report_stalls(rule, inference, CATALOG_BLOCK_WAIT,
                       "makes the thread wait for something else to happen", findings);
}

const Rule rule_blocking_wait = {
    .id = "blocking-wait",
    .severity = SEVERITY_WARNING,
    .summary = "the thread waits for another in code on the event loop",
    .what =
        "Finds waits of the thread in coroutines and event-loop callbacks: condition variables,\n"
        "semaphores, joins, futures, barriers, latches, atomic waits, signals, message queues, "
        "and\n"
        "poll, select and epoll_wait with a timeout other than 0.",
    .why = "What is waited for may need the loop itself to happen; until it does, no task runs.",
    .example =
        "Task<int> load(Pool &pool)\n"
        "{\n"
        "    std::future<int> result = pool.submit(read_config);\n"
        "    co_return result.get();                // the thread waits, and so does the loop\n"
        "}",
    .instead = "Task<int> load(Pool &pool)\n"
               "{\n"
               "    co_await pool.schedule();              // go to the pool, and come back\n"
               "    co_return read_config();\n"
               "}",
    .check = check,
};
