/* SARIF: what tests/format_check.py's schema does not say. */
#include "report/sarif.h"
#include "report_fixture.h"

#include <cjson/cJSON.h>
#include <string.h>
#include <unistd.h>

/* The value at a path: keys, and indexes of arrays. */
static const cJSON *at(const cJSON *value, const char *path) {
    g_auto(GStrv) steps = g_strsplit(path, ".", -1);
    for (guint i = 0; steps[i] != NULL; i++)
        value = g_ascii_isdigit(steps[i][0]) ? cJSON_GetArrayItem(value, atoi(steps[i]))
                                             : cJSON_GetObjectItemCaseSensitive(value, steps[i]);
    return value;
}

static const char *text_at(const cJSON *value, const char *path) {
    return cJSON_GetStringValue(at(value, path));
}

static int number_at(const cJSON *value, const char *path) {
    const cJSON *number = at(value, path);
    g_assert_true(cJSON_IsNumber(number));
    return number->valueint;
}

static cJSON *render(const Report *report) {
    g_autofree char *text = report_render_sarif(report);
    g_assert_true(g_str_has_suffix(text, "}\n"));
    g_assert_true(g_utf8_validate(text, -1, NULL));
    cJSON *json = cJSON_Parse(text);
    g_assert_nonnull(json);
    return json;
}

static void test_nothing(void) {
    Report *report = report_new();
    cJSON *json = render(report);
    g_assert_cmpstr(text_at(json, "version"), ==, "2.1.0");
    g_assert_true(cJSON_IsArray(at(json, "runs.0.results")));
    g_assert_true(cJSON_IsTrue(at(json, "runs.0.invocations.0.executionSuccessful")));
    g_assert_null(at(json, "runs.0.invocations.0.toolExecutionNotifications"));
    cJSON_Delete(json);
    report_free(report);
}

static void test_rule(void) {
    Report *report = report_new();
    fixture_add_rule(report);
    cJSON *json = render(report);
    const cJSON *rule = at(json, "runs.0.tool.driver.rules.0");
    g_assert_cmpstr(text_at(rule, "id"), ==, "blocking-sleep");
    g_assert_cmpstr(text_at(rule, "name"), ==, "BlockingSleep");
    g_assert_cmpstr(text_at(rule, "shortDescription.text"), ==, "The thread sleeps.");
    g_assert_cmpstr(text_at(rule, "fullDescription.text"), ==, "Finds sleeps of the thread.");
    g_assert_cmpstr(text_at(rule, "defaultConfiguration.level"), ==, "warning");
    g_assert_nonnull(strstr(text_at(rule, "help.text"), "if (a < b) { sleep(1); }"));
    g_assert_nonnull(strstr(text_at(rule, "help.markdown"), "```cpp\nco_await timer(1);\n```"));
    cJSON_Delete(json);
    report_free(report);
}

/* A way of one step, from a line with characters of several bytes. */
static void test_finding(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "a.c", "\n/* ö \xF0\x9F\x94\x92 */ f();\n");
    Report *report = report_new();
    fixture_add_rule(report);
    Finding *finding = fixture_add_finding(report, file, 2, 15, 2, 18);
    finding->function = g_strdup("house::update");
    finding->help = g_strdup("use a timer");
    fixture_add_step(finding, file, 1, 1, "'f' calls 'sleep'");
    cJSON *json = render(report);
    const cJSON *result = at(json, "runs.0.results.0");
    g_assert_cmpstr(text_at(json, "runs.0.columnKind"), ==, "utf16CodeUnits");
    g_assert_cmpstr(text_at(result, "ruleId"), ==, "blocking-sleep");
    g_assert_cmpint(number_at(result, "ruleIndex"), ==, 0);
    g_assert_cmpstr(text_at(result, "level"), ==, "warning");
    g_assert_cmpstr(text_at(result, "message.text"), ==, finding->message);
    const cJSON *region = at(result, "locations.0.physicalLocation.region");
    g_assert_cmpint(number_at(region, "startLine"), ==, 2);
    g_assert_cmpint(number_at(region, "startColumn"), ==, 12);
    g_assert_cmpint(number_at(region, "endLine"), ==, 2);
    g_assert_cmpint(number_at(region, "endColumn"), ==, 15);
    g_assert_cmpstr(text_at(result, "locations.0.logicalLocations.0.fullyQualifiedName"), ==,
                    "house::update");
    g_assert_cmpstr(text_at(at(result, "partialFingerprints"), "corolint/v1"), ==,
                    finding->fingerprint);
    g_assert_cmpstr(text_at(result, "properties.help"), ==, "use a timer");
    const cJSON *steps = at(result, "codeFlows.0.threadFlows.0.locations");
    g_assert_cmpint(cJSON_GetArraySize(steps), ==, 2);
    g_assert_cmpstr(text_at(steps, "0.location.message.text"), ==, finding->message);
    g_assert_cmpstr(text_at(steps, "1.location.message.text"), ==, "'f' calls 'sleep'");
    g_assert_cmpint(number_at(steps, "1.location.physicalLocation.region.startLine"), ==, 1);
    g_assert_cmpstr(text_at(result, "relatedLocations.0.message.text"), ==, "'f' calls 'sleep'");
    cJSON_Delete(json);
    report_free(report);
}

static void test_findings_without_a_rule_or_trace(void) {
    Report *report = report_new();
    fixture_add_finding(report, "/a.c", 1, 1, 1, 2);
    cJSON *json = render(report);
    const cJSON *result = at(json, "runs.0.results.0");
    g_assert_cmpstr(text_at(result, "ruleId"), ==, "blocking-sleep");
    g_assert_null(at(result, "ruleIndex"));
    g_assert_null(at(result, "codeFlows"));
    g_assert_null(at(result, "properties"));
    cJSON_Delete(json);
    report_free(report);
}

/* Below the current directory a name is relative to SRCROOT, elsewhere it is a file: URI. */
static void test_uris(void) {
    g_auto(TemporaryTree) tree = tree_new();
    g_autofree char *before = g_get_current_dir();
    Report *report = report_new();
    fixture_add_finding(report, tree_write(&tree, "in/s p#?%:a.c", "x"), 1, 1, 1, 2);
    fixture_add_finding(report, tree_write(&tree, "out \xFF.c", "x"), 1, 1, 1, 2);
    g_assert_cmpint(chdir(tree_path(&tree, "in")), ==, 0);
    cJSON *json = render(report);
    g_assert_cmpint(chdir(before), ==, 0);
    const char *root = text_at(json, "runs.0.originalUriBaseIds.SRCROOT.uri");
    g_autofree char *wanted_root = g_strdup_printf("file://%s/in/", tree.root);
    g_autofree char *wanted_out = g_strdup_printf("file://%s/out%%20%%FF.c", tree.root);
    g_assert_cmpstr(root, ==, wanted_root);
    const cJSON *inside =
        at(json, "runs.0.results.0.locations.0.physicalLocation.artifactLocation");
    g_assert_cmpstr(text_at(inside, "uri"), ==, "s%20p%23%3F%25%3Aa.c");
    g_assert_cmpstr(text_at(inside, "uriBaseId"), ==, "SRCROOT");
    const cJSON *outside =
        at(json, "runs.0.results.1.locations.0.physicalLocation.artifactLocation");
    g_assert_cmpstr(text_at(outside, "uri"), ==, wanted_out);
    g_assert_null(at(outside, "uriBaseId"));
    cJSON_Delete(json);
    report_free(report);
}

/* On GitHub, names are relative to the checkout wherever in it corolint runs. */
static void test_base_on_github(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *report = report_new();
    fixture_add_finding(report, tree_write(&tree, "part/a.c", "x"), 1, 1, 1, 2);
    g_setenv("GITHUB_WORKSPACE", tree.root, TRUE);
    cJSON *json = render(report);
    g_unsetenv("GITHUB_WORKSPACE");
    g_autofree char *wanted_root = g_strdup_printf("file://%s/", tree.root);
    g_assert_cmpstr(text_at(json, "runs.0.originalUriBaseIds.SRCROOT.uri"), ==, wanted_root);
    g_assert_cmpstr(
        text_at(json, "runs.0.results.0.locations.0.physicalLocation.artifactLocation.uri"), ==,
        "part/a.c");
    cJSON_Delete(json);
    report_free(report);
}

static void test_hostile_texts(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *report = fixture_hostile_report(&tree);
    cJSON *json = render(report);
    const char *message = text_at(json, "runs.0.results.0.message.text");
    /* Braces that mean themselves are doubled; a byte that is no text is U+FFFD. */
    g_assert_nonnull(strstr(message, " {{0}} 100%\r\n"));
    g_assert_nonnull(strstr(message, "\xEF\xBF\xBD ]]>"));
    g_assert_cmpint(cJSON_GetArraySize(at(json, "runs.0.results.1.locations")), ==, 0);
    const cJSON *invocation = at(json, "runs.0.invocations.0");
    g_assert_true(cJSON_IsFalse(at(invocation, "executionSuccessful")));
    const cJSON *errors = at(invocation, "toolExecutionNotifications");
    g_assert_cmpint(cJSON_GetArraySize(errors), ==, 2);
    g_assert_nonnull(text_at(errors, "0.locations.0.physicalLocation.artifactLocation.uri"));
    g_assert_null(at(errors, "1.locations"));
    cJSON_Delete(json);
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_unsetenv("GITHUB_WORKSPACE");
    g_test_add_func("/sarif/nothing", test_nothing);
    g_test_add_func("/sarif/rule", test_rule);
    g_test_add_func("/sarif/finding", test_finding);
    g_test_add_func("/sarif/without-rule-or-trace", test_findings_without_a_rule_or_trace);
    g_test_add_func("/sarif/uris", test_uris);
    g_test_add_func("/sarif/base-on-github", test_base_on_github);
    g_test_add_func("/sarif/hostile-texts", test_hostile_texts);
    return g_test_run();
}
