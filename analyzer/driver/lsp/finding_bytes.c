#include "driver/lsp/finding_bytes.h"

#include "rules/rule.h"

/* Texts are byte strings: a path or a name of the source need not be UTF-8. */
#define STEP_TYPE "(ayuuuuay)"
#define FINDING_TYPE "(ayuayuuuuayayayayayaya" STEP_TYPE ")"
#define ANSWER_TYPE "(ua" FINDING_TYPE ")"

static GVariant *text(const char *known) {
    return g_variant_new_bytestring(known ? known : "");
}

static GVariant *pack_step(const TraceStep *step) {
    const SourceRange *range = &step->range;
    return g_variant_new("(@ayuuuu@ay)", text(range->file), range->line, range->column,
                         range->end_line, range->end_column, text(step->message));
}

static GVariant *pack_finding(const Finding *finding) {
    const SourceRange *range = &finding->range;
    GVariantBuilder trace;
    g_variant_builder_init(&trace, G_VARIANT_TYPE("a" STEP_TYPE));
    for (guint i = 0; i < finding->trace->len; i++)
        g_variant_builder_add_value(&trace, pack_step(g_ptr_array_index(finding->trace, i)));
    return g_variant_new("(@ayu@ayuuuu@ay@ay@ay@ay@ay@aya" STEP_TYPE ")", text(finding->rule),
                         (guint32)finding->severity, text(range->file), range->line, range->column,
                         range->end_line, range->end_column, text(finding->message),
                         text(finding->help), text(finding->function), text(finding->callee),
                         text(finding->macro), text(finding->fingerprint), &trace);
}

GBytes *finding_bytes_pack(guint serial, const GPtrArray *findings) {
    GVariantBuilder list;
    g_variant_builder_init(&list, G_VARIANT_TYPE("a" FINDING_TYPE));
    for (guint i = 0; i < findings->len; i++)
        g_variant_builder_add_value(&list, pack_finding(g_ptr_array_index(findings, i)));
    g_autoptr(GVariant) answer =
        g_variant_ref_sink(g_variant_new("(ua" FINDING_TYPE ")", serial, &list));
    return g_variant_get_data_as_bytes(answer);
}

/* "" stood for NULL. */
static char *known_text(const char *packed) {
    return *packed ? g_strdup(packed) : NULL;
}

static void unpack_trace(GVariantIter *steps, GPtrArray *trace) {
    const char *file = NULL;
    const char *message = NULL;
    SourceRange range = {0};
    while (g_variant_iter_next(steps, "(^&ayuuuu^&ay)", &file, &range.line, &range.column,
                               &range.end_line, &range.end_column, &message)) {
        range.file = known_text(file);
        trace_add(trace, range, g_strdup(message));
    }
}

/* NULL for a rule that does not exist. */
static Finding *unpack_finding(GVariant *packed) {
    const char *texts[8] = {0};
    guint32 severity = 0;
    SourceRange range = {0};
    g_autoptr(GVariantIter) steps = NULL;
    g_variant_get(packed, "(^&ayu^&ayuuuu^&ay^&ay^&ay^&ay^&ay^&aya" STEP_TYPE ")", &texts[0],
                  &severity, &texts[1], &range.line, &range.column, &range.end_line,
                  &range.end_column, &texts[2], &texts[3], &texts[4], &texts[5], &texts[6],
                  &texts[7], &steps);
    const Rule *rule = rule_find(texts[0]);
    if (!rule || severity > SEVERITY_ERROR)
        return NULL;
    Finding *finding = finding_new(rule->id, (Severity)severity);
    range.file = (char *)texts[1];
    source_range_assign(&finding->range, &range);
    finding->message = g_strdup(texts[2]);
    finding->help = known_text(texts[3]);
    finding->function = known_text(texts[4]);
    finding->callee = known_text(texts[5]);
    finding->macro = known_text(texts[6]);
    finding->fingerprint = known_text(texts[7]);
    unpack_trace(steps, finding->trace);
    return finding;
}

static void free_finding(gpointer data) {
    finding_free(data);
}

GPtrArray *finding_bytes_unpack(GBytes *bytes, guint *serial) {
    g_autoptr(GVariant) answer = /* trusted: as a copy of this process has packed it */
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(ANSWER_TYPE), bytes, TRUE));
    GPtrArray *findings = g_ptr_array_new_with_free_func(free_finding);
    g_autoptr(GVariantIter) list = NULL;
    g_variant_get(answer, "(ua" FINDING_TYPE ")", serial, &list);
    for (GVariant *packed; (packed = g_variant_iter_next_value(list)) != NULL;) {
        Finding *finding = unpack_finding(packed);
        if (finding)
            g_ptr_array_add(findings, finding);
        g_variant_unref(packed);
    }
    return findings;
}
