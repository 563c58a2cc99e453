#include "report/json.h"

#include "report/json_output.h"
#include "report/paths.h"

enum {
    FORMAT_VERSION = 1
};

static cJSON *tool_to_json(const Report *report) {
    cJSON *tool = cJSON_CreateObject();
    json_add_text(tool, "name", "corolint");
    json_add_text(tool, "version", COROLINT_VERSION);
    json_add_text(tool, "libclang", report->libclang_version);
    return tool;
}

static void add_start(cJSON *object, const SourceRange *range, const ShownPaths *paths) {
    json_add_text(object, "file", shown_path(paths, range->file));
    cJSON_AddNumberToObject(object, "line", range->line);
    cJSON_AddNumberToObject(object, "column", range->column);
}

static cJSON *trace_to_json(const GPtrArray *trace, const ShownPaths *paths) {
    cJSON *steps = cJSON_CreateArray();
    for (guint i = 0; i < trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(trace, i);
        cJSON *object = cJSON_CreateObject();
        json_add_text(object, "message", step->message);
        add_start(object, &step->range, paths);
        cJSON_AddItemToArray(steps, object);
    }
    return steps;
}

static cJSON *finding_to_json(const Finding *finding, const ShownPaths *paths) {
    cJSON *object = cJSON_CreateObject();
    json_add_text(object, "rule", finding->rule);
    json_add_text(object, "severity", severity_name(finding->severity));
    json_add_text(object, "message", finding->message);
    add_start(object, &finding->range, paths);
    cJSON_AddNumberToObject(object, "endLine", finding->range.end_line);
    cJSON_AddNumberToObject(object, "endColumn", finding->range.end_column);
    json_add_text(object, "function", finding->function);
    cJSON_AddItemToObject(object, "trace", trace_to_json(finding->trace, paths));
    json_add_text(object, "help", finding->help);
    json_add_text(object, "fingerprint", finding->fingerprint);
    return object;
}

static cJSON *findings_to_json(const Report *report, const ShownPaths *paths) {
    cJSON *findings = cJSON_CreateArray();
    for (guint i = 0; i < report->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(report->findings, i);
        cJSON_AddItemToArray(findings, finding_to_json(finding, paths));
    }
    return findings;
}

static cJSON *errors_to_json(const Report *report, const ShownPaths *paths) {
    cJSON *errors = cJSON_CreateArray();
    for (guint i = 0; i < report->errors->len; i++) {
        const RunError *error = g_ptr_array_index(report->errors, i);
        cJSON *object = cJSON_CreateObject();
        json_add_text(object, "file", shown_path(paths, error->file));
        json_add_text(object, "message", error->message);
        cJSON_AddItemToArray(errors, object);
    }
    return errors;
}

/* More digits say nothing, and make the line longer. */
static double rounded_to_milliseconds(double seconds) {
    return (double)(guint64)(seconds * 1000 + 0.5) / 1000;
}

static cJSON *summary_to_json(const Report *report) {
    cJSON *summary = cJSON_CreateObject();
    cJSON_AddNumberToObject(summary, "files", report->files);
    cJSON_AddNumberToObject(summary, "functions", report->functions);
    cJSON_AddNumberToObject(summary, "coroutines", report->coroutines);
    cJSON_AddNumberToObject(summary, "findings", report->findings->len);
    cJSON_AddNumberToObject(summary, "suppressed", report->suppressed);
    if (report->has_baseline)
        cJSON_AddNumberToObject(summary, "baselined", report->baselined);
    if (report->has_diff)
        cJSON_AddNumberToObject(summary, "unchanged", report->unchanged);
    cJSON_AddNumberToObject(summary, "errors", report->errors->len);
    cJSON_AddNumberToObject(summary, "seconds", rounded_to_milliseconds(report->seconds));
    return summary;
}

char *report_render_json(const Report *report) {
    ShownPaths paths;
    shown_paths_init(&paths);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddNumberToObject(object, "version", FORMAT_VERSION);
    cJSON_AddItemToObject(object, "tool", tool_to_json(report));
    cJSON_AddItemToObject(object, "findings", findings_to_json(report, &paths));
    cJSON_AddItemToObject(object, "errors", errors_to_json(report, &paths));
    cJSON_AddItemToObject(object, "summary", summary_to_json(report));
    shown_paths_clear(&paths);
    return json_finish(object);
}
