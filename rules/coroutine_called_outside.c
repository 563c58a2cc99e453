#include <string.h>

#include "rules/rule.h"

static const char *const caller_names[] = {
    [OUTSIDE_PLAIN] = "plain function",
    [OUTSIDE_MARKED] = "non-coroutine",
    [OUTSIDE_LOOP_CALLBACK] = "event-loop callback",
    [OUTSIDE_THREAD] = "thread function",
};

/* What calls such a function is no coroutine, and no mark makes it one. */
static gboolean may_lack_its_mark(const OutsideCall *call) {
    return call->caller == OUTSIDE_PLAIN && strcmp(call->function->name, "main") != 0;
}

static char *advise(const OutsideCall *call, const char *caller, const char *callee) {
    if (!may_lack_its_mark(call))
        return g_strdup_printf("start '%s' as a coroutine of its own", callee);
    return g_strdup_printf("mark '%s' as a coroutine too (coroutine_fn), or as a function of both "
                           "worlds that asks where it runs (coroutine_mixed_fn); otherwise start "
                           "'%s' as a coroutine of its own",
                           caller, callee);
}

static Finding *report(const Rule *rule, const OutsideCall *call) {
    const char *caller = program_function_shown_name(call->function);
    const char *callee = call->callee ? call->callee : "this";
    Finding *finding = finding_new(rule->id, rule->severity);
    source_range_assign(&finding->range, &call->range);
    finding->message = g_strdup_printf("coroutine '%s' is called directly by %s '%s'", callee,
                                       caller_names[call->caller], caller);
    finding->help = advise(call, caller, callee);
    finding->function = g_strdup(call->function->name);
    finding->callee = g_strdup(call->callee);
    finding->macro = g_strdup(call->macro);
    return finding;
}

static void check(const Rule *rule, const Inference *inference, GPtrArray *findings) {
    for (guint i = 0; i < inference->outside_calls->len; i++)
        g_ptr_array_add(findings, report(rule, g_ptr_array_index(inference->outside_calls, i)));
}

const Rule rule_coroutine_called_outside = {
    .id = "coroutine-called-outside",
    .severity = SEVERITY_WARNING,
    .summary = "a plain function calls a marked coroutine directly, not through what starts one",
    .what =
        "Finds calls of functions marked as coroutines, also through function pointers with that\n"
        "mark, in functions that are none: unmarked ones, callbacks of the event loop, functions\n"
        "of threads, and those marked no_coroutine_fn. Functions marked coroutine_mixed_fn may\n"
        "call coroutines, so may any function where it knows that it runs in one\n"
        "(`if (qemu_in_coroutine())`), and what is handed to a function or macro that starts a\n"
        "coroutine (qemu_coroutine_create, libdill's go) is no call. C++20 coroutines are left\n"
        "out: calling one makes a task.",
    .why = "Outside of a coroutine there is nothing to suspend: depending on the library the call\n"
           "aborts, corrupts the stack, or suspends whatever coroutine happens to be below. And a\n"
           "function that only lacks its mark hides from readers, and from corolint, that it may\n"
           "suspend and must not block.",
    .example = "int coroutine_fn co_read(Device *device, void *buffer);\n"
               "\n"
               "int load(Device *device)                  // runs anywhere, as far as one can see\n"
               "{\n"
               "    return co_read(device, device->header);\n"
               "}",
    .instead = "int coroutine_fn load(Device *device)     // only coroutines call this\n"
               "{\n"
               "    return co_read(device, device->header);\n"
               "}\n"
               "\n"
               "void start(Device *device)                // and this starts one\n"
               "{\n"
               "    qemu_coroutine_enter(qemu_coroutine_create(load_entry, device));\n"
               "}",
    .check = check,
};
