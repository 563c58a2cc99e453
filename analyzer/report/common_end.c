#include "report/common_end.h"

#include "report/glyphs.h"
#include "report/paths.h"

/* Two callers may each have to be mended; from three on it is worth a look at what they call. */
#define SEVERAL 3

/* "FILE:LINE:COLUMN" of what blocks in the end; NULL when that is the finding's own line. */
static char *end_of(const Finding *finding) {
    if (!finding->leaf || finding->trace->len == 0)
        return NULL;
    const TraceStep *last = g_ptr_array_index(finding->trace, finding->trace->len - 1);
    return last->range.file
               ? g_strdup_printf("%s:%u:%u", last->range.file, last->range.line, last->range.column)
               : NULL;
}

static guint count_at(GHashTable *counts, const char *end) {
    return GPOINTER_TO_UINT(g_hash_table_lookup(counts, end));
}

static void count_end(GHashTable *counts, const Finding *finding) {
    char *end = end_of(finding);
    if (end)
        g_hash_table_replace(counts, end, GUINT_TO_POINTER(count_at(counts, end) + 1));
}

/* Of several with as many findings, the first that one meets. */
static const Finding *first_of_most(const Report *report, GHashTable *counts, guint *most) {
    const Finding *first = NULL;
    for (guint i = 0; i < report->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(report->findings, i);
        g_autofree char *end = end_of(finding);
        guint count = end ? count_at(counts, end) : 0;
        if (count <= *most)
            continue;
        *most = count;
        first = finding;
    }
    return first;
}

char *report_format_common_end(const Report *report) {
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < report->findings->len; i++)
        count_end(counts, g_ptr_array_index(report->findings, i));
    guint most = SEVERAL - 1;
    const Finding *finding = first_of_most(report, counts, &most);
    if (!finding)
        return NULL;
    g_autofree char *end = end_of(finding);
    g_autofree char *path = shown_path_copy(end);
    g_autofree char *shown = glyphs_of(path);
    g_autofree char *leaf = glyphs_of(finding->leaf);
    return g_strdup_printf("%u of these lead to the same call of '%s', %s: mend it there, or say "
                           "there once that it does no harm (docs/suppression.md)",
                           most, leaf, shown);
}
