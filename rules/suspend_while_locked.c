#include "rules/rule.h"

static Finding *report(const Rule *rule, const LockedSuspension *fault) {
    const char *function = program_function_shown_name(fault->body->function);
    Finding *finding = finding_new(rule->id, rule->severity);
    source_range_assign(&finding->range, &fault->range);
    if (fault->lock)
        finding->message =
            g_strdup_printf("'%s', a lock of threads, is held while coroutine '%s' suspends",
                            fault->lock, function);
    else
        finding->message = g_strdup_printf(
            "the lock of threads taken here is held while coroutine '%s' suspends", function);
    finding->help = g_strdup("let go of it before the coroutine suspends, or use the coroutine "
                             "library's own lock");
    finding->function = g_strdup(fault->body->function->name);
    finding->callee = g_strdup(fault->callee);
    finding->macro = g_strdup(fault->macro);
    rule_add_steps(finding, fault->steps);
    return finding;
}

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    for (guint i = 0; i < inference->locked_suspensions->len; i++)
        g_ptr_array_add(findings,
                        report(rule, g_ptr_array_index(inference->locked_suspensions, i)));
}

const Rule rule_suspend_while_locked = {
    .id = "suspend-while-locked",
    .severity = SEVERITY_ERROR,
    .summary = "a lock that blocks the thread is held at a suspension point",
    .what =
        "Follows every thread lock that a coroutine takes, by call, guard, macro or helper, along\n"
        "all paths to where it is let go, and finds those that are held at a co_await, co_yield "
        "or\n"
        "call that suspends. Guards that are unlocked, moved away or out of scope before, waits\n"
        "that let go of their lock, and file locks do not count.",
    .why =
        "While the coroutine is suspended, the next task that wants the lock blocks the thread,\n"
        "and with it the loop that would have to resume the holder: a deadlock. Resumed on\n"
        "another thread, the coroutine unlocks what that thread never locked.",
    .example = "Task<> refresh(Cache &cache)\n"
               "{\n"
               "    std::lock_guard guard(cache.mutex);     // held over the await\n"
               "    cache.value = co_await fetch();\n"
               "}",
    .instead = "Task<> refresh(Cache &cache)\n"
               "{\n"
               "    auto value = co_await fetch();\n"
               "    auto guard = co_await cache.mutex.scoped_lock();   // a coroutine lock\n"
               "    cache.value = value;\n"
               "}",
    .check = check,
};
