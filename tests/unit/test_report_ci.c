/* The formats of CI systems: GitHub's commands, GitLab's code quality, JUnit. */
#include "report/github.h"
#include "report/gitlab.h"
#include "report/junit.h"
#include "report/sarif.h"
#include "report_fixture.h"

#include <cjson/cJSON.h>
#include <string.h>

static void assert_has(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        g_error("not found: %s\nin: %s", part, text);
}

static guint count_of(const char *text, const char *part) {
    guint count = 0;
    for (const char *found = strstr(text, part); found; found = strstr(found + 1, part))
        count++;
    return count;
}

static void test_github_commands(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "a.c", "ö f();\n");
    Report *report = report_new();
    Finding *finding = fixture_add_finding(report, file, 1, 4, 1, 7);
    finding->help = g_strdup("use a timer");
    fixture_add_step(finding, file, 2, 3, "'f' calls 'sleep'");
    fixture_add_finding(report, file, 1, 4, 3, 7)->severity = SEVERITY_NOTE;
    fixture_add_finding(report, file, 9, 0, 9, 0)->severity = SEVERITY_ERROR;
    g_setenv("GITHUB_WORKSPACE", tree.root, TRUE);
    g_autofree char *text = report_render_github(report);
    g_unsetenv("GITHUB_WORKSPACE");
    g_assert_cmpstr(
        text, ==,
        "::warning file=a.c,line=1,endLine=1,col=3,endColumn=6,title=corolint (blocking-sleep)::"
        "'sleep' puts the thread to sleep%0Aa.c:2:3: 'f' calls 'sleep'%0Ahelp: use a timer\n"
        "::notice file=a.c,line=1,endLine=3,title=corolint (blocking-sleep)::"
        "'sleep' puts the thread to sleep\n"
        "::error file=a.c,line=9,endLine=9,title=corolint (blocking-sleep)::"
        "'sleep' puts the thread to sleep\n");
    report_free(report);
}

/* Nothing in a text may end a command, begin another or end a property. */
static void test_github_hostile(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *report = fixture_hostile_report(&tree);
    g_setenv("GITHUB_WORKSPACE", tree.root, TRUE);
    g_autofree char *text = report_render_github(report);
    g_unsetenv("GITHUB_WORKSPACE");
    assert_has(text, "file=a b%25%2C%3A;\"'&<!--</script>\xEF\xBF\xBD.c,");
    assert_has(text, "{0} 100%25%0D%0A::error::");
    g_assert_cmpuint(count_of(text, "\n"), ==, 4);
    g_assert_cmpuint(count_of(text, "\n::"), ==, 3);
    g_assert_null(strchr(text, '\r'));
    g_assert_true(g_utf8_validate(text, -1, NULL));
    report_free(report);
}

/* An error at a place, as in a configuration, is shown there. */
static void test_errors_with_a_place(void) {
    Report *report = report_new();
    report_add_error_at(report, "/house/.corolint.json", 3, 5, "unknown key");
    g_autofree char *github = report_render_github(report);
    g_assert_cmpstr(github, ==,
                    "::error file=/house/.corolint.json,line=3,endLine=3,title=corolint::unknown "
                    "key\n");
    g_autofree char *gitlab = report_render_gitlab(report);
    assert_has(gitlab, "\"begin\":\t3");
    g_autofree char *sarif = report_render_sarif(report);
    assert_has(sarif, "\"startLine\":\t3");
    assert_has(sarif, "\"text\":\t\"unknown key\"");
    report_free(report);
}

static void test_gitlab(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *report = fixture_hostile_report(&tree);
    const char *other = tree_path(&tree, "src/b.c");
    fixture_add_finding(report, other, 7, 1, 8, 2)->severity = SEVERITY_ERROR;
    fixture_add_finding(report, other, 9, 1, 9, 2)->severity = SEVERITY_NOTE;
    g_autofree char *link = g_strconcat(tree.root, "/./", NULL);
    g_setenv("CI_PROJECT_DIR", link, TRUE);
    g_autofree char *text = report_render_gitlab(report);
    g_unsetenv("CI_PROJECT_DIR");
    cJSON *json = cJSON_Parse(text);
    g_assert_cmpint(cJSON_GetArraySize(json), ==, 5);
    static const char *const severities[] = {"minor", "minor", "major", "info", "critical"};
    g_autoptr(GHashTable) fingerprints = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < 5; i++) {
        const cJSON *issue = cJSON_GetArrayItem(json, i);
        g_assert_cmpstr(cJSON_GetStringValue(cJSON_GetObjectItem(issue, "severity")), ==,
                        severities[i]);
        g_hash_table_add(fingerprints,
                         cJSON_GetStringValue(cJSON_GetObjectItem(issue, "fingerprint")));
    }
    g_assert_cmpuint(g_hash_table_size(fingerprints), ==, 5);
    const cJSON *location = cJSON_GetObjectItem(cJSON_GetArrayItem(json, 2), "location");
    const cJSON *lines = cJSON_GetObjectItem(location, "lines");
    g_assert_cmpstr(cJSON_GetStringValue(cJSON_GetObjectItem(location, "path")), ==, "src/b.c");
    g_assert_cmpint(cJSON_GetObjectItem(lines, "begin")->valueint, ==, 7);
    g_assert_cmpint(cJSON_GetObjectItem(lines, "end")->valueint, ==, 8);
    cJSON_Delete(json);
    report_free(report);
}

static void test_junit_passes(void) {
    Report *report = report_new();
    g_autofree char *text = report_render_junit(report);
    assert_has(text, "<testsuite name=\"corolint\" package=\"corolint\" id=\"0\"");
    assert_has(text, "tests=\"1\" failures=\"0\" errors=\"0\"");
    assert_has(text, "<testcase classname=\"corolint\" name=\"no findings\" time=\"0\"/>");
    report_free(report);
}

/* A suite a file, whatever order findings and errors come in; no two tests of one name. */
static void test_junit_suites(void) {
    Report *report = report_new();
    Finding *finding = fixture_add_finding(report, "/a.c", 3, 1, 3, 2);
    finding->help = g_strdup("use a timer");
    fixture_add_step(finding, "/b.c", 2, 3, "'f' calls 'sleep'");
    fixture_add_finding(report, "/a.c", 5, 1, 5, 2)->severity = SEVERITY_ERROR;
    report_add_error(report, "/b.c", "is broken");
    report_add_error(report, "/a.c", "is broken too");
    g_autofree char *text = report_render_junit(report);
    g_assert_cmpuint(count_of(text, "<testsuite "), ==, 2);
    assert_has(text, "<testsuite name=\"/a.c\" package=\"corolint\" id=\"0\"");
    assert_has(text, "tests=\"3\" failures=\"2\" errors=\"1\"");
    assert_has(text, "name=\"blocking-sleep: &apos;sleep&apos; puts the thread to sleep\"");
    assert_has(text, "name=\"blocking-sleep: &apos;sleep&apos; puts the thread to sleep (2)\"");
    assert_has(text, " type=\"warning\">/a.c:3:1: warning: &apos;sleep&apos; puts the thread to "
                     "sleep\n/b.c:2:3: note: &apos;f&apos; calls &apos;sleep&apos;\n"
                     "help: use a timer\n</failure>");
    assert_has(text, "<testcase classname=\"/b.c\" name=\"analysis: is broken\" time=\"0\">\n"
                     "      <error message=\"is broken\" type=\"error\"/>");
    report_free(report);
}

/* XML has no way to write a control character, not even as a reference. */
static void test_junit_hostile(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *report = fixture_hostile_report(&tree);
    g_autofree char *text = report_render_junit(report);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *at = text; *at != '\0'; at++)
        g_assert_true((guchar)*at >= ' ' || *at == '\n');
    assert_has(text, "&apos;f&lt;&amp;&gt;&quot;&apos; {0}");
    assert_has(text, "&lt;U+001B&gt;[31m &lt;FF&gt; ]]&gt;");
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_unsetenv("GITHUB_WORKSPACE");
    g_unsetenv("CI_PROJECT_DIR");
    g_test_add_func("/github/commands", test_github_commands);
    g_test_add_func("/github/hostile", test_github_hostile);
    g_test_add_func("/errors-with-a-place", test_errors_with_a_place);
    g_test_add_func("/gitlab", test_gitlab);
    g_test_add_func("/junit/passes", test_junit_passes);
    g_test_add_func("/junit/suites", test_junit_suites);
    g_test_add_func("/junit/hostile", test_junit_hostile);
    return g_test_run();
}
