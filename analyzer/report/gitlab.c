#include "report/gitlab.h"

#include "model/digest.h"
#include "report/json_output.h"
#include "report/paths.h"

#include <string.h>

static const char *const SEVERITIES[] = {
    [SEVERITY_NOTE] = "info",
    [SEVERITY_WARNING] = "minor",
    [SEVERITY_ERROR] = "major",
};

#define SEVERITY_OF_ERRORS "critical"
#define CHECK_OF_ERRORS "analysis-error"

static void add_location(cJSON *issue, const char *path, unsigned begin, unsigned end) {
    cJSON *location = cJSON_AddObjectToObject(issue, "location");
    json_add_text(location, "path", path);
    cJSON *lines = cJSON_AddObjectToObject(location, "lines");
    cJSON_AddNumberToObject(lines, "begin", MAX(begin, 1));
    cJSON_AddNumberToObject(lines, "end", MAX(MAX(begin, end), 1));
}

static cJSON *finding_to_issue(const Finding *finding, const ShownPaths *paths) {
    cJSON *issue = cJSON_CreateObject();
    json_add_text(issue, "description", finding->message);
    json_add_text(issue, "check_name", finding->rule);
    json_add_text(issue, "fingerprint", finding->fingerprint);
    json_add_text(issue, "severity", SEVERITIES[finding->severity]);
    add_location(issue, shown_path(paths, finding->range.file), finding->range.line,
                 finding->range.end_line);
    return issue;
}

/* Every error of a report is of another file or has another message. */
static char *error_fingerprint(const char *path, const char *message) {
    g_autofree char *text = g_strdup_printf("%s\n%s", path, message);
    Digest digest = digest_of(text, strlen(text));
    char hex[DIGEST_HEX_SIZE];
    digest_to_hex(&digest, hex);
    return g_strdup(hex);
}

static cJSON *error_to_issue(const RunError *error, const ShownPaths *paths) {
    const char *path = shown_path(paths, error->file);
    g_autofree char *fingerprint = error_fingerprint(path, error->message);
    cJSON *issue = cJSON_CreateObject();
    json_add_text(issue, "description", error->message);
    json_add_text(issue, "check_name", CHECK_OF_ERRORS);
    json_add_text(issue, "fingerprint", fingerprint);
    json_add_text(issue, "severity", SEVERITY_OF_ERRORS);
    add_location(issue, path, error->line, error->line);
    return issue;
}

char *report_render_gitlab(const Report *report) {
    ShownPaths paths;
    shown_paths_init_from(&paths, "CI_PROJECT_DIR");
    cJSON *issues = cJSON_CreateArray();
    for (guint i = 0; i < report->findings->len; i++)
        cJSON_AddItemToArray(issues,
                             finding_to_issue(g_ptr_array_index(report->findings, i), &paths));
    for (guint i = 0; i < report->errors->len; i++) {
        const RunError *error = g_ptr_array_index(report->errors, i);
        /* GitLab refuses a report with an entry of no file; standard error has this one. */
        if (error->file != NULL)
            cJSON_AddItemToArray(issues, error_to_issue(error, &paths));
    }
    shown_paths_clear(&paths);
    return json_finish(issues);
}
