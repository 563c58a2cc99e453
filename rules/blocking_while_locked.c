#include "rules/rule.h"

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    for (guint i = 0; i < inference->stalls->len; i++) {
        const Stall *stall = g_ptr_array_index(inference->stalls, i);
        if (!stall->locked || rule_is_told_as_suspension(inference, stall))
            continue;
        g_autofree char *sentence =
            stall->lock ? g_strdup_printf("blocks the thread while '%s', a coroutine lock, is held",
                                          stall->lock)
                        : g_strdup("blocks the thread while a coroutine lock is held");
        g_ptr_array_add(findings, rule_new_stall_finding(rule, stall, sentence));
    }
}

const Rule rule_blocking_while_locked = {
    .id = "blocking-while-locked",
    .severity = SEVERITY_ERROR,
    .summary = "a blocking call is made while a coroutine lock is held",
    .what =
        "Finds calls that block the thread, of every kind the blocking-* rules know, at points\n"
        "where the coroutine, or a plain function on the way down, holds a coroutine lock. It "
        "takes\n"
        "the place of the blocking-* finding at the same call.",
    .why =
        "The call stops the whole loop, and every task that wants the lock is queued behind it:\n"
        "when the thread goes on, they go on one by one. Taking a lock of threads under a lock of\n"
        "coroutines also invites a deadlock between the two.",
    .example = "void coroutine_fn save(struct cache *cache)\n"
               "{\n"
               "    qemu_co_mutex_lock(&cache->lock);\n"
               "    fsync(cache->fd);                      // every task waits for the disk\n"
               "    qemu_co_mutex_unlock(&cache->lock);\n"
               "}",
    .instead = "void coroutine_fn save(struct cache *cache)\n"
               "{\n"
               "    qemu_co_mutex_lock(&cache->lock);\n"
               "    thread_pool_submit_co(sync_file, cache);   // suspends, the loop goes on\n"
               "    qemu_co_mutex_unlock(&cache->lock);\n"
               "}",
    .check = check,
};
