#include <string.h>

#include "catalog/words.h"
#include "rules/rule.h"

extern const Rule rule_blocking_lock;
extern const Rule rule_blocking_sleep;
extern const Rule rule_blocking_wait;
extern const Rule rule_blocking_io;
extern const Rule rule_blocking_process;
extern const Rule rule_lock_per_call;
extern const Rule rule_coroutine_called_outside;

extern const Rule rule_suspend_while_locked;
extern const Rule rule_blocking_while_locked;
extern const Rule rule_racy_update;
extern const Rule rule_unused_suppression;

const Rule *const all_rules[] = {
    &rule_blocking_lock,        &rule_blocking_sleep,
    &rule_blocking_wait,        &rule_blocking_io,
    &rule_blocking_process,     &rule_lock_per_call,
    &rule_suspend_while_locked, &rule_blocking_while_locked,
    &rule_racy_update,          &rule_coroutine_called_outside,
    &rule_unused_suppression,   NULL,
};

const Rule *rule_find(const char *id) {
    for (guint i = 0; all_rules[i]; i++)
        if (strcmp(all_rules[i]->id, id) == 0)
            return all_rules[i];
    return NULL;
}

const char *rule_nearest(const char *name) {
    const char *ids[G_N_ELEMENTS(all_rules)];
    guint count = 0;
    for (; all_rules[count]; count++)
        ids[count] = all_rules[count]->id;
    return words_nearest(&(Words){count, ids}, name);
}

static void add_code(GString *text, const char *title, const char *code) {
    g_auto(GStrv) lines = g_strsplit(code, "\n", -1);
    g_string_append_printf(text, "\n%s\n\n", title);
    for (guint i = 0; lines[i]; i++)
        g_string_append_printf(text, "%s%s\n", *lines[i] ? "    " : "", lines[i]);
}

char *rule_explanation(const Rule *rule) {
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s (%s)\n\nReported when %s.\n", rule->id,
                           severity_name(rule->severity), rule->summary);
    g_string_append_printf(text, "\nWhat it does\n\n%s\n", rule->what);
    g_string_append_printf(text, "\nWhy is this bad\n\n%s\n", rule->why);
    add_code(text, "Example", rule->example);
    add_code(text, "Use instead", rule->instead);
    return g_string_free(text, FALSE);
}

RuleDescription rule_describe(const Rule *rule) {
    return (RuleDescription){.id = rule->id,
                             .severity = rule->severity,
                             .summary = rule->summary,
                             .what = rule->what,
                             .why = rule->why,
                             .example = rule->example,
                             .instead = rule->instead};
}

static const char *role_name(LoopRole role) {
    return role == LOOP_ROLE_COROUTINE ? "coroutine" : "event-loop function";
}

/* What a stall begins with. An object's end is shown where the object is declared or made: without
 * a word the reader would look for a call there. */
static char *stall_subject(const Stall *stall) {
    const char *callee = stall->callee ? stall->callee : "this";
    if (!stall->at_destruction)
        return g_strdup_printf("'%s'", callee);
    if (strchr(callee, '~'))
        return g_strdup_printf("'%s', run as this object ends,", callee);
    return g_strdup_printf("the end of this '%s'", callee);
}

static char *stall_message(const Stall *stall, const char *sentence) {
    const char *name = program_function_shown_name(stall->body->function);
    const char *role = role_name(stall->body->role);
    g_autofree char *subject = stall_subject(stall);
    if (stall->leaf)
        return g_strdup_printf("%s leads to '%s', which %s, in %s '%s'", subject, stall->leaf,
                               sentence, role, name);
    return g_strdup_printf("%s %s, in %s '%s'", subject, sentence, role, name);
}

/* Advice to await a lock of coroutines: a plain function cannot follow it. */
static gboolean asks_for_await(const char *advice) {
    return g_str_has_prefix(advice, "await ") || g_str_has_prefix(advice, "co_await ") ||
           strstr(advice, "coroutine library");
}

static char *stall_help(const Stall *stall) {
    gboolean in_coroutine = stall->body->role == LOOP_ROLE_COROUTINE;
    if (stall->kind != CATALOG_BLOCK_LOCK || !stall->instead || !asks_for_await(stall->instead) ||
        (in_coroutine && !stall->holder))
        return g_strdup(stall->instead);
    if (in_coroutine)
        return g_strdup_printf("'%s' is no coroutine and cannot await a lock: call it on another "
                               "thread, or make it a coroutine and %s",
                               stall->holder, stall->instead);
    const char *holder =
        stall->holder ? stall->holder : program_function_shown_name(stall->body->function);
    return g_strdup_printf("'%s' is no coroutine and cannot await a lock: try it and come back "
                           "later, or do the work on another thread",
                           holder);
}

static gboolean stand_together(const SourceRange *left, const SourceRange *right) {
    return left->line == right->line && left->column == right->column &&
           strcmp(left->file, right->file) == 0;
}

gboolean rule_is_told_as_suspension(const Inference *inference, const Stall *stall) {
    for (guint i = 0; i < inference->locked_suspensions->len; i++) {
        const LockedSuspension *fault = g_ptr_array_index(inference->locked_suspensions, i);
        if (stall->kind == CATALOG_BLOCK_LOCK && stand_together(&fault->range, &stall->range))
            return TRUE;
    }
    return FALSE;
}

Finding *rule_new_stall_finding(const Rule *rule, const Stall *stall, const char *sentence) {
    Finding *finding = finding_new(rule->id, rule->severity);
    finding->pedantic = stall->pedantic;
    source_range_assign(&finding->range, &stall->range);
    finding->message = stall_message(stall, sentence);
    finding->help = stall_help(stall);
    finding->function = g_strdup(stall->body->function->name);
    finding->callee = g_strdup(stall->callee);
    finding->leaf = g_strdup(stall->leaf);
    finding->macro = g_strdup(stall->macro);
    rule_add_steps(finding, stall->steps);
    finding->lead = stall->lead;
    finding->silenced = stall->silenced;
    return finding;
}

void rule_add_steps(Finding *finding, const GPtrArray *steps) {
    for (guint i = 0; i < steps->len; i++) {
        const TraceStep *step = g_ptr_array_index(steps, i);
        SourceRange range = {0};
        source_range_assign(&range, &step->range);
        TraceStep *copy = trace_add(finding->trace, range, g_strdup(step->message));
        copy->function = g_strdup(step->function);
        copy->one_of_several = step->one_of_several;
    }
}

void rule_report_stalls(const Rule *rule, const Inference *inference, CatalogBlockKind kind,
                        const char *sentence, GPtrArray *findings) {
    for (guint i = 0; i < inference->stalls->len; i++) {
        const Stall *stall = g_ptr_array_index(inference->stalls, i);
        if (stall->kind == kind && !stall->locked && !rule_is_told_as_suspension(inference, stall))
            g_ptr_array_add(findings, rule_new_stall_finding(rule, stall, sentence));
    }
}
