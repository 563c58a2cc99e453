#include "model/finding.h"

#include <string.h>

/* 128 bits tell findings apart as well as 256 do, and are easier to read in a baseline. */
enum {
    FINGERPRINT_DIGITS = 32
};

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
    g_free(step);
}

GPtrArray *trace_new(void) {
    return g_ptr_array_new_with_free_func(trace_step_free);
}

TraceStep *trace_add(GPtrArray *trace, SourceRange range, char *message) {
    TraceStep *step = g_new0(TraceStep, 1);
    *step = (TraceStep){range, message, FALSE};
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

/* A field of the fingerprint ends in a NUL byte, so that no two lists of fields are the same bytes.
 */
static void checksum_add_field(GChecksum *checksum, const char *text) {
    const char *field = text != NULL ? text : "";
    g_checksum_update(checksum, (const guchar *)field, (gssize)strlen(field) + 1);
}

static void checksum_add_line(GChecksum *checksum, SourceLine line) {
    GString *dense = g_string_sized_new(line.length);
    for (gsize i = 0; i < line.length; i++)
        if (line.text[i] != '\0' && !g_ascii_isspace(line.text[i]))
            g_string_append_c(dense, line.text[i]);
    checksum_add_field(checksum, dense->str);
    g_string_free(dense, TRUE);
}

static GChecksum *finding_checksum(const Finding *finding, SourceLines *sources) {
    SourceLine line;
    source_lines_get(sources, finding->range.file, finding->range.line, &line);
    GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
    checksum_add_field(checksum, finding->rule);
    checksum_add_field(checksum, finding->function);
    checksum_add_line(checksum, line);
    checksum_add_field(checksum, finding->callee);
    return checksum;
}

/* How many findings with this checksum came before. A copy is asked, for a checksum that has been
 * read takes no more data. */
static unsigned next_ordinal(GHashTable *alike, const GChecksum *checksum) {
    GChecksum *copy = g_checksum_copy(checksum);
    const char *key = g_checksum_get_string(copy);
    unsigned ordinal = GPOINTER_TO_UINT(g_hash_table_lookup(alike, key));
    g_hash_table_replace(alike, g_strdup(key), GUINT_TO_POINTER(ordinal + 1));
    g_checksum_free(copy);
    return ordinal;
}

static void finding_set_fingerprint(Finding *finding, SourceLines *sources, GHashTable *alike) {
    GChecksum *checksum = finding_checksum(finding, sources);
    char *ordinal = g_strdup_printf("%u", next_ordinal(alike, checksum));
    checksum_add_field(checksum, ordinal);
    g_free(finding->fingerprint);
    finding->fingerprint = g_strndup(g_checksum_get_string(checksum), FINGERPRINT_DIGITS);
    g_free(ordinal);
    g_checksum_free(checksum);
}

void findings_set_fingerprints(GPtrArray *findings, SourceLines *sources) {
    GHashTable *alike = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < findings->len; i++)
        finding_set_fingerprint(g_ptr_array_index(findings, i), sources, alike);
    g_hash_table_unref(alike);
}
