/* The HTML page: what it is put together from. How it behaves is seen in e2e.format_html. */
#include "report/html.h"
#include "report/html_data.h"
#include "report_fixture.h"

#include <string.h>

static guint count_of(const char *text, const char *part) {
    guint count = 0;
    for (const char *found = strstr(text, part); found; found = strstr(found + 1, part))
        count++;
    return count;
}

/* The JSON inside the page. */
static cJSON *page_data(const char *page) {
    static const char begin[] = "<script type=\"application/json\" id=\"data\">";
    const char *from = strstr(page, begin);
    g_assert_nonnull(from);
    from += strlen(begin);
    g_autofree char *json = g_strndup(from, (gsize)(strstr(from, "</script>") - from));
    g_assert_null(strchr(json, '<'));
    return cJSON_Parse(json);
}

static const cJSON *line_at(const cJSON *data, const char *number) {
    const cJSON *file = cJSON_GetArrayItem(cJSON_GetObjectItem(data, "files"), 0);
    return cJSON_GetObjectItem(cJSON_GetObjectItem(file, "lines"), number);
}

/* As many elements as without findings: no text of a report became markup. */
static void test_hostile_texts_stay_texts(void) {
    g_auto(TemporaryTree) tree = tree_new();
    Report *empty = report_new();
    Report *report = fixture_hostile_report(&tree);
    g_autofree char *plain = report_render_html(empty);
    g_autofree char *page = report_render_html(report);
    g_assert_true(g_utf8_validate(page, -1, NULL));
    g_assert_null(strstr(page, "<!--part:"));
    static const char *const markup[] = {"<", "<!--", "</script", "\033"};
    for (guint i = 0; i < G_N_ELEMENTS(markup); i++)
        g_assert_cmpuint(count_of(page, markup[i]), ==, count_of(plain, markup[i]));
    cJSON *data = page_data(page);
    const cJSON *finding = cJSON_GetArrayItem(cJSON_GetObjectItem(data, "findings"), 0);
    g_assert_nonnull(strstr(cJSON_GetStringValue(cJSON_GetObjectItem(finding, "message")),
                            "\r\n::error::</script><!-- \033[31m \xEF\xBF\xBD ]]>"));
    g_assert_cmpstr(cJSON_GetStringValue(line_at(data, "1")), ==, "</script><!-- \xEF\xBF\xBD");
    cJSON_Delete(data);
    report_free(report);
    report_free(empty);
}

static void test_it_fetches_nothing(void) {
    Report *report = report_new();
    g_autofree char *page = report_render_html(report);
    static const char *const fetching[] = {"http:", "https:", " src=", "@import", "url("};
    for (guint i = 0; i < G_N_ELEMENTS(fetching); i++)
        g_assert_null(strstr(page, fetching[i]));
    report_free(report);
}

/* Excerpts that overlap share their lines. */
static void test_lines_are_there_once(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "a.c", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n");
    Report *report = report_new();
    fixture_add_finding(report, file, 5, 1, 5, 2);
    fixture_add_step(fixture_add_finding(report, file, 6, 1, 6, 2), file, 7, 1, "there");
    cJSON *data = html_data(report);
    const cJSON *files = cJSON_GetObjectItem(data, "files");
    g_assert_cmpint(cJSON_GetArraySize(files), ==, 1);
    const cJSON *lines = cJSON_GetObjectItem(cJSON_GetArrayItem(files, 0), "lines");
    g_assert_cmpint(cJSON_GetArraySize(lines), ==, 9);
    g_assert_null(line_at(data, "1"));
    g_assert_cmpstr(lines->child->string, ==, "2");
    g_assert_cmpstr(cJSON_GetStringValue(line_at(data, "10")), ==, "10");
    cJSON_Delete(data);
    report_free(report);
}

/* Of a line too long to read, what stands around the column. */
static void test_long_lines_are_cut(void) {
    g_auto(TemporaryTree) tree = tree_new();
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 500000; i++)
        g_string_append(text, "\xC3\xB6");
    g_string_append(text, "sleep(1);");
    for (int i = 0; i < 500000; i++)
        g_string_append_c(text, ' ');
    const char *file = tree_write(&tree, "a.c", text->str);
    g_string_free(text, TRUE);
    Report *report = report_new();
    fixture_add_finding(report, file, 1, 1000001, 1, 1000009);
    g_autofree char *page = report_render_html(report);
    cJSON *data = page_data(page);
    const cJSON *line = line_at(data, "1");
    const cJSON *finding = cJSON_GetArrayItem(cJSON_GetObjectItem(data, "findings"), 0);
    const cJSON *step = cJSON_GetArrayItem(cJSON_GetObjectItem(finding, "steps"), 0);
    int column = cJSON_GetArrayItem(step, 2)->valueint;
    int skipped = cJSON_GetArrayItem(line, 0)->valueint;
    const char *shown = cJSON_GetStringValue(cJSON_GetArrayItem(line, 1));
    g_assert_cmpint(column, ==, 500001);
    g_assert_true(g_str_has_prefix(g_utf8_offset_to_pointer(shown, column - 1 - skipped), "sleep"));
    g_assert_true(cJSON_IsTrue(cJSON_GetArrayItem(line, 2)));
    g_assert_cmpuint(strlen(page), <, 100000);
    cJSON_Delete(data);
    report_free(report);
}

/* The break of the last line begins no other. */
static void test_the_end_of_a_file(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *file = tree_write(&tree, "a.c", "1\n\n3\n");
    Report *report = report_new();
    fixture_add_finding(report, file, 3, 1, 3, 2);
    cJSON *data = html_data(report);
    g_assert_cmpstr(cJSON_GetStringValue(line_at(data, "2")), ==, "");
    g_assert_cmpstr(cJSON_GetStringValue(line_at(data, "3")), ==, "3");
    g_assert_null(line_at(data, "4"));
    cJSON_Delete(data);
    report_free(report);
}

static void test_files_that_are_gone_have_no_lines(void) {
    Report *report = report_new();
    fixture_add_finding(report, "/no/such/file.c", 5, 1, 5, 2);
    fixture_add_finding(report, NULL, 0, 0, 0, 0);
    cJSON *data = html_data(report);
    const cJSON *files = cJSON_GetObjectItem(data, "files");
    g_assert_cmpint(cJSON_GetArraySize(files), ==, 1);
    const cJSON *lines = cJSON_GetObjectItem(cJSON_GetArrayItem(files, 0), "lines");
    g_assert_cmpint(cJSON_GetArraySize(lines), ==, 0);
    const cJSON *second = cJSON_GetArrayItem(cJSON_GetObjectItem(data, "findings"), 1);
    const cJSON *step = cJSON_GetArrayItem(cJSON_GetObjectItem(second, "steps"), 0);
    g_assert_cmpint(cJSON_GetArrayItem(step, 0)->valueint, ==, -1);
    cJSON_Delete(data);
    report_free(report);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/hostile-texts-stay-texts", test_hostile_texts_stay_texts);
    g_test_add_func("/html/it-fetches-nothing", test_it_fetches_nothing);
    g_test_add_func("/html/lines-are-there-once", test_lines_are_there_once);
    g_test_add_func("/html/long-lines-are-cut", test_long_lines_are_cut);
    g_test_add_func("/html/the-end-of-a-file", test_the_end_of_a_file);
    g_test_add_func("/html/files-that-are-gone", test_files_that_are_gone_have_no_lines);
    return g_test_run();
}
