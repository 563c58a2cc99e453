#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    rule_report_stalls(rule, inference, CATALOG_BLOCK_SLEEP, "puts the thread to sleep", findings);
}

const Rule rule_blocking_sleep = {
    .id = "blocking-sleep",
    .severity = SEVERITY_WARNING,
    .summary = "the thread is put to sleep in code on the event loop",
    .what =
        "Finds sleep, usleep, nanosleep, std::this_thread::sleep_for and kin in coroutines and\n"
        "event-loop callbacks. Sleeping for no time at all is not reported.",
    .why =
        "The thread's sleep is the sleep of every task: nothing on the loop runs until it is over.",
    .example = "Task<> retry()\n"
               "{\n"
               "    std::this_thread::sleep_for(100ms);    // every task waits\n"
               "    co_await connect();\n"
               "}",
    .instead = "Task<> retry(Scheduler &scheduler)\n"
               "{\n"
               "    co_await scheduler.sleep_for(100ms);   // this task waits\n"
               "    co_await connect();\n"
               "}",
    .check = check,
};
