#include "rules/rule.h"

static Finding *report(const Rule *rule, const OwnLock *lock) {
    const char *function = program_function_shown_name(lock->body->function);
    Finding *finding = finding_new(rule->id, rule->severity);
    source_range_assign(&finding->range, &lock->range);
    finding->message = g_strdup_printf(
        "'%s' (%s) is made anew on every call of coroutine '%s' and nothing else can "
        "see it: it protects nothing",
        lock->name, lock->type, function);
    finding->help = g_strdup("make one lock where the data it protects lives, and have every task "
                             "use that one");
    finding->function = g_strdup(lock->body->function->name);
    finding->callee = g_strdup(lock->name);
    return finding;
}

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    for (guint i = 0; i < inference->own_locks->len; i++)
        g_ptr_array_add(findings, report(rule, g_ptr_array_index(inference->own_locks, i)));
}

const Rule rule_lock_per_call = {
    .id = "lock-per-call",
    .severity = SEVERITY_WARNING,
    .summary = "a coroutine builds a lock anew on every call and nothing else can ever see it",
    .what =
        "Finds locks, of threads and of coroutines, that a coroutine makes in a local variable, "
        "on\n"
        "the heap or inside a larger object, and shows to nobody: the lock is not static, not a\n"
        "parameter or member, and neither returned, stored, nor handed to a task.",
    .why =
        "Every call takes a lock of its own, which is always free. Two tasks in the same section\n"
        "never meet at it, and the data they meant to protect is not protected.",
    .example = "Task<> deposit(Account &account, int amount)\n"
               "{\n"
               "    coro::mutex mutex;                     // one for each call\n"
               "    auto guard = co_await mutex.scoped_lock();\n"
               "    account.balance += amount;\n"
               "}",
    .instead = "struct Account {\n"
               "    coro::mutex mutex;                     // one for each account\n"
               "    int balance;\n"
               "};\n"
               "\n"
               "Task<> deposit(Account &account, int amount)\n"
               "{\n"
               "    auto guard = co_await account.mutex.scoped_lock();\n"
               "    account.balance += amount;\n"
               "}",
    .check = check,
};
