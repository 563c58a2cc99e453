#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    rule_report_stalls(rule, inference, CATALOG_BLOCK_LOCK, "takes a lock that blocks the thread",
                       findings);
}

const Rule rule_blocking_lock = {
    .id = "blocking-lock",
    .severity = SEVERITY_WARNING,
    .summary = "a lock that blocks the thread is acquired in code on the event loop",
    .what =
        "Finds acquisitions of thread locks in coroutines and event-loop callbacks, in every "
        "form:\n"
        "calls (pthread_mutex_lock), guard objects (std::lock_guard), cleanup guards and macros.\n"
        "Spin locks and file locks (flock, F_SETLKW) count. Try-variants that return at once,\n"
        "and guards that take nothing (std::defer_lock, std::adopt_lock), do not.",
    .why =
        "A thread lock that is held elsewhere stops the thread until it is let go, and with the\n"
        "thread every other task of the loop. If the holder is a task of the same loop, it never\n"
        "runs again to let go: a deadlock.",
    .example = "void coroutine_fn update(struct cache *cache)\n"
               "{\n"
               "    pthread_mutex_lock(&cache->lock);      // stops the whole loop\n"
               "    cache->hits++;\n"
               "    pthread_mutex_unlock(&cache->lock);\n"
               "}",
    .instead = "void coroutine_fn update(struct cache *cache)\n"
               "{\n"
               "    qemu_co_mutex_lock(&cache->co_lock);   // suspends this task only\n"
               "    cache->hits++;\n"
               "    qemu_co_mutex_unlock(&cache->co_lock);\n"
               "}",
    .check = check,
};
