#include "driver/judge.h"

#include <string.h>

#include "infer/inference.h"

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

static gboolean same_spot(const Finding *left, const Finding *right) {
    return left->range.line == right->range.line && left->range.column == right->range.column &&
           strcmp(left->rule, right->rule) == 0 && g_strcmp0(left->callee, right->callee) == 0 &&
           strcmp(left->range.file, right->range.file) == 0;
}

/* Sorted, each spot once for each rule: a header is compiled many times. */
static void keep_findings(GPtrArray *findings, Settings *settings, GHashTable *files,
                          GPtrArray *kept) {
    g_ptr_array_sort(findings, finding_compare);
    const Finding *last = NULL;
    for (guint i = 0; i < findings->len; i++) {
        Finding *finding = g_ptr_array_index(findings, i);
        if ((last && same_spot(last, finding)) || !give_severity(settings, finding, files)) {
            finding_free(finding);
            continue;
        }
        g_ptr_array_add(kept, finding);
        last = finding;
    }
}

void judge_program(Program *program, Settings *settings, GHashTable *files, Report *report) {
    g_autoptr(Inference) inference = inference_new(program, settings_catalog(settings));
    report->files = program->units->len;
    report->functions = inference->function_count;
    report->coroutines = inference->coroutine_count;
    report->loop_bodies = inference->bodies->len;
    g_autoptr(GPtrArray) findings = g_ptr_array_new();
    for (guint i = 0; all_rules[i]; i++) {
        if (!settings_want_rule(settings, all_rules[i]))
            continue;
        report_add_rule(report, rule_describe(all_rules[i]));
        all_rules[i]->check(all_rules[i], inference, findings);
    }
    keep_findings(findings, settings, files, report->findings);
    findings_set_fingerprints(report->findings);
}
