#include "driver/judge.h"

#include <string.h>

#include "driver/fingerprints.h"
#include "driver/new_findings.h"
#include "driver/suppressions.h"

static void free_finding(gpointer data) {
    finding_free(data);
}

/* FALSE when it is not wanted. */
static gboolean give_severity(Settings *settings, Finding *finding, GHashTable *files) {
    const char *file = finding->range.file;
    if (!g_hash_table_contains(files, file) ||
        !settings_rule_severity(settings, rule_find(finding->rule), file, &finding->severity))
        return FALSE;
    if (finding->pedantic)
        finding->severity = SEVERITY_NOTE;
    return !finding->pedantic || settings_is_pedantic(settings, file);
}

/* File, line, column, rule and callee. */
static int compare_spots(const Finding *left, const Finding *right) {
    int order = strcmp(left->range.file, right->range.file);
    if (order == 0)
        order = (left->range.line > right->range.line) - (left->range.line < right->range.line);
    if (order == 0)
        order =
            (left->range.column > right->range.column) - (left->range.column < right->range.column);
    if (order == 0)
        order = strcmp(left->rule, right->rule);
    return order != 0 ? order : g_strcmp0(left->callee, right->callee);
}

/* By spot; what is silenced in one unit and not in another is not. */
static gint compare_for_sifting(gconstpointer left, gconstpointer right) {
    const Finding *a = *(Finding *const *)left;
    const Finding *b = *(Finding *const *)right;
    int order = compare_spots(a, b);
    if (order == 0)
        order = (a->silenced > b->silenced) - (a->silenced < b->silenced);
    return order != 0 ? order : g_strcmp0(a->message, b->message);
}

/* What is wanted goes from findings to the report, each spot once for each rule: a header is
 * compiled many times. What is silenced is counted. */
static void keep_findings(GPtrArray *findings, Settings *settings, GHashTable *files,
                          Report *report) {
    g_ptr_array_sort(findings, compare_for_sifting);
    const Finding *last = NULL;
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = g_ptr_array_index(findings, i);
        gboolean told = last && compare_spots(last, finding) == 0;
        if (told || !give_severity(settings, finding, files))
            continue;
        last = finding;
        if (finding->silenced) {
            report->suppressed++;
            continue;
        }
        findings->pdata[i] = NULL; /* handed on; finding_free() takes NULL */
        g_ptr_array_add(report->findings, finding);
    }
}

/* All rules are asked, for a comment is of use whether or not what it silences is wanted; those
 * that are wanted are the report's. */
static GPtrArray *check_rules(const Inference *inference, const Settings *settings,
                              Report *report) {
    GPtrArray *findings = g_ptr_array_new_with_free_func(free_finding);
    for (guint i = 0; all_rules[i]; i++) {
        if (settings_want_rule(settings, all_rules[i]))
            report_add_rule(report, rule_describe(all_rules[i]));
        if (all_rules[i]->check)
            all_rules[i]->check(all_rules[i], inference, findings);
    }
    return findings;
}

void judge_inference(const Inference *inference, Silences *silences, Settings *settings,
                     GHashTable *files, Report *report) {
    report->files = inference->program->units->len;
    report->functions = inference->function_count;
    report->coroutines = inference->coroutine_count;
    report->loop_bodies = inference->bodies->len;
    g_autoptr(GPtrArray) findings = check_rules(inference, settings, report);
    suppressions_apply(findings, silences);
    suppressions_find_unused(inference->program, silences, settings, files, findings);
    keep_findings(findings, settings, files, report);
    g_ptr_array_sort(report->findings, finding_compare);
    fingerprints_set(report->findings, report->sources);
}

void judge_program(Program *program, Settings *settings, GHashTable *files, Changes *changes,
                   Report *report) {
    g_autoptr(Silences) silences = silences_new(program);
    g_autoptr(Inference) inference = inference_new(program, settings_catalog(settings), silences);
    judge_inference(inference, silences, settings, files, report);
    if (changes)
        new_findings_mark(report->findings, inference, changes);
}
