#include "rules/rule.h"

static Finding *report(const Rule *rule, const LostUpdate *fault) {
    const char *function = program_function_shown_name(fault->body->function);
    g_autofree char *place =
        fault->place ? g_strdup_printf("'%s'", fault->place) : g_strdup("shared state");
    Finding *finding = finding_new(rule->id, rule->severity);
    source_range_assign(&finding->range, &fault->range);
    finding->message = g_strdup_printf(
        "%s is written from a value read before coroutine '%s' suspended: what other tasks "
        "did to it in between is lost",
        place, function);
    finding->help = g_strdup("read it again after the suspension, or hold a coroutine lock over "
                             "the read and the write");
    finding->function = g_strdup(fault->body->function->name);
    finding->callee = g_strdup(fault->place);
    finding->macro = g_strdup(fault->macro);
    rule_add_steps(finding, fault->steps);
    return finding;
}

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    for (guint i = 0; i < inference->lost_updates->len; i++)
        g_ptr_array_add(findings, report(rule, g_ptr_array_index(inference->lost_updates, i)));
}

const Rule rule_racy_update = {
    .id = "racy-update",
    .severity = SEVERITY_WARNING,
    .summary = "shared state is read, the coroutine suspends, and the state is written from the "
               "old value",
    .what =
        "Finds writes of globals, statics, members and what parameters lead to, whose value was\n"
        "computed from the same state as it was before a suspension, with no lock held over both.\n"
        "Fine are values read again after the last suspension, writes after a test that the state\n"
        "is still the old one, and single steps (++, +=, fetch_add, compare-exchange).",
    .why = "While the coroutine is suspended other tasks run, and may change the state. The write\n"
           "puts back what was true before: their updates are lost, though no two threads are\n"
           "involved.",
    .example = "void coroutine_fn add(struct account *account, int amount)\n"
               "{\n"
               "    int balance = account->balance;\n"
               "    log_transfer(account, amount);            // suspends\n"
               "    account->balance = balance + amount;      // loses what others added\n"
               "}",
    .instead = "void coroutine_fn add(struct account *account, int amount)\n"
               "{\n"
               "    log_transfer(account, amount);\n"
               "    account->balance += amount;\n"
               "}",
    .check = check,
};
