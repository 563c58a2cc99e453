#include "report/finding_path.h"

static gboolean is_place_of(const TraceStep *step, const Finding *finding) {
    return step->range.line == finding->range.line && step->range.column == finding->range.column &&
           g_strcmp0(step->range.file, finding->range.file) == 0;
}

static gboolean is_told(const Finding *finding, guint *told) {
    for (*told = 0; *told < finding->trace->len; (*told)++)
        if (is_place_of(g_ptr_array_index(finding->trace, *told), finding))
            return TRUE;
    return FALSE;
}

GArray *finding_path(const Finding *finding) {
    GArray *path = g_array_new(FALSE, FALSE, sizeof(PathStep));
    guint told = 0;
    gboolean by_trace = is_told(finding, &told);
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        PathStep along = {&step->range, step->message, by_trace && i == told};
        g_array_append_val(path, along);
    }
    if (!by_trace) {
        PathStep own = {&finding->range, finding->message, TRUE};
        g_array_insert_val(path, MIN(finding->lead, path->len), own);
    }
    return path;
}
