#include "report/sarif.h"

#include "model/source_lines.h"
#include "report/columns.h"
#include "report/finding_path.h"
#include "report/json_output.h"
#include "report/paths.h"
#include "report/sarif_rules.h"
#include "report/uris.h"

#include <string.h>

#define SCHEMA                                                                                     \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#define BASE "SRCROOT"
#define FINGERPRINT "corolint/v1"

typedef struct SarifWriter {
    const Report *report;
    ShownPaths paths;
    SourceLines *sources; /* the report's */
} SarifWriter;

static void add_number(cJSON *object, const char *key, unsigned number) {
    cJSON_AddNumberToObject(object, key, number);
}

/* In a message, braces stand around what is to be filled in: those that mean themselves are
 * doubled.
 */
static void add_message(cJSON *object, const char *text) {
    GString *escaped = g_string_new(NULL);
    for (const char *at = text != NULL ? text : ""; *at != '\0'; at++) {
        if (*at == '{' || *at == '}')
            g_string_append_c(escaped, *at);
        g_string_append_c(escaped, *at);
    }
    cJSON *message = cJSON_AddObjectToObject(object, "message");
    json_add_text(message, "text", escaped->str);
    g_string_free(escaped, TRUE);
}

static void add_artifact_location(cJSON *object, const char *file, const SarifWriter *writer) {
    const char *shown = shown_path(&writer->paths, file);
    gboolean is_absolute = g_path_is_absolute(shown);
    g_autofree char *uri = is_absolute ? uri_of_absolute_path(shown) : uri_of_relative_path(shown);
    cJSON *location = cJSON_AddObjectToObject(object, "artifactLocation");
    json_add_text(location, "uri", uri);
    if (!is_absolute && writer->paths.physical != NULL)
        json_add_text(location, "uriBaseId", BASE);
}

static void add_region(cJSON *object, const SourceRange *range, const SarifWriter *writer) {
    if (range->line == 0)
        return;
    cJSON *region = cJSON_AddObjectToObject(object, "region");
    add_number(region, "startLine", range->line);
    if (range->column == 0)
        return;
    add_number(region, "startColumn",
               column_in_utf16(writer->sources, range->file, range->line, range->column));
    if (range->end_line < range->line || range->end_column == 0)
        return;
    add_number(region, "endLine", range->end_line);
    add_number(region, "endColumn",
               column_in_utf16(writer->sources, range->file, range->end_line, range->end_column));
}

static cJSON *location_to_sarif(const SourceRange *range, const SarifWriter *writer) {
    cJSON *location = cJSON_CreateObject();
    if (range->file == NULL)
        return location;
    cJSON *place = cJSON_AddObjectToObject(location, "physicalLocation");
    add_artifact_location(place, range->file, writer);
    add_region(place, range, writer);
    return location;
}

static void add_locations(cJSON *result, const Finding *finding, const SarifWriter *writer) {
    cJSON *locations = cJSON_AddArrayToObject(result, "locations");
    if (finding->range.file == NULL)
        return;
    cJSON *location = location_to_sarif(&finding->range, writer);
    cJSON_AddItemToArray(locations, location);
    if (finding->function == NULL)
        return;
    cJSON *functions = cJSON_AddArrayToObject(location, "logicalLocations");
    cJSON *function = cJSON_CreateObject();
    json_add_text(function, "fullyQualifiedName", finding->function);
    json_add_text(function, "kind", "function");
    cJSON_AddItemToArray(functions, function);
}

static void add_flow_step(cJSON *steps, const SourceRange *range, const char *message,
                          const SarifWriter *writer) {
    cJSON *step = cJSON_CreateObject();
    cJSON *location = location_to_sarif(range, writer);
    add_message(location, message);
    cJSON_AddItemToObject(step, "location", location);
    cJSON_AddItemToArray(steps, step);
}

static void add_code_flow(cJSON *result, const Finding *finding, const SarifWriter *writer) {
    cJSON *flow = cJSON_CreateObject();
    cJSON *thread = cJSON_CreateObject();
    cJSON *steps = cJSON_AddArrayToObject(thread, "locations");
    g_autoptr(GArray) path = finding_path(finding);
    for (guint i = 0; i < path->len; i++) {
        const PathStep *step = &g_array_index(path, PathStep, i);
        add_flow_step(steps, step->range, step->message, writer);
    }
    cJSON_AddItemToArray(cJSON_AddArrayToObject(flow, "threadFlows"), thread);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(result, "codeFlows"), flow);
}

static void add_related_locations(cJSON *result, const Finding *finding,
                                  const SarifWriter *writer) {
    cJSON *related = cJSON_AddArrayToObject(result, "relatedLocations");
    for (guint i = 0; i < finding->trace->len; i++) {
        const TraceStep *step = g_ptr_array_index(finding->trace, i);
        cJSON *location = location_to_sarif(&step->range, writer);
        add_number(location, "id", i + 1);
        add_message(location, step->message);
        cJSON_AddItemToArray(related, location);
    }
}

/* What SARIF has no place for. */
static void add_properties(cJSON *result, const Finding *finding) {
    if (finding->help == NULL && finding->macro == NULL)
        return;
    cJSON *properties = cJSON_AddObjectToObject(result, "properties");
    if (finding->help != NULL)
        json_add_text(properties, "help", finding->help);
    if (finding->macro != NULL)
        json_add_text(properties, "macro", finding->macro);
}

static cJSON *finding_to_sarif(const Finding *finding, const SarifWriter *writer) {
    cJSON *result = cJSON_CreateObject();
    int rule = report_find_rule(writer->report, finding->rule);
    json_add_text(result, "ruleId", finding->rule);
    if (rule >= 0)
        add_number(result, "ruleIndex", (unsigned)rule);
    json_add_text(result, "level", severity_name(finding->severity));
    add_message(result, finding->message);
    add_locations(result, finding, writer);
    if (finding->fingerprint != NULL)
        json_add_text(cJSON_AddObjectToObject(result, "partialFingerprints"), FINGERPRINT,
                      finding->fingerprint);
    if (finding->trace->len > 0) {
        add_code_flow(result, finding, writer);
        add_related_locations(result, finding, writer);
    }
    add_properties(result, finding);
    return result;
}

static cJSON *results(const SarifWriter *writer) {
    cJSON *array = cJSON_CreateArray();
    const GPtrArray *findings = writer->report->findings;
    for (guint i = 0; i < findings->len; i++)
        cJSON_AddItemToArray(array, finding_to_sarif(g_ptr_array_index(findings, i), writer));
    return array;
}

static cJSON *error_to_notification(const RunError *error, const SarifWriter *writer) {
    cJSON *notification = cJSON_CreateObject();
    json_add_text(notification, "level", "error");
    add_message(notification, error->what);
    if (error->file == NULL)
        return notification;
    SourceRange range = {error->file, error->line, error->column, 0, 0};
    cJSON *location = location_to_sarif(&range, writer);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(notification, "locations"), location);
    return notification;
}

static void add_invocation(cJSON *run, const SarifWriter *writer) {
    const GPtrArray *errors = writer->report->errors;
    cJSON *invocation = cJSON_CreateObject();
    cJSON_AddBoolToObject(invocation, "executionSuccessful", errors->len == 0);
    if (errors->len > 0) {
        cJSON *notifications = cJSON_AddArrayToObject(invocation, "toolExecutionNotifications");
        for (guint i = 0; i < errors->len; i++)
            cJSON_AddItemToArray(notifications,
                                 error_to_notification(g_ptr_array_index(errors, i), writer));
    }
    cJSON_AddItemToArray(cJSON_AddArrayToObject(run, "invocations"), invocation);
}

static void add_tool(cJSON *run, const Report *report) {
    cJSON *driver = cJSON_AddObjectToObject(cJSON_AddObjectToObject(run, "tool"), "driver");
    json_add_text(driver, "name", "corolint");
    json_add_text(driver, "version", COROLINT_VERSION);
    json_add_text(driver, "semanticVersion", COROLINT_VERSION);
    cJSON_AddItemToObject(driver, "rules", sarif_rules(report));
}

static void add_base(cJSON *run, const ShownPaths *paths) {
    if (paths->physical == NULL)
        return;
    g_autofree char *directory = g_str_has_suffix(paths->logical, "/")
                                     ? g_strdup(paths->logical)
                                     : g_strconcat(paths->logical, "/", NULL);
    g_autofree char *uri = uri_of_absolute_path(directory);
    cJSON *bases = cJSON_AddObjectToObject(run, "originalUriBaseIds");
    json_add_text(cJSON_AddObjectToObject(bases, BASE), "uri", uri);
}

static cJSON *run_to_sarif(const SarifWriter *writer) {
    cJSON *run = cJSON_CreateObject();
    add_tool(run, writer->report);
    add_invocation(run, writer);
    add_base(run, &writer->paths);
    json_add_text(run, "columnKind", "utf16CodeUnits");
    cJSON_AddItemToObject(run, "results", results(writer));
    return run;
}

char *report_render_sarif(const Report *report) {
    SarifWriter writer = {.report = report, .sources = report->sources};
    /* GitHub takes what is relative for relative to the checkout, whatever the base says. */
    shown_paths_init_from(&writer.paths, "GITHUB_WORKSPACE");
    cJSON *log = cJSON_CreateObject();
    json_add_text(log, "$schema", SCHEMA);
    json_add_text(log, "version", "2.1.0");
    cJSON_AddItemToArray(cJSON_AddArrayToObject(log, "runs"), run_to_sarif(&writer));
    shown_paths_clear(&writer.paths);
    return json_finish(log);
}
