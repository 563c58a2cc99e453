#include "model/finding.h"

#include <string.h>

static const char *const SEVERITY_NAMES[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(Severity severity) {
    return SEVERITY_NAMES[severity];
}

gboolean severity_parse(const char *text, Severity *severity) {
    for (gsize i = 0; i < G_N_ELEMENTS(SEVERITY_NAMES); i++) {
        if (strcmp(text, SEVERITY_NAMES[i]) == 0) {
            *severity = (Severity)i;
            return TRUE;
        }
    }
    return FALSE;
}

void source_range_assign(SourceRange *target, const SourceRange *range) {
    char *file = g_strdup(range->file);
    g_free(target->file);
    *target = *range;
    target->file = file;
}

static void trace_step_free(void *pointer) {
    TraceStep *step = pointer;
    g_free(step->range.file);
    g_free(step->message);
    g_free(step->function);
    g_free(step);
}

GPtrArray *trace_new(void) {
    return g_ptr_array_new_with_free_func(trace_step_free);
}

TraceStep *trace_add(GPtrArray *trace, SourceRange range, char *message) {
    TraceStep *step = g_new0(TraceStep, 1);
    *step = (TraceStep){.range = range, .message = message};
    g_ptr_array_add(trace, step);
    return step;
}

Finding *finding_new(const char *rule, Severity severity) {
    Finding *finding = g_new0(Finding, 1);
    finding->rule = rule;
    finding->severity = severity;
    finding->trace = trace_new();
    return finding;
}

void finding_free(Finding *finding) {
    if (finding == NULL)
        return;
    g_free(finding->range.file);
    g_free(finding->message);
    g_free(finding->help);
    g_free(finding->function);
    g_free(finding->callee);
    g_free(finding->leaf);
    g_free(finding->macro);
    g_free(finding->fingerprint);
    g_ptr_array_unref(finding->trace);
    g_free(finding);
}

void finding_add_step(Finding *finding, const SourceRange *range, const char *message) {
    TraceStep *step = g_new0(TraceStep, 1);
    source_range_assign(&step->range, range);
    step->message = g_strdup(message);
    g_ptr_array_add(finding->trace, step);
}

static int unsigned_compare(unsigned left, unsigned right) {
    return (left > right) - (left < right);
}

int finding_compare(const void *left, const void *right) {
    const Finding *a = *(Finding *const *)left;
    const Finding *b = *(Finding *const *)right;
    int order = g_strcmp0(a->range.file, b->range.file);
    if (order == 0)
        order = unsigned_compare(a->range.line, b->range.line);
    if (order == 0)
        order = unsigned_compare(a->range.column, b->range.column);
    if (order == 0)
        order = g_strcmp0(a->rule, b->rule);
    return order != 0 ? order : g_strcmp0(a->message, b->message);
}
