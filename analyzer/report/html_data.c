#include "report/html_data.h"

#include "report/columns.h"
#include "report/finding_path.h"
#include "report/html_sources.h"
#include "report/json_output.h"
#include "report/paths.h"

typedef struct HtmlData {
    SourceLines *sources; /* the report's */
    HtmlSources *excerpts;
    ShownPaths paths;
} HtmlData;

static cJSON *rules_to_json(const Report *report) {
    cJSON *rules = cJSON_CreateArray();
    for (guint i = 0; i < report->rules->len; i++) {
        const RuleDescription *rule = &g_array_index(report->rules, RuleDescription, i);
        cJSON *object = cJSON_CreateObject();
        json_add_text(object, "id", rule->id);
        json_add_text(object, "summary", rule->summary);
        json_add_text(object, "what", rule->what);
        json_add_text(object, "why", rule->why);
        json_add_text(object, "example", rule->example);
        json_add_text(object, "instead", rule->instead);
        cJSON_AddItemToArray(rules, object);
    }
    return rules;
}

static void add_number(cJSON *row, unsigned number) {
    cJSON_AddItemToArray(row, cJSON_CreateNumber(number));
}

/* A row, for a report has many: file, line, column, end line and column, first and last line to
 * show, message. */
static void add_step(cJSON *steps, const SourceRange *range, const char *message, HtmlData *data) {
    HtmlExcerpt excerpt = html_sources_add(data->excerpts, range);
    unsigned end_line = MAX(range->line, range->end_line);
    cJSON *row = cJSON_CreateArray();
    cJSON_AddItemToArray(row, cJSON_CreateNumber(excerpt.file));
    add_number(row, range->line);
    add_number(row, column_in_utf16(data->sources, range->file, range->line, range->column));
    add_number(row, end_line);
    add_number(row, column_in_utf16(data->sources, range->file, end_line, range->end_column));
    add_number(row, excerpt.first);
    add_number(row, excerpt.last);
    g_autofree char *valid = g_utf8_make_valid(message != NULL ? message : "", -1);
    cJSON_AddItemToArray(row, cJSON_CreateString(valid));
    cJSON_AddItemToArray(steps, row);
}

static void add_steps(cJSON *object, const Finding *finding, HtmlData *data) {
    cJSON *steps = cJSON_CreateArray();
    g_autoptr(GArray) path = finding_path(finding);
    for (guint i = 0; i < path->len; i++) {
        const PathStep *step = &g_array_index(path, PathStep, i);
        /* The finding's message stands above its path. */
        add_step(steps, step->range, step->message == finding->message ? NULL : step->message,
                 data);
        if (step->is_finding)
            cJSON_AddNumberToObject(object, "at", i);
    }
    cJSON_AddItemToObject(object, "steps", steps);
}

static cJSON *finding_to_json(const Finding *finding, HtmlData *data) {
    cJSON *object = cJSON_CreateObject();
    json_add_text(object, "rule", finding->rule);
    json_add_text(object, "severity", severity_name(finding->severity));
    json_add_text(object, "message", finding->message);
    json_add_text(object, "function", finding->function);
    json_add_text(object, "help", finding->help);
    json_add_text(object, "macro", finding->macro);
    json_add_text(object, "fingerprint", finding->fingerprint);
    add_steps(object, finding, data);
    return object;
}

static cJSON *findings_to_json(const Report *report, HtmlData *data) {
    cJSON *findings = cJSON_CreateArray();
    for (guint i = 0; i < report->findings->len; i++)
        cJSON_AddItemToArray(findings,
                             finding_to_json(g_ptr_array_index(report->findings, i), data));
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

cJSON *html_data(const Report *report) {
    HtmlData data = {.sources = report->sources};
    data.excerpts = html_sources_new(data.sources);
    shown_paths_init(&data.paths);
    cJSON *object = cJSON_CreateObject();
    cJSON_AddItemToObject(object, "rules", rules_to_json(report));
    cJSON_AddItemToObject(object, "findings", findings_to_json(report, &data));
    cJSON_AddItemToObject(object, "errors", errors_to_json(report, &data.paths));
    cJSON_AddItemToObject(object, "files", html_sources_to_json(data.excerpts, &data.paths));
    shown_paths_clear(&data.paths);
    html_sources_free(data.excerpts);
    return object;
}
