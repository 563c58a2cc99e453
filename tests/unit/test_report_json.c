/* The JSON format: its shape to the byte, its texts, its numbers. */
#include "report/json.h"

#include <cjson/cJSON.h>
#include <locale.h>
#include <string.h>

static Finding *add_finding(Report *report, SourceRange place) {
    Finding *finding = finding_new("blocking-sleep", SEVERITY_WARNING);
    source_range_assign(&finding->range, &place);
    finding->message = g_strdup("sleeps");
    g_ptr_array_add(report->findings, finding);
    return finding;
}

static cJSON *parse_report(const Report *report) {
    char *text = report_render_json(report);
    g_assert_true(g_str_has_suffix(text, "}\n"));
    g_assert_true(g_utf8_validate(text, -1, NULL));
    cJSON *json = cJSON_Parse(text);
    g_assert_nonnull(json);
    g_free(text);
    return json;
}

static const char *text_at(const cJSON *object, const char *key) {
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key));
}

/* What is printed, without its spaces: keys, their order and their types in one look. */
static void assert_compact(const Report *report, const char *expected) {
    cJSON *json = parse_report(report);
    char *compact = cJSON_PrintUnformatted(json);
    g_assert_cmpstr(compact, ==, expected);
    cJSON_free(compact);
    cJSON_Delete(json);
}

static void test_empty_report(void) {
    Report *report = report_new();
    assert_compact(report,
                   "{\"version\":1,\"tool\":{\"name\":\"corolint\",\"version\":\"" COROLINT_VERSION
                   "\",\"libclang\":\"\"},\"findings\":[],\"errors\":[],\"summary\":{\"files\":0,"
                   "\"functions\":0,\"coroutines\":0,\"findings\":0,\"suppressed\":0,\"errors\":0,"
                   "\"seconds\":0}}");
    report_free(report);
}

static void test_full_report(void) {
    Report *report = report_new();
    report->files = 3;
    report->functions = 20;
    report->coroutines = 5;
    report->suppressed = 1;
    report->seconds = 0.12345;
    report->libclang_version = "clang version 19";
    char *directory = g_get_current_dir();
    char *below = g_build_filename(directory, "src", "a.c", NULL);
    char above[] = "/elsewhere/b.h";
    Finding *finding = add_finding(report, (SourceRange){below, 12, 5, 13, 2});
    finding->function = g_strdup("update_counter");
    finding->help = g_strdup("use a timer");
    finding->fingerprint = g_strdup("0123456789abcdef0123456789abcdef");
    finding_add_step(finding, &(SourceRange){above, 1, 2, 3, 4}, "calls 'sleep'");
    report_add_error(report, below, "cannot be parsed");
    report_add_error(report, NULL, "no compile database");
    assert_compact(
        report,
        "{\"version\":1,\"tool\":{\"name\":\"corolint\",\"version\":\"" COROLINT_VERSION
        "\",\"libclang\":\"clang version 19\"},\"findings\":[{\"rule\":\"blocking-sleep\","
        "\"severity\":\"warning\",\"message\":\"sleeps\",\"file\":\"src/a.c\",\"line\":12,"
        "\"column\":5,\"endLine\":13,\"endColumn\":2,\"function\":\"update_counter\",\"trace\":[{"
        "\"message\":\"calls 'sleep'\",\"file\":\"/elsewhere/b.h\",\"line\":1,\"column\":2}],"
        "\"help\":\"use a timer\",\"fingerprint\":\"0123456789abcdef0123456789abcdef\"}],"
        "\"errors\":[{\"file\":\"src/a.c\",\"message\":\"cannot be parsed\"},{\"file\":\"\","
        "\"message\":\"no compile database\"}],\"summary\":{\"files\":3,\"functions\":20,"
        "\"coroutines\":5,\"findings\":1,\"suppressed\":1,\"errors\":2,\"seconds\":0.123}}");
    g_free(below);
    g_free(directory);
    report_free(report);
}

/* A reader can rely on every key and on its type. */
static void test_unknown_texts(void) {
    Report *report = report_new();
    char file[] = "/a.c";
    add_finding(report, (SourceRange){file, 1, 1, 1, 2});
    cJSON *json = parse_report(report);
    const cJSON *finding = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "findings"), 0);
    g_assert_cmpstr(text_at(finding, "function"), ==, "");
    g_assert_cmpstr(text_at(finding, "help"), ==, "");
    g_assert_true(cJSON_IsArray(cJSON_GetObjectItem(finding, "trace")));
    cJSON_Delete(json);
    report_free(report);
}

static void test_any_bytes(void) {
    Report *report = report_new();
    char file[] = "/dir\xFF/a\n\"b\\.c";
    Finding *finding = add_finding(report, (SourceRange){file, 1, 1, 1, 2});
    finding->help = g_strdup("bell \a, escape \033, tab \t, ü, 中");
    char *printed = report_render_json(report);
    g_assert_nonnull(strstr(printed, "bell \\u0007, escape \\u001b, tab \\t, ü, 中"));
    g_assert_null(strchr(printed, '\033'));
    g_free(printed);
    cJSON *json = parse_report(report);
    const cJSON *object = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "findings"), 0);
    g_assert_cmpstr(text_at(object, "file"), ==, "/dir\xEF\xBF\xBD/a\n\"b\\.c");
    cJSON_Delete(json);
    report_free(report);
}

static void test_large_numbers(void) {
    Report *report = report_new();
    report->functions = G_MAXUINT;
    report->seconds = 86400.5;
    char *printed = report_render_json(report);
    g_assert_nonnull(strstr(printed, "4294967295"));
    g_assert_nonnull(strstr(printed, "86400.5"));
    g_free(printed);
    report_free(report);
}

/* A decimal comma is no JSON. */
static void test_foreign_locale(void) {
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL) {
        g_test_skip("the locale is not installed");
        return;
    }
    Report *report = report_new();
    report->seconds = 0.25;
    char *printed = report_render_json(report);
    g_assert_nonnull(strstr(printed, "0.25"));
    g_free(printed);
    report_free(report);
    setlocale(LC_NUMERIC, "C");
}

static void test_order_is_kept(void) {
    Report *report = report_new();
    char file[] = "/a.c";
    for (unsigned line = 300; line > 0; line--)
        add_finding(report, (SourceRange){file, line, 1, line, 2});
    g_ptr_array_sort(report->findings, finding_compare);
    cJSON *json = parse_report(report);
    unsigned expected = 1;
    const cJSON *finding = NULL;
    cJSON_ArrayForEach(finding, cJSON_GetObjectItem(json, "findings")) {
        g_assert_cmpint(cJSON_GetObjectItem(finding, "line")->valueint, ==, (int)expected);
        expected++;
    }
    g_assert_cmpuint(expected, ==, 301);
    cJSON_Delete(json);
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/json/empty", test_empty_report);
    g_test_add_func("/json/full", test_full_report);
    g_test_add_func("/json/unknown-texts", test_unknown_texts);
    g_test_add_func("/json/any-bytes", test_any_bytes);
    g_test_add_func("/json/large-numbers", test_large_numbers);
    g_test_add_func("/json/locale", test_foreign_locale);
    g_test_add_func("/json/order", test_order_is_kept);
    return g_test_run();
}
